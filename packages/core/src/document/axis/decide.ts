import { Result } from "effect"
import { epochMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Decider } from "../decider.ts"
import type { AxisEvent } from "./event.ts"

/** The current outage of the axis. Absent while the axis answers. */
export type AxisAbsence = Omit<Extract<AxisEvent, { _tag: "AxisAway" }>, "_tag">

/** What was observed about the axis. */
export type AxisCommand =
  | ({ readonly _tag: "Lose" } & AxisAbsence)
  /** It answered at a time. */
  | { readonly _tag: "Find"; readonly at: VietnamTime }

/** Only the first of several workers and processes that observe the same change records it. */
const decide = (state: AxisAbsence | undefined, command: AxisCommand): ReadonlyArray<AxisEvent> => {
  if (command._tag === "Lose") return state ? [] : [{ ...command, _tag: "AxisAway" }]
  // An answer from before the absence, which another process reports late, does not end it.
  const isBack = state !== undefined && epochMillis(command.at) > epochMillis(state.since)
  return isBack ? [{ _tag: "AxisBack", awaySince: state.since }] : []
}

/** Each event holds the whole state. */
const evolve = (_: AxisAbsence | undefined, event: AxisEvent): AxisAbsence | undefined => {
  if (event._tag === "AxisBack") return undefined
  const { _tag, ...absence } = event
  return absence
}

/** The decider of the axis' availability. Observations never fail. */
export const axis: Decider<AxisAbsence, AxisCommand, AxisEvent, never> = {
  decide: (state, command) => Result.succeed(decide(state, command)),
  evolve,
}
