import type { AxisClock } from "../../policy/axis-clock.ts"
import { epochMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { ClockEvent } from "./event.ts"

/** What the log tells of our clock. */
export interface ClockKnown {
  /** By how much it is ahead of the axis'; absent while it is in step. */
  readonly aheadMillis?: number
  /** When it was last set back, and whether it is not known yet to be in step since. */
  readonly setBack?: { readonly from: VietnamTime; readonly to: VietnamTime; readonly isOpen: boolean }
}

/** What is found out about the clock. */
export type ClockCommand =
  | { readonly _tag: "Compare"; readonly clock: AxisClock }
  | { readonly _tag: "SetBack"; readonly from: VietnamTime; readonly to: VietnamTime }

/** A difference that has grown by less than this is the one that was told. */
const sameOffMillis = 60_000
/** Processes that find the same clock set back do not look at it in the same minute. */
const sameSetBackMillis = 5 * 60_000

const isNear = (one: VietnamTime, other: VietnamTime) =>
  Math.abs(epochMillis(one) - epochMillis(other)) <= sameSetBackMillis

/** Of several workers and processes that find out the same, the first one tells it. */
export const decide = (state: ClockKnown | undefined, command: ClockCommand): ReadonlyArray<ClockEvent> => {
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

export const evolve = (state: ClockKnown | undefined, event: ClockEvent): ClockKnown => {
  if (event._tag === "ClockOff") return { ...state, aheadMillis: event.aheadMillis }
  if (event._tag === "ClockSetBack")
    return { ...state, setBack: { from: event.from, to: event.to, isOpen: true } }
  return state?.setBack ? { setBack: { ...state.setBack, isOpen: false } } : {}
}
