import { Result } from "effect"
import type { Decider } from "../document/decider.ts"
import { FiguresError } from "../figure/figures-error.ts"
import { lastInstantOf, type Period, periodName } from "../figure/period.ts"
import { printTime, type VietnamTime } from "../time/vietnam-time.ts"
import type { ClosingEvent } from "./closing-event.ts"
import type { SealSignature } from "./event.ts"

/** The figures of a period that were closed. */
export interface Closing {
  readonly statement: string
  readonly signature?: SealSignature
  readonly at: VietnamTime
}

/** Closes the figures of a period, or asks whether they may be closed before they are counted. */
export interface ClosingCommand {
  readonly _tag: "Close"
  readonly period: Period
  readonly at: VietnamTime
  readonly statement: string
  readonly signature?: SealSignature
}

/** Why a period cannot be closed now, if it cannot. */
export const closeError = (
  state: Closing | undefined,
  period: Period,
  at: VietnamTime,
): FiguresError | undefined => {
  const name = periodName(period)
  if (state)
    return new FiguresError({ reason: "already-closed", detail: { period: name, at: printTime(state.at) } })
  return at <= lastInstantOf(period)
    ? new FiguresError({ reason: "not-over", detail: { period: name, until: period.until } })
    : undefined
}

/** The decider of the figures of a period (chốt số liệu kỳ thống kê). */
export const closing: Decider<Closing, ClosingCommand, ClosingEvent, FiguresError> = {
  decide: (state, { period, at, statement, signature }) => {
    const why = closeError(state, period, at)
    return why
      ? Result.fail(why)
      : Result.succeed([{ _tag: "PeriodClosed", period, statement, ...(signature && { signature }) }])
  },
  evolve: (state, { statement, signature }, at) =>
    state ?? { statement, ...(signature && { signature }), at },
}
