import { Effect } from "effect"
import { system } from "../../agency/actor.ts"
import { type ClockCommand, clock } from "../../document/clock/decide.ts"
import type { ClockEvent } from "../../document/clock/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { uncounted } from "../record/annotate-recorded.ts"
import { Settings } from "../settings/settings.ts"
import { changeStream } from "../stream/decide-on.ts"
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
        `This machine's clock was set back from ${event.from} to ${event.to}; work queued before that is still sent`,
      )
  }
}

/** Records a finding about this machine's clock, unless the log already has it. */
export const recordClockState = Effect.fnUntraced(function* (command: ClockCommand) {
  const { agency } = yield* Settings
  const known = load("clock", streamName.clock(agency.code), clock.evolve)
  const recorded = yield* uncounted(changeStream(system, "clock", clock, known, command))
  yield* Effect.forEach(recorded, logEvent)
})
