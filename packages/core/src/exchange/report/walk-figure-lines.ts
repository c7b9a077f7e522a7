import { Effect } from "effect"
import type { FigureLine } from "../../figure/figure-line.ts"
import { readFigureLine } from "../../figure/figure-line-text.ts"
import { lastInstantOf, type Period } from "../../figure/period.ts"
import { monthsOf } from "../../figure/span.ts"
import type { RowPlace, ViewStore } from "../../port/storage/view-store.ts"
import { figureLists, lineIn, longLines } from "../view/dossier-view.ts"
import type { CountedViews, Shown } from "../view/views.ts"

/** How many lines are read at once: some 5 ms of work for short ones. */
const batchSize = 512
const longBatchSize = 16

/** How often lines are read again because documents changed meanwhile. */
const maxAttempts = 4

/** How many of all lists are read. */
export type CountProgress = (done: number, all: number) => void

type Each = (line: FigureLine, key: string) => void

/** Reads every line of a list, page by page. Ends with the positions of the first page and of the last. */
const walkList = Effect.fnUntraced(function* (
  store: ViewStore,
  name: Shown["name"],
  look: { readonly list: string; readonly isLong: boolean; readonly before?: string },
  each: Each,
) {
  const { list, isLong, before } = look
  const limit = isLong ? longBatchSize : batchSize
  let after: RowPlace | undefined
  let first: bigint | undefined
  for (;;) {
    const page = yield* store.page({
      view: name,
      lists: [isLong ? longLines(list) : list],
      ...(before !== undefined && { before }),
      order: "ascending",
      ...(after && { after }),
      limit,
      placesOnly: !isLong,
    })
    first ??= page.position
    for (const { sort, key } of page.places)
      each(readFigureLine(isLong ? (page.rows.get(key) ?? "") : lineIn(sort)), key)
    after = page.places.at(-1)
    if (page.places.length < limit) return { first, last: page.position }
    yield* Effect.yieldNow
  }
})

/** Reads each line that may count in a period once. */
const walkOnce = Effect.fnUntraced(function* (
  store: ViewStore,
  name: Shown["name"],
  period: Period,
  add: (line: FigureLine) => void,
  onProgress?: CountProgress,
) {
  const open = new Set<string>()
  const months = monthsOf(period)
  const before = `${lastInstantOf(period)}~`
  const looks: ReadonlyArray<{ readonly list: string; readonly before?: string; readonly each: Each }> = [
    {
      list: figureLists.open,
      before,
      each: (line, key) => {
        open.add(key)
        add(line)
      },
    },
    ...[...months.slice(0, 1).map(figureLists.later), ...months.map(figureLists.first)].map((list) => ({
      list,
      each: (line: FigureLine, key: string) => {
        if (!open.has(key)) add(line)
      },
    })),
  ]
  let first: bigint | undefined
  let last: bigint | undefined
  for (const [index, { each, ...look }] of looks.entries()) {
    for (const isLong of [false, true]) {
      const walked = yield* walkList(store, name, { ...look, isLong }, each)
      first ??= walked.first
      last = walked.last
    }
    onProgress?.(index + 1, looks.length)
  }
  return { first: first ?? 0n, last }
})

/**
 * Reads the lines that may count in a period. It starts over when documents change meanwhile, up to a few
 * times; after that a document may be counted as it was a moment later. `isStill` says whether all lines are
 * of one moment.
 */
export const walkFigureLines = Effect.fnUntraced(function* <
  Counted extends { readonly add: (line: FigureLine) => void },
  E,
  R,
>({ store, current }: CountedViews<E, R>, period: Period, begin: () => Counted, onProgress?: CountProgress) {
  const shown = yield* current
  for (let attempt = 1; ; attempt++) {
    const counted = begin()
    const { first, last } = yield* walkOnce(store, shown.name, period, counted.add, onProgress)
    const isStill = first === last
    if (isStill || attempt === maxAttempts)
      return { counted, asOf: first, isCurrent: shown.isCurrent, isStill }
  }
})
