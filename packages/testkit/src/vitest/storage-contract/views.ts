import type { StorageError } from "@lienthong/core"
import {
  type KeptPage,
  makeMemoryViews,
  type NewRow,
  type PageRequest,
  type RowPlace,
  type ViewName,
  type ViewStore,
} from "@lienthong/core/adapter"
import { Effect } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event, otherAgency, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const inbox: ViewName = { name: "inbox", version: 1 }

/** The views of a store that is said to keep them. */
const viewsOf = ({ views }: OpenStore): Effect.Effect<ViewStore, string> =>
  views ? Effect.succeed(views) : Effect.fail("the store has no `views`: say so with `without`")

const row = (key: string, lists: Readonly<Record<string, string>>, text = key): NewRow => ({
  key,
  row: JSON.stringify({ text }),
  lists: Object.entries(lists).map(([list, sort]) => ({ list, sort })),
})

const step = (from: bigint, to: bigint, put: ReadonlyArray<NewRow>, remove: ReadonlyArray<string> = []) => ({
  view: inbox,
  from,
  to,
  put,
  remove,
})

interface PlacedRow extends RowPlace {
  readonly row: string | undefined
}

const placed = ({ places, rows }: KeptPage): ReadonlyArray<PlacedRow> =>
  places.map((place) => ({ ...place, row: rows.get(place.key) }))

/** Every row of some lists, a page of `limit` after the other. */
const pageByPage = Effect.fnUntraced(function* (
  views: ViewStore,
  request: Omit<PageRequest, "after">,
): Effect.fn.Return<ReadonlyArray<PlacedRow>, StorageError> {
  const rows: Array<PlacedRow> = []
  let after: RowPlace | undefined
  while (true) {
    const page = yield* views.page({ ...request, ...(after && { after }) })
    rows.push(...placed(page))
    after = page.places.at(-1)
    if (after === undefined || page.places.length < request.limit) return rows
  }
})

const keys = ["a", "b", "đ", "é", "e", "😀", "\uFFFD", "10", "9"]
const someWord = fc.constantFrom(
  "bao",
  "ban",
  "cao",
  "cap",
  "105",
  "10",
  "hdnd",
  "ụ",
  "kế",
  "и",
  "or",
  "not",
  "near",
)
const letters = fc.string({ unit: fc.constantFrom(..."aAbBđĐeéế1029 -/😀\uFFFD"), maxLength: 3 })
const someRow = fc
  .record({
    key: fc.constantFrom(...keys),
    words: fc.option(fc.record({ title: fc.uniqueArray(someWord), others: fc.uniqueArray(someWord) }), {
      nil: undefined,
    }),
    /** Several lists for one place, and several places in one list. */
    sorts: fc.array(
      fc.record({ in: fc.subarray(["all", "open", "đơn vị"], { minLength: 1 }), sort: letters }),
      { maxLength: 3 },
    ),
    text: letters,
  })
  .map(({ key, sorts, text, words }): NewRow => {
    const entries = sorts.flatMap((each) => each.in.map((list) => ({ list, sort: each.sort })))
    const lists = [...new Map(entries.map((entry) => [`${entry.list} ${entry.sort}`, entry])).values()]
    // Places are a row's own: no two rows of a view have the same.
    const place = keys.indexOf(key) + 1
    return { key, row: JSON.stringify({ text }), lists, ...(words && { words: { place, ...words } }) }
  })
const someSteps = fc.array(
  fc.record({
    put: fc.uniqueArray(someRow, { selector: ({ key }) => key, maxLength: 5 }),
    remove: fc.subarray(["a", "é", "9"]),
  }),
  { maxLength: 4 },
)

/** Everything that can be read of a view after some steps. */
const played = Effect.fnUntraced(function* (
  views: ViewStore,
  steps: typeof someSteps extends fc.Arbitrary<infer S> ? S : never,
) {
  let at = 0n
  for (const { put, remove } of steps) {
    const gone = remove.filter((key) => !put.some((kept) => kept.key === key))
    yield* views.advance(step(at, at + 3n, put, gone))
    at += 3n
  }
  const { name, version, position, live } = yield* views.open(inbox)
  const seen: Array<unknown> = [{ name, version, position, live }]
  for (const words of [
    ["ba"],
    ["bao", "c"],
    ["1"],
    ["10", "bao"],
    ["or"],
    ["not", "b"],
    ["ụ"],
    ["и"],
    ["x"],
  ] as const)
    for (const within of ["title", "all"] as const)
      for (const before of [undefined, 5]) {
        const request = { view: inbox, words, in: within, limit: 3, ...(before && { before }) }
        seen.push(yield* views.search(request))
      }
  for (const lists of [["all"], ["open"], ["open", "all"], ["đơn vị", "open", "all"]] as const)
    for (const order of ["ascending", "descending"] as const)
      for (const bounds of [{}, { from: "1" }, { before: "e" }, { from: "2", before: "đ" }]) {
        const request = { view: inbox, lists, order, limit: 2, ...bounds }
        seen.push(yield* pageByPage(views, request))
        const places = yield* pageByPage(views, { ...request, placesOnly: true })
        seen.push(places.map(({ key, sort }) => ({ key, sort })))
        seen.push(yield* views.count({ view: inbox, lists, limit: 3, ...bounds }))
        const beside = yield* views.page({ ...request, placesOnly: true, also: ["é", "9", "none"] })
        seen.push(["é", "9", "none"].map((key) => beside.rows.get(key)))
        if (lists.length > 1) continue
        // Behind a place within the bounds and outside of them.
        for (const sort of ["", "1", "2", "d", "đ", "e", "😀"])
          seen.push((yield* views.page({ ...request, after: { sort, key: "e" }, placesOnly: true })).places)
      }
  return seen
})

/** Views: rows that are derived from the log and kept beside it, compared with memory on some histories. */
export const views = (test: ContractTest, histories: number): void => {
  test("A view begins before the first event, not shown, and is found again", function* (store) {
    const kept = yield* viewsOf(store)
    expect(yield* kept.list).toEqual([])
    expect(yield* kept.open(inbox)).toMatchObject({ ...inbox, position: 0n, live: false })
    yield* kept.advance(step(0n, 7n, [row("d1", { all: "2026" })]))
    expect(yield* kept.open(inbox)).toMatchObject({ ...inbox, position: 7n, live: false })
    expect(yield* kept.list).toEqual([{ ...inbox, position: 7n, live: false }])
    expect(yield* kept.get(inbox, ["d1", "d2"])).toEqual(new Map([["d1", '{"text":"d1"}']]))
  })

  test("Of two that advance a view from the same position one is refused, and changes nothing", function* (store) {
    const kept = yield* viewsOf(store)
    const answers = yield* Effect.all(
      ["one", "other"].map((key) => Effect.exit(kept.advance(step(0n, 5n, [row(key, { all: key })])))),
      { concurrency: "unbounded" },
    )
    expect(answers.map(({ _tag }) => _tag).sort()).toEqual(["Failure", "Success"])
    const page = yield* kept.page({ view: inbox, lists: ["all"], order: "ascending", limit: 10 })
    expect(page.places).toHaveLength(1)
    expect(page.position).toBe(5n)
    expect(yield* refusal(kept.advance(step(0n, 6n, [row("late", { all: "late" })])))).toBe("view-moved")
    expect(yield* kept.get(inbox, ["late"])).toEqual(new Map())
  })

  test("A row that is put again stands in its new lists alone, and one that is removed in none", function* (store) {
    const kept = yield* viewsOf(store)
    yield* kept.advance(
      step(0n, 1n, [row("d1", { all: "1", open: "1" }), row("d2", { all: "2", open: "2" })]),
    )
    yield* kept.advance(step(1n, 2n, [row("d1", { all: "3" }, "xong")], ["d2"]))
    const page = (list: string) => kept.page({ view: inbox, lists: [list], order: "ascending", limit: 10 })
    expect(placed(yield* page("all"))).toEqual([{ key: "d1", sort: "3", row: '{"text":"xong"}' }])
    expect((yield* page("open")).places).toEqual([])
    expect(yield* kept.get(inbox, ["d2"])).toEqual(new Map())
  })

  test("Whatever is put and removed, pages in both directions are those of views in memory", function* (store) {
    const kept = yield* viewsOf(store)
    yield* Effect.promise((signal) =>
      fc.assert(
        fc.asyncProperty(someSteps, async (steps) => {
          const inMemory = await Effect.runPromise(played(makeMemoryViews(), steps), { signal })
          const answered = await Effect.runPromise(
            Effect.gen(function* () {
              while (!(yield* kept.drop(inbox)));
              return yield* played(kept, steps)
            }),
            { signal },
          )
          expect(answered).toEqual(inMemory)
        }),
        { numRuns: histories },
      ),
    )
  })

  test("A newer version is built beside the one that is shown, and takes its place at once", function* (store) {
    const kept = yield* viewsOf(store)
    const newer = { ...inbox, version: 2 }
    yield* kept.advance(step(0n, 4n, [row("d1", { all: "1" }, "cũ")]))
    yield* kept.activate(inbox)
    yield* kept.advance({ ...step(0n, 4n, [row("d1", { all: "1" }, "mới")]), view: newer })
    expect(yield* kept.get(inbox, ["d1"])).toEqual(new Map([["d1", '{"text":"cũ"}']]))
    expect(yield* kept.list).toEqual([
      { ...inbox, position: 4n, live: true },
      { ...newer, position: 4n, live: false },
    ])
    yield* kept.activate(newer)
    expect((yield* kept.list).map(({ live }) => live)).toEqual([false, true])
  })

  test("A rebuilt view takes the place of the one that is shown, and its old rows go", function* (store) {
    const kept = yield* viewsOf(store)
    const anew = { name: "rebuild-inbox", version: 1 }
    yield* kept.advance(step(0n, 4n, [row("d1", { all: "1" }, "cũ"), row("d2", { all: "2" })]))
    yield* kept.activate(inbox)
    yield* kept.advance({ ...step(0n, 9n, [row("d1", { all: "3" }, "mới")]), view: anew })
    yield* kept.replace(inbox, anew)
    expect(yield* kept.list).toEqual([{ ...inbox, position: 9n, live: true }])
    const page = yield* kept.page({ view: inbox, lists: ["all"], order: "ascending", limit: 10 })
    expect(placed(page)).toEqual([{ key: "d1", sort: "3", row: '{"text":"mới"}' }])
    expect(yield* refusal(kept.advance(step(4n, 6n, [row("d2", { all: "2" })])))).toBe("view-moved")
    while (!(yield* kept.drop(anew)));
    expect((yield* kept.list).map(({ name }) => name)).toEqual(["inbox"])
    expect(yield* kept.open(anew)).toMatchObject({ ...anew, position: 0n, live: false })
  })

  test("A version that is dropped loses all its rows in pieces and starts over", function* (store) {
    const kept = yield* viewsOf(store)
    const many = Array.from({ length: 2_500 }, (_, index) => ({
      ...row(`d${index}`, { all: String(index) }),
      words: { place: index, title: ["cong"], others: [] },
    }))
    yield* kept.advance(step(0n, 9n, many))
    let calls = 1
    while (!(yield* kept.drop(inbox))) calls++
    expect(calls).toBeLessThanOrEqual(many.length)
    expect(yield* kept.list).toEqual([])
    expect(yield* kept.open(inbox)).toMatchObject({ ...inbox, position: 0n, live: false })
    expect(yield* kept.count({ view: inbox, lists: ["all"], limit: 10 })).toBe(0)
    expect(yield* kept.get(inbox, ["d7"])).toEqual(new Map())
    const found = yield* kept.search({ view: inbox, words: ["cong"], in: "all", limit: 10 })
    expect(found.places).toEqual([])
  })

  test("What a view reports of the head of the log is true", function* (store) {
    const kept = yield* viewsOf(store)
    yield* kept.open(inbox)
    for (let number = 1; number <= 3; number++) {
      yield* store.commit(
        commitOf(`c${number}`, {
          appends: [{ stream: `s${number}`, expected: "none", events: [event("Read")] }],
        }),
      )
      const { settled } = yield* store.logHead
      const page = yield* kept.page({ view: inbox, lists: ["all"], order: "ascending", limit: 1 })
      for (const told of [page, yield* kept.open(inbox)]) expect(told.settled ?? settled).toBe(settled)
    }
  })

  test("Counting ends where it is told to", function* (store) {
    const kept = yield* viewsOf(store)
    yield* kept.advance(
      step(
        0n,
        1n,
        ["a", "b", "c"].map((key) => row(key, { all: key })),
      ),
    )
    expect(yield* kept.count({ view: inbox, lists: ["all"], limit: 2 })).toBe(2)
    expect(yield* kept.count({ view: inbox, lists: ["all"], limit: 5 })).toBe(3)
  })
}

/** Views of two agencies whose stores are kept in one place. */
export const separateViews = (test: ContractTest): void => {
  test("An agency sees nothing of another's views", function* (store, open) {
    const [one, other] = [yield* viewsOf(store), yield* viewsOf(yield* open({ of: otherAgency }))]
    yield* one.advance(step(0n, 1n, [row("d1", { all: "1" }, "của mình")]))
    expect(yield* other.list).toEqual([])
    expect(yield* other.get(inbox, ["d1"])).toEqual(new Map())
    yield* other.advance(step(0n, 2n, [row("d1", { all: "1" }, "của bạn")]))
    while (!(yield* other.drop(inbox)));
    expect(yield* one.get(inbox, ["d1"])).toEqual(new Map([["d1", '{"text":"của mình"}']]))
  })
}
