import { Effect } from "effect"
import { streamName } from "../../log/stream-kind.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { PageRequest, RowPlace } from "../../port/storage/view-store.ts"
import { awaySince } from "../../report/read-model.ts"
import { countsKey, readCounts } from "../../view/counts.ts"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import { type Asking, listName, type Table } from "../../view/table/table.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"
import { placeAfter, queryOf, writeCursor } from "../view/cursor.ts"
import type { Shown, Views } from "../view/views.ts"
import { linesAt } from "./lines-at.ts"
import { defaultLimit, maxCounted, type Page, type Paging } from "./page.ts"

/**
 * How many places are read at once: enough for a page, and bounded when the documents have many recipients.
 */
const batchSize = 128
const minRows = 16

/**
 * How many places one call looks at: a filter that few lines match ends its page early and goes on in the
 * next.
 */
const maxLooked = 4_096

/**
 * The circumstances of the request, which some lines show: the present time, and since when the axis is away.
 */
const askingFrom = Effect.fnUntraced(function* (axis: string | undefined) {
  const axisAwaySince = axis === undefined ? undefined : awaySince(readDossier(axis).facts)
  return { now: yield* now, axisAwaySince } satisfies Asking
})

/** Where in the log's tables a query looks: its lists, and the bounds of its order. */
const lookIn = <Line, Filter extends object, Sort extends string>(
  table: Table<Line, Filter, Sort>,
  sort: Sort,
  filter: Filter,
): Pick<PageRequest, "lists" | "from" | "before"> & { readonly isExact: boolean } => {
  const given = Object.entries(filter) as unknown as ReadonlyArray<readonly [keyof Filter, never]>
  const [from, until] = table.periods?.[sort] ?? []
  const isNarrowed = table.narrowed.includes(sort)
  const found = given.flatMap(([field, wanted]) => (isNarrowed ? (table.found[field]?.(wanted) ?? []) : []))
  const features = found.map((feature) => (typeof feature === "string" ? feature : feature.wider))
  const exact = found.filter((feature) => typeof feature === "string")
  const bound = given.filter(([field]) => field === from || field === until).length
  const [first = "", ...others] = features
  const name = (feature: string) => listName(table.name, sort, feature)
  return {
    lists: [name(first), ...others.map(name)],
    ...(from !== undefined && filter[from] !== undefined && { from: String(filter[from]) }),
    // `~` comes after everything that follows a time or a date in a place.
    ...(until !== undefined && filter[until] !== undefined && { before: `${String(filter[until])}~` }),
    isExact: exact.length + bound === given.length,
  }
}

/** The number of rows that match, if the lists tell it. */
const countIn = Effect.fnUntraced(function* (
  { store }: Views,
  view: Shown["name"],
  { isExact, ...look }: ReturnType<typeof lookIn>,
  counts: string | undefined,
) {
  if (!isExact) return undefined
  if (look.lists.length === 1 && look.from === undefined && look.before === undefined) {
    const known = readCounts(counts).get(look.lists[0])
    if (known !== undefined) return known
  }
  const counted = yield* store.count({ view, ...look, limit: maxCounted })
  return counted < maxCounted ? counted : undefined
})

/** Reads a page of a table: the lines that match a filter, in an order. */
export const readTable = Effect.fnUntraced(function* <Line, Filter extends object, Sort extends string>(
  views: Views,
  table: Table<Line, Filter, Sort>,
  request: { readonly filter: Filter; readonly sort?: Sort | undefined } & Paging,
): Effect.fn.Return<Page<Line>, InputError | StorageError, Storage | Settings> {
  const { filter, sort = table.defaultSort, order = table.defaultOrder, limit = defaultLimit } = request
  const query = queryOf(table.name, [sort, order], filter)
  const begun = yield* placeAfter(query, request.after)
  const axis = streamName.axis((yield* Settings).agency.code)
  const look = lookIn(table, sort, filter)
  const { isExact, ...lists } = look
  const rows: Array<Line> = []
  let after: RowPlace | undefined = begun
  // One more than is wanted tells whether there is a next page.
  const next = () => ({
    ...lists,
    order,
    ...(after && { after }),
    limit: Math.min(batchSize, Math.max(limit - rows.length + 1, minRows)),
  })
  const also = [...(table.asked ? [axis] : []), ...(request.total ? [countsKey] : [])]
  let asked = next()
  const first = yield* views.page({ ...asked, also })
  const { shown } = first
  let page = first.page
  const asking = table.asked && (yield* askingFrom(page.rows.get(axis)))
  let looked = 0
  let hasMore = true
  while (true) {
    hasMore = page.places.length === asked.limit
    for (const { place, line } of yield* linesAt(views, shown, table, filter, page, asking)) {
      if (rows.length === limit) {
        hasMore = true
        break
      }
      after = place
      looked++
      if (line !== undefined) rows.push(line)
    }
    if (!hasMore || rows.length >= limit || looked >= maxLooked) break
    yield* Effect.yieldNow
    asked = next()
    page = yield* views.store.page({ view: shown.name, ...asked })
  }
  const counts = first.page.rows.get(countsKey)
  const total = request.total ? yield* countIn(views, shown.name, look, counts) : undefined
  return {
    rows,
    ...(hasMore && after && { next: writeCursor(query, after) }),
    asOf: Number(first.page.position),
    isCurrent: shown.isCurrent,
    ...(total !== undefined && { total }),
  }
})
