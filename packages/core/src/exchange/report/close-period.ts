import { Effect, Option } from "effect"
import { readSealer, sealing } from "../../adapter-kit/promise/read-sealer.ts"
import type { Actor } from "../../agency/actor.ts"
import { closingTally, type FigureChange, figureChanges } from "../../figure/closed-figures.ts"
import { FiguresError } from "../../figure/figures-error.ts"
import { type Period, periodName, periodOf } from "../../figure/period.ts"
import { type Closing, closeError, closing } from "../../log/closing.ts"
import { type ClosingStatement, closingText, readClosingText } from "../../log/closing-statement.ts"
import { printFiguresFile } from "../../log/figures-file.ts"
import { readSealText } from "../../log/seal.ts"
import { sealStream, streamName } from "../../log/stream-kind.ts"
import { LogSealer } from "../../port/log-sealer.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { sealLog } from "../log/seal-log.ts"
import { now } from "../runtime/runtime.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { Settings } from "../settings/settings.ts"
import { changeStream } from "../stream/decide-on.ts"
import { decodeEvent, undecodable } from "../stream/event-codec.ts"
import { load } from "../stream/load.ts"
import { rulesDigest } from "../view/rules-digest.ts"
import type { Views } from "../view/views.ts"
import { type PeriodRequest, readPeriod } from "./read-period.ts"
import { walkFigureLines } from "./walk-figure-lines.ts"

/** The figures that a period was closed with, and those that differ now. */
export interface ClosedPeriod extends Omit<ClosingStatement, "format" | "formatVersion"> {
  /** The text of the file for the agency above; see `collectFigures`. */
  readonly file: string
  /** The figures of all documents that differ now, because something was recorded late or corrected. */
  readonly changed: ReadonlyArray<FigureChange>
  /** Whether the agency's calendar or duty terms have changed since. */
  readonly rulesChanged: boolean
  readonly isCurrent: boolean
}

const loadClosing = (period: Period) => load("figures", streamName.figures(period), closing.evolve)

/** Seals the log, if the agency has a key for it, and returns the last seal. */
const lastSeal = Effect.fnUntraced(function* (sealer: LogSealer["Service"]) {
  yield* sealLog()
  const last = Option.getOrUndefined(yield* (yield* Storage).readLast(sealStream))
  if (last === undefined) return {}
  const { statement } = yield* decodeEvent("seal", last)
  const seal = Option.getOrUndefined(readSealText(statement))
  return seal ? { seal: { hash: sealer.hash(statement) as Digest, through: seal.through } } : {}
})

const count = Effect.fnUntraced(function* (views: Views, period: Period) {
  const counted = yield* walkFigureLines(views, period, () => closingTally(period))
  return { ...counted, figures: counted.counted.figures() }
})

/** Reads the statement of a closing. */
const statementOf = Effect.fnUntraced(function* (period: Period, { statement }: Closing) {
  const read = readClosingText(statement)
  if (read) return read
  const last = Option.getOrUndefined(yield* (yield* Storage).readLast(streamName.figures(period)))
  return yield* last
    ? undecodable(last, "the statement is not one of closed figures")
    : new FiguresError({ reason: "not-closed", detail: { period: periodName(period) } })
})

/** A closed period with what has changed since. */
const closedPeriod = Effect.fnUntraced(function* (views: Views, period: Period, closed: Closing) {
  const { format, formatVersion, ...statement } = yield* statementOf(period, closed)
  const { figures, isCurrent } = yield* count(views, period)
  return {
    ...statement,
    file: printFiguresFile(closed),
    changed: figureChanges(statement.figures.total, figures.total),
    rulesChanged: rulesDigest(yield* dutyRules) !== statement.rules,
    isCurrent,
  } satisfies ClosedPeriod as ClosedPeriod
})

const state = (
  agency: { readonly code: ClosingStatement["agency"]["code"]; readonly name: string },
  at: VietnamTime,
  rest: Pick<ClosingStatement, "period" | "asOf" | "seal" | "rules" | "figures">,
): string =>
  closingText({
    format: "lienthong-figures",
    formatVersion: 1,
    agency: { code: agency.code, name: agency.name },
    at,
    ...rest,
  })

/**
 * Closes the figures of a period that is over (chốt số liệu): counts them at one position of the log, seals
 * the log over it, and records both. A closed period stays as it was closed.
 */
export const closePeriod = Effect.fn("Exchange.closePeriod")(function* (
  views: Views,
  request: PeriodRequest,
  by: Actor,
) {
  const period = periodOf(yield* readPeriod(request.period))
  const at = yield* now
  const why = closeError((yield* loadClosing(period)).state, period, at)
  if (why) return yield* why
  const { figures, asOf, isStill, isCurrent } = yield* count(views, period)
  if (!isStill || !isCurrent)
    return yield* new FiguresError({ reason: "moving", detail: { period: periodName(period) } })
  const sealer = Option.getOrUndefined(Option.map(yield* Effect.serviceOption(LogSealer), readSealer))
  const seal = sealer ? yield* sealing(lastSeal(sealer)) : {}
  const { agency } = yield* Settings
  const rules = rulesDigest(yield* dutyRules)
  const statement = state(agency, at, { period, asOf: String(asOf), ...seal, rules, figures })
  const signature = sealer && (yield* sealer.sign(statement))
  yield* changeStream(by, "figures", closing, loadClosing(period), {
    _tag: "Close",
    period,
    at,
    statement,
    ...(signature && { signature }),
  })
  return yield* closedPeriod(views, period, { statement, at, ...(signature && { signature }) })
})

/** The figures that a period was closed with, and those that differ now. */
export const readClosedPeriod = Effect.fnUntraced(function* (views: Views, request: PeriodRequest) {
  const period = periodOf(yield* readPeriod(request.period))
  const closed = (yield* loadClosing(period)).state
  if (closed) return yield* closedPeriod(views, period, closed)
  return yield* new FiguresError({ reason: "not-closed", detail: { period: periodName(period) } })
})
