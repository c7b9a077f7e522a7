import { it } from "@effect/vitest"
import { makeMemoryViews, Storage, type StoredEvent, type ViewStore } from "@lienthong/core/adapter"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { toChange } from "../../../src/exchange/stream/to-change.ts"
import { catchUp } from "../../../src/exchange/view/catch-up.ts"
import { incomingBoard } from "../../../src/report/incoming-board.ts"
import { type IncomingRow, incomingView } from "../../../src/view/incoming-view.ts"
import { storedHistories } from "../../history/stored-history.ts"

const receivers = storedHistories.filter(({ events }) =>
  events.some(({ stream }) => stream.startsWith("incoming/")),
)

/** A store that has the first so many events of a history, and gives out so many at once. */
const logOf = (events: ReadonlyArray<StoredEvent>, atOnce: number) => {
  const reading: Partial<Storage["Service"]> = {
    readLog: (after: bigint) =>
      Effect.succeed(events.filter(({ position }) => position > after).slice(0, atOnce)),
  }
  return reading as Storage["Service"]
}

const rowsIn = (views: ViewStore) =>
  Effect.map(
    views.page({ view: incomingView, lists: ["all"], order: "ascending", limit: 10_000 }),
    ({ rows }) => rows.map(({ row }): IncomingRow => JSON.parse(row)),
  )

const boardOf = (events: ReadonlyArray<StoredEvent>) =>
  Effect.map(Effect.forEach(events, toChange), (changes) =>
    JSON.parse(JSON.stringify(incomingBoard(changes))),
  )

/** What is on the board, whatever the row says of its place. */
const lines = (rows: ReadonlyArray<IncomingRow>) => rows.map(({ place, ...line }) => line)

const cut = fc.record({
  history: fc.constantFrom(...receivers),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  atOnce: fc.integer({ min: 1, max: 40 }),
})

describe("The rows of incoming documents", () => {
  it.effect("are those of the board at whatever event they stop, in whatever steps they came there", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(cut, ({ history: { events }, share, atOnce }) =>
          Effect.runPromise(
            Effect.gen(function* () {
              const some = events.slice(0, Math.ceil(events.length * share))
              const end = some.at(-1)?.position ?? 0n
              const views = makeMemoryViews()
              const reached = yield* Effect.provideService(
                catchUp(views, incomingView, end),
                Storage,
                logOf(events, atOnce),
              )
              const seen = events.filter(({ position }) => position <= reached)
              expect(reached).toBeGreaterThanOrEqual(end)
              expect(lines(yield* rowsIn(views))).toEqual(yield* boardOf(seen))
            }),
          ),
        ),
        { numRuns: 40 },
      ),
    ),
  )

  it.effect("are made once, however many bring them on at the same time", () =>
    Effect.gen(function* () {
      for (const { events } of receivers) {
        const views = makeMemoryViews()
        const end = events.at(-1)?.position ?? 0n
        const slowly: ViewStore = {
          ...views,
          get: (view, keys) => Effect.andThen(Effect.yieldNow, views.get(view, keys)),
        }
        const reached = yield* Effect.all(
          [3, 5, 7].map((atOnce) =>
            Effect.provideService(catchUp(slowly, incomingView, end), Storage, logOf(events, atOnce)),
          ),
          { concurrency: "unbounded" },
        )
        expect(reached).toEqual([end, end, end])
        expect(lines(yield* rowsIn(views))).toEqual(yield* boardOf(events))
      }
    }),
  )

  it.effect("go on from where a process that died had come", () =>
    Effect.gen(function* () {
      for (const { events } of receivers) {
        const views = makeMemoryViews()
        const end = events.at(-1)?.position ?? 0n
        let steps = 0
        const dying: ViewStore = {
          ...views,
          advance: (step) => (steps++ % 3 === 2 ? Effect.interrupt : views.advance(step)),
        }
        const once = Effect.exit(
          Effect.provideService(catchUp(dying, incomingView, end), Storage, logOf(events, 4)),
        )
        while ((yield* views.open(incomingView)).position < end) yield* once
        expect(lines(yield* rowsIn(views))).toEqual(yield* boardOf(events))
      }
    }),
  )

  it.effect("are found by the words of the subject, the sender and the code, with or without accents", () =>
    Effect.gen(function* () {
      const [history] = receivers
      const views = makeMemoryViews()
      const events = history?.events ?? []
      yield* Effect.provideService(
        catchUp(views, incomingView, events.at(-1)?.position ?? 0n),
        Storage,
        logOf(events, 500),
      )
      const rows = yield* rowsIn(views)
      const [row] = rows
      if (!row) throw new Error("no document came")
      const words = ["word:bao", `word:${row.envelope.code.number.replace(/^0+/, "")}`]
      for (const word of words) {
        const page = yield* views.page({
          view: incomingView,
          lists: ["all", word],
          order: "descending",
          limit: 50,
        })
        expect(page.rows.length).toBeGreaterThan(0)
      }
    }),
  )
})
