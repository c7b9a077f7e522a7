import { Result } from "effect"
import type { Decider } from "../decider.ts"
import type { AxisEvent } from "./event.ts"

/** The current outage of the axis. Absent while the axis answers. */
export type AxisAbsence = Omit<Extract<AxisEvent, { _tag: "AxisAway" }>, "_tag">

/** What was observed about the axis. */
export type AxisCommand = ({ readonly _tag: "Lose" } & AxisAbsence) | { readonly _tag: "Find" }

/** Only the first of several workers and processes that observe the same change records it. */
const decide = (state: AxisAbsence | undefined, command: AxisCommand): ReadonlyArray<AxisEvent> => {
  if (command._tag === "Lose") return state ? [] : [{ ...command, _tag: "AxisAway" }]
  return state ? [{ _tag: "AxisBack", awaySince: state.since }] : []
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
