import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import type { ClockEvent } from "../../document/clock/event.ts"
import { type ClockCommand, decide, evolve } from "../../document/clock/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { record, retryContended } from "../ground/record.ts"
import { beside } from "../ground/recording.ts"
import { Settings } from "../ground/settings.ts"
import { append } from "../stream/append.ts"
import { load } from "../stream/load.ts"

/** Logs the event for the operator. */
const logEvent = (event: ClockEvent) => {
  switch (event._tag) {
    case "ClockOff":
      return Effect.logWarning(event.text.en)
    case "ClockInStep":
      return Effect.logInfo("This machine's clock is in step with the axis' again")
    case "ClockSetBack":
      return Effect.logWarning(
        `This machine's clock was set back from ${event.from} to ${event.to}; work put in before still leaves`,
      )
  }
}

/** Records a finding about this machine's clock, unless the log already has it. */
export const tellClock = Effect.fnUntraced(function* (command: ClockCommand) {
  const { agency } = yield* Settings
  const told = yield* Effect.gen(function* () {
    const { state, ...loaded } = yield* load("clock", streamName.clock(agency.code), evolve)
    const events = decide(state, command)
    if (events.length > 0) yield* beside(record(system, { appends: [append("clock", loaded, events)] }))
    return events
  }).pipe(retryContended)
  yield* Effect.forEach(told, logEvent)
})
