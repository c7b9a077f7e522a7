import { Effect } from "effect"
import { StorageError } from "../port/storage/storage-error.ts"
import type { PageRequest, RowPlace, ViewName, ViewStanding, ViewStore } from "../port/storage/view-store.ts"
import { beginsIn } from "../view/search-text.ts"
import type { NewRow } from "../view/view.ts"

interface KeptView extends ViewStanding {
  readonly rows: Map<string, NewRow>
}

const idOf = ({ name, version }: ViewName) => `${name}@${version}`

/**
 * Compares texts by code points, which is the byte order of UTF-8. JavaScript compares halves of surrogate
 * pairs.
 */
const compareText = (one: string, other: string): number => {
  const [a, b] = [[...one], [...other]]
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const comparePlaces = (one: RowPlace, other: RowPlace): number =>
  compareText(one.sort, other.sort) || compareText(one.key, other.key)

const placesIn = (
  { rows }: KeptView,
  { lists: [first, ...others], from, before }: Pick<PageRequest, "lists" | "from" | "before">,
): ReadonlyArray<RowPlace> =>
  [...rows.values()].flatMap(({ key, lists: own }) => {
    const isAlsoIn = (wanted: string, at: string) =>
      own.some(({ list, sort }) => list === wanted && sort === at)
    return own.flatMap(({ list, sort }) =>
      list === first &&
      (from === undefined || compareText(sort, from) >= 0) &&
      (before === undefined || compareText(sort, before) < 0) &&
      others.every((other) => isAlsoIn(other, sort))
        ? [{ sort, key }]
        : [],
    )
  })

/**
 * Keeps views in memory, for a store without views. They are built from the log after each start, and a page
 * scans every row.
 */
export const makeMemoryViews = (): ViewStore => {
  const views = new Map<string, KeptView>()
  const opened = ({ name, version }: ViewName): KeptView => {
    const id = idOf({ name, version })
    const view = views.get(id) ?? { name, version, position: 0n, live: false, rows: new Map() }
    views.set(id, view)
    return view
  }
  const standing = ({ rows, ...view }: KeptView): ViewStanding => view
  return {
    open: (view) => Effect.sync(() => standing(opened(view))),
    list: Effect.sync(() =>
      [...views.values()].map(standing).sort((a, b) => compareText(a.name, b.name) || a.version - b.version),
    ),
    get: (view, keys) =>
      Effect.sync(() => {
        const { rows } = opened(view)
        return new Map(keys.flatMap((key) => rows.get(key) ?? []).map(({ key, row }) => [key, row]))
      }),
    advance: ({ view, from, to, put, remove }) =>
      Effect.suspend(() => {
        const kept = opened(view)
        if (kept.position !== from)
          return new StorageError({ reason: "view-moved", detail: { view: idOf(view) } })
        for (const key of remove) kept.rows.delete(key)
        for (const row of put) kept.rows.set(row.key, row)
        views.set(idOf(view), { ...kept, position: to })
        return Effect.void
      }),
    page: ({ order, after, limit, also = [], ...request }) =>
      Effect.sync(() => {
        const kept = opened(request.view)
        const sign = order === "ascending" ? 1 : -1
        const places = placesIn(kept, request)
          .filter((place) => after === undefined || sign * comparePlaces(place, after) > 0)
          .sort((a, b) => sign * comparePlaces(a, b))
          .slice(0, limit)
        const keys = [...places.map(({ key }) => key), ...also]
        const rows = new Map(keys.flatMap((key) => kept.rows.get(key) ?? []).map((row) => [row.key, row.row]))
        return { places, rows, position: kept.position }
      }),
    search: ({ view, words, in: where, before = Number.POSITIVE_INFINITY, limit }) =>
      Effect.sync(() => {
        const kept = opened(view)
        const found = [...kept.rows.values()]
          .flatMap(({ key, words: own }) =>
            own &&
            own.place < before &&
            beginsIn(where === "title" ? own.title : [...own.title, ...own.others], words)
              ? [{ place: own.place, key }]
              : [],
          )
          .sort((a, b) => b.place - a.place)
          .slice(0, limit)
        const rows = new Map(
          found.flatMap(({ key }) => kept.rows.get(key) ?? []).map((row) => [row.key, row.row]),
        )
        return { places: found, rows, position: kept.position }
      }),
    count: ({ limit, ...request }) =>
      Effect.sync(() => Math.min(placesIn(opened(request.view), request).length, limit)),
    activate: (view) =>
      Effect.sync(() => {
        opened(view)
        for (const [id, other] of views)
          if (other.name === view.name) views.set(id, { ...other, live: id === idOf(view) })
      }),
    replace: (view, by) =>
      Effect.sync(() => {
        const { name, version, live } = opened(view)
        views.set(idOf(view), { ...opened(by), name, version, live })
        views.delete(idOf(by))
      }),
    drop: (view) =>
      Effect.sync(() => {
        views.delete(idOf(view))
        return true
      }),
  }
}
