import { Effect, Schema } from "effect"
import { groupTally } from "../../figure/closed-figures.ts"
import { countLine } from "../../figure/count-line.ts"
import type { FigureLine } from "../../figure/figure-line.ts"
import type { Figures } from "../../figure/figures.ts"
import { Grouping, Narrowing, narrowed } from "../../figure/group.ts"
import { type Period, periodOf } from "../../figure/period.ts"
import { emptyTally, figuresOf } from "../../figure/tally.ts"
import { typeGroup } from "../../report/figure/type-group.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { optional } from "../input/request.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"
import type { CountedViews, Views } from "../view/views.ts"
import { PeriodRequest, readPeriod } from "./read-period.ts"
import { type CountProgress, walkFigureLines } from "./walk-figure-lines.ts"

/** The request of `reports.figures`: a period, a grouping, and filters. */
export const FiguresRequest = Schema.Struct({
  ...PeriodRequest.fields,
  groupBy: optional(Grouping),
  ...Narrowing.fields,
})
export interface FiguresRequest extends Schema.Schema.Type<typeof FiguresRequest> {}

/** The figures of a group: a document type, a unit, a level of government, an urgency, an agency. */
export interface FiguresOfGroup {
  /** Empty for documents that do not state it. */
  readonly group: string
  readonly figures: Figures
}

/** The figures of a period: of all documents, and of each group that was asked for. */
export interface FiguresReport {
  readonly period: Period
  readonly total: Figures
  /** By group, in the order of their names. Empty unless `groupBy` is given. */
  readonly rows: ReadonlyArray<FiguresOfGroup>
  readonly asOf: number
  readonly isCurrent: boolean
}

/** Counts lines as they come. */
const counting = (period: Period, at: VietnamTime, by: Grouping | undefined, only: Narrowing) => {
  const total = emptyTally(period, at)
  const groups = by && groupTally(period, at, by)
  let found = false
  const add = (whole: FigureLine) => {
    const line = narrowed(whole, only)
    if (line === undefined) return
    found = true
    countLine(total, line)
    groups?.add(line)
  }
  return { total, groups, add, found: () => found }
}

/** A type of the agency's own is grouped by its name. */
const narrowingOf = Effect.fnUntraced(function* (asked: Narrowing) {
  const { ownTypes = [] } = yield* Settings
  const own = ownTypes.find(({ code }) => code === asked.type)
  return own ? { ...asked, type: typeGroup(own) } : asked
})

/** Counts a period from what is kept of each document. */
export const countFigures = Effect.fnUntraced(function* <E, R>(
  views: CountedViews<E, R>,
  { period: stated, groupBy, ...only }: FiguresRequest,
  onProgress?: CountProgress,
) {
  const period = periodOf(yield* readPeriod(stated))
  const at = yield* now
  const { counted, asOf, isCurrent } = yield* walkFigureLines(
    views,
    period,
    () => counting(period, at, groupBy, only),
    onProgress,
  )
  const { unit } = only
  if (unit !== undefined && !counted.found()) return yield* reject("unit-unknown", { unit })
  return {
    period,
    total: figuresOf(counted.total),
    rows: counted.groups?.rows() ?? [],
    asOf: Number(asOf),
    isCurrent,
  } satisfies FiguresReport as FiguresReport
})

/** The figures of a period (số liệu thống kê trong kỳ). */
export const figures = Effect.fnUntraced(function* (views: Views, request: FiguresRequest) {
  const { period, groupBy, ...only } = request
  return yield* countFigures(views, { period, ...(groupBy && { groupBy }), ...(yield* narrowingOf(only)) })
})
