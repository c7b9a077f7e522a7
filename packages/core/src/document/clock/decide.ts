import { Result } from "effect"
import type { AxisClock } from "../../policy/axis-clock.ts"
import { epochMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Decider } from "../decider.ts"
import type { ClockEvent } from "./event.ts"

/** What the log says about this machine's clock. */
export interface ClockKnown {
  /** How far it is ahead of the axis. Absent while both agree. */
  readonly aheadMillis?: number
  /** When it was last set back. Absent once it is known to agree with the axis again. */
  readonly setBack?: { readonly from: VietnamTime; readonly to: VietnamTime; readonly isOpen: boolean }
}

/** What was observed about the clock. */
export type ClockCommand =
  | { readonly _tag: "Compare"; readonly clock: AxisClock }
  | { readonly _tag: "SetBack"; readonly from: VietnamTime; readonly to: VietnamTime }

/** A difference that grew by less than this counts as the recorded one. */
const sameOffMillis = 60_000
/** Processes may notice the same set-back clock minutes apart. */
const sameSetBackMillis = 5 * 60_000

const isNear = (one: VietnamTime, other: VietnamTime) =>
  Math.abs(epochMillis(one) - epochMillis(other)) <= sameSetBackMillis

/** Only the first of several workers and processes that observe the same change records it. */
const decide = (state: ClockKnown | undefined, command: ClockCommand): ReadonlyArray<ClockEvent> => {
  if (command._tag === "SetBack") {
    const { from, to } = command
    const known = state?.setBack
    const isTold = known !== undefined && isNear(known.from, from) && isNear(known.to, to)
    return isTold ? [] : [{ _tag: "ClockSetBack", from, to }]
  }
  const { aheadMillis, axisTime, inStep, reason } = command.clock
  const told = state?.aheadMillis
  if (inStep) {
    const isOpen = told !== undefined || state?.setBack?.isOpen === true
    return isOpen ? [{ _tag: "ClockInStep", wasAheadMillis: told ?? 0 }] : []
  }
  if (told !== undefined && Math.abs(told - aheadMillis) <= sameOffMillis) return []
  return [{ _tag: "ClockOff", aheadMillis, axisTime, text: reason }]
}

const evolve = (state: ClockKnown | undefined, event: ClockEvent): ClockKnown => {
  if (event._tag === "ClockOff") return { ...state, aheadMillis: event.aheadMillis }
  if (event._tag === "ClockSetBack")
    return { ...state, setBack: { from: event.from, to: event.to, isOpen: true } }
  return state?.setBack ? { setBack: { ...state.setBack, isOpen: false } } : {}
}

/** The decider of this machine's clock. Observations never fail. */
export const clock: Decider<ClockKnown, ClockCommand, ClockEvent, never> = {
  decide: (state, command) => Result.succeed(decide(state, command)),
  evolve,
}
