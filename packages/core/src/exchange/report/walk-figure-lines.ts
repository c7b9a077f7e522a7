import { Effect } from "effect"
import type { FigureLine } from "../../figure/figure-line.ts"
import { lastInstantOf, type Period } from "../../figure/period.ts"
import { monthsOf, spanOf } from "../../figure/span.ts"
import type { PageRequest, RowPlace } from "../../port/storage/view-store.ts"
import { figureLists } from "../view/dossier-view.ts"
import type { Shown, Views } from "../view/views.ts"
import { forEachRow } from "./for-each-row.ts"

/** How many lines are read at once. */
const atOnce = 128

/** How often lines are read anew because documents changed meanwhile. */
const maxAttempts = 4

type List = Pick<PageRequest, "lists" | "before">

/** Reads every line of a list, page by page. Ends with the positions of the first page and of the last. */
const walkList = Effect.fnUntraced(function* (
  { store }: Views,
  { name }: Shown,
  list: List,
  each: (line: FigureLine, key: string) => void,
) {
  let after: RowPlace | undefined
  let first: bigint | undefined
  for (;;) {
    const page = yield* store.page({
      view: name,
      ...list,
      order: "ascending",
      ...(after && { after }),
      limit: atOnce,
    })
    first ??= page.position
    yield* forEachRow(page, (row = "", key) => each(JSON.parse(row) as FigureLine, key))
    after = page.places.at(-1)
    if (page.places.length < atOnce) return { first, last: page.position }
    yield* Effect.yieldNow
  }
})

/** Reads each line that may count in a period once. */
const walkOnce = Effect.fnUntraced(function* (
  views: Views,
  shown: Shown,
  period: Period,
  add: (line: FigureLine) => void,
) {
  const open = new Set<string>()
  const before = `${lastInstantOf(period)}~`
  const begun = yield* walkList(views, shown, { lists: [figureLists.open], before }, (line, key) => {
    open.add(key)
    add(line)
  })
  const months = monthsOf(period)
  let { last } = begun
  for (const [index, month] of months.entries()) {
    const earlier = new Set(months.slice(0, index))
    const read = yield* walkList(views, shown, { lists: [figureLists.month(month)] }, (line, key) => {
      const span = spanOf(line)
      const isCounted = "months" in span && span.months.some((each) => earlier.has(each))
      if (!isCounted && !open.has(key)) add(line)
    })
    last = read.last
  }
  return { first: begun.first, last }
})

/**
 * Reads the lines that may count in a period. It begins anew when documents changed meanwhile, a few times;
 * then a document may be counted as it was a moment later. `isStill` tells whether all are of one moment.
 */
export const walkFigureLines = Effect.fnUntraced(function* <
  Counted extends { readonly add: (line: FigureLine) => void },
>(views: Views, period: Period, begin: () => Counted) {
  const shown = yield* views.current
  for (let attempt = 1; ; attempt++) {
    const counted = begin()
    const { first, last } = yield* walkOnce(views, shown, period, counted.add)
    const isStill = first === last
    if (isStill || attempt === maxAttempts)
      return { counted, asOf: first, isCurrent: shown.isCurrent, isStill }
  }
})
