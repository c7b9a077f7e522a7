import type { AxisEvent } from "./event.ts"

/** The absence of an axis that is away. An axis that answers has none. */
export type AxisAbsence = Omit<Extract<AxisEvent, { _tag: "AxisAway" }>, "_tag">

/** What is found out about the axis. */
export type AxisCommand = ({ readonly _tag: "Lose" } & AxisAbsence) | { readonly _tag: "Find" }

/** Of several workers and processes that find out the same, the first one tells it. */
export const decide = (state: AxisAbsence | undefined, command: AxisCommand): ReadonlyArray<AxisEvent> => {
  if (command._tag === "Lose") return state ? [] : [{ ...command, _tag: "AxisAway" }]
  return state ? [{ _tag: "AxisBack", awaySince: state.since }] : []
}

/** Each event tells all there is to know. */
export const evolve = (_: AxisAbsence | undefined, event: AxisEvent): AxisAbsence | undefined => {
  if (event._tag === "AxisBack") return undefined
  const { _tag, ...absence } = event
  return absence
}
