import { inspect } from "node:util"
import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import { makeMemoryViews, type Storage, type ViewStore } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { readStorage } from "../../../src/adapter-kit/promise/read-storage.ts"
import { expectVietnamese } from "../../exchange/intake/plain-vietnamese.ts"

const view = { name: "inbox", version: 1 }
const asked = { view, lists: ["all"], order: "ascending", limit: 1 } as const
const words = { view, words: ["bao"], in: "title", limit: 1 } as const
const page = { places: [], rows: new Map(), position: 0n }

/** Calls of the views of a store, each with what they may answer wrongly. */
const calls: ReadonlyArray<
  readonly [
    call: keyof ViewStore,
    asked: (views: ViewStore) => Effect.Effect<unknown, StorageError>,
    ...answers: ReadonlyArray<unknown>,
  ]
> = [
  [
    "open",
    (views) => views.open(view),
    undefined,
    { ...view, position: 0, live: false },
    { ...view, version: 2, position: 0n, live: false },
    { ...view, position: 0n, live: false, settled: 3 },
  ],
  ["list", (views) => views.list, undefined, [view]],
  ["get", (views) => views.get(view, ["a"]), { a: "{}" }, new Map([["a", { so: "1" }]])],
  [
    "page",
    (views) => views.page(asked),
    undefined,
    { ...page, rows: {} },
    { ...page, position: 0 },
    { ...page, places: [{ sort: 1, key: "a" }] },
    { ...page, places: ["1", "2"].map((sort) => ({ sort, key: sort })) },
  ],
  [
    "search",
    (views) => views.search(words),
    undefined,
    { ...page, rows: {} },
    { ...page, places: [{ place: "1", key: "a" }] },
  ],
  ["count", (views) => views.count(asked), "1", 2, -1, Number.NaN],
  ["drop", (views) => views.drop(view), undefined],
]

const over = (views: ViewStore): ViewStore => {
  const read = readStorage({ views } as Storage["Service"]).views
  if (read === undefined) throw new Error("the views were lost")
  return read
}

describe("Views of a store whose answer is not of their port's shape", () => {
  for (const [call, ask, ...answers] of calls)
    it.effect(`give ${call} another answer than was asked for: the call fails and says so`, () =>
      Effect.gen(function* () {
        const views = makeMemoryViews()
        for (const answer of answers) {
          const given = call === "list" ? Effect.succeed(answer) : () => Effect.succeed(answer)
          const error = yield* Effect.flip(ask(over({ ...views, [call]: given })))
          assert.equal(error.code, "storage/malformed-answer", inspect(answer))
          assert.include(error.sentence.en, `\`views.${call}\` gave`)
          expectVietnamese(error)
        }
        assert.isDefined(yield* ask(over(views)))
      }),
    )
})
