import { it } from "@effect/vitest"
import { makeMemoryViews, Storage, type StoredEvent, type ViewStore } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { Clock, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { goingFirst } from "../../../src/exchange/record/commits-first.ts"
import { toChange } from "../../../src/exchange/stream/to-change.ts"
import { makeCatchUp } from "../../../src/exchange/view/catch-up.ts"
import { dossierView } from "../../../src/exchange/view/dossier-view.ts"
import { countsKey, readCounts } from "../../../src/view/counts.ts"
import { project, rowsTouched } from "../../../src/view/project.ts"
import { writeRow } from "../../../src/view/view.ts"
import { storedHistories } from "../../history/stored-history.ts"
import { tayNinh } from "../scene.ts"

const receivers = storedHistories.filter(({ events }) =>
  events.some(({ stream }) => stream.startsWith("incoming/")),
)

/** The two with the most in them. */
const fullest = receivers.toSorted((one, other) => other.events.length - one.events.length).slice(0, 2)

/** A store that has the first so many events of a history, and gives out so many at once. */
const logOf = (events: ReadonlyArray<StoredEvent>, atOnce: number) => {
  const reading: Partial<Storage["Service"]> = {
    readLog: (after: bigint) =>
      Effect.succeed(events.filter(({ position }) => position > after).slice(0, atOnce)),
  }
  return reading as Storage["Service"]
}

const byKey = <V>([one]: readonly [string, V], [other]: readonly [string, V]) => (one < other ? -1 : 1)

const view = dossierView("test", {
  agency: { code: tayNinh.code as AgencyCode, name: tayNinh.name },
  rules: { ...defaultDutySettings, calendar: workingCalendar() },
  ownTypes: [],
})

const catchUp = (views: ViewStore, until: bigint) =>
  Effect.flatMap(makeCatchUp(views, view), (bringTo) => bringTo(until))

/** Everything that is kept of a view: the rows, and how many lines are in each counted list. */
const keptIn = (views: ViewStore, keys: ReadonlyArray<string>) =>
  Effect.map(views.get(view, [...keys, countsKey]), (rows) => ({
    rows: [...rows].filter(([key]) => key !== countsKey).sort(byKey),
    counts: [...readCounts(rows.get(countsKey))].filter(([, count]) => count !== 0).sort(byKey),
  }))

/** The same from the whole log at once. */
const foldOf = (events: ReadonlyArray<StoredEvent>) =>
  Effect.map(Effect.forEach(events, toChange), (changes) => {
    const dossiers = [...project(view, new Map(), changes)].flatMap(([key, dossier]) =>
      dossier ? [[key, dossier] as const] : [],
    )
    const lines = dossiers.flatMap(([key, dossier]) => view.linesOf?.(dossier, key) ?? [])
    const lists = [
      ...dossiers.flatMap(([key, dossier]) => view.listsOf(dossier, key)),
      ...lines.flatMap(({ lists }) => lists),
    ].map(({ list }) => list)
    const counts = new Map<string, number>()
    for (const list of lists) if (view.isCounted?.(list)) counts.set(list, (counts.get(list) ?? 0) + 1)
    return {
      keys: [...rowsTouched(view, changes), ...lines.map(({ key }) => key)],
      kept: {
        rows: [
          ...dossiers.map(([key, dossier]) => [key, writeRow(view, dossier)] as const),
          ...lines.map(({ key, row }) => [key, row] as const),
        ].sort(byKey),
        counts: [...counts].sort(byKey),
      },
    }
  })

const cut = fc.record({
  history: fc.constantFrom(...receivers),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  atOnce: fc.integer({ min: 1, max: 40 }),
})

describe("The dossiers of documents", () => {
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
                catchUp(views, end),
                Storage,
                logOf(events, atOnce),
              )
              const seen = events.filter(({ position }) => position <= reached)
              expect(reached).toBeGreaterThanOrEqual(end)
              const { keys, kept } = yield* foldOf(seen)
              expect(yield* keptIn(views, keys)).toEqual(kept)
            }),
          ),
        ),
        { numRuns: 40 },
      ),
    ),
  )

  it.effect("are made once, however many bring them on at the same time", () =>
    Effect.gen(function* () {
      for (const { events } of fullest) {
        const views = makeMemoryViews()
        const end = events.at(-1)?.position ?? 0n
        const slowly: ViewStore = {
          ...views,
          get: (view, keys) => Effect.andThen(Effect.yieldNow, views.get(view, keys)),
        }
        const reached = yield* Effect.all(
          [3, 5, 7].map((atOnce) =>
            Effect.provideService(catchUp(slowly, end), Storage, logOf(events, atOnce)),
          ),
          { concurrency: "unbounded" },
        )
        expect(reached).toEqual([end, end, end])
        const { keys, kept } = yield* foldOf(events)
        expect(yield* keptIn(views, keys)).toEqual(kept)
      }
    }),
  )

  it.effect("are advanced after a person's operation, or in the background when that takes long", () =>
    Effect.gen(function* () {
      const [{ events }] = fullest as [(typeof fullest)[number]]
      const views = makeMemoryViews()
      const acting = yield* Effect.forkChild(goingFirst(Effect.sleep(120)), { startImmediately: true })
      const steps: Array<number> = []
      const counting: ViewStore = {
        ...views,
        advance: (step) =>
          Effect.andThen(
            Effect.flatMap(Clock.currentTimeMillis, (at) => Effect.sync(() => steps.push(at))),
            views.advance(step),
          ),
      }
      const end = events.at(-1)?.position ?? 0n
      const bringing = yield* Effect.forkChild(
        Effect.provideService(catchUp(counting, end), Storage, logOf(events, Math.ceil(events.length / 5))),
        { startImmediately: true },
      )
      for (let millis = 0; millis < 200; millis += 10) {
        yield* Effect.forEach(Array.from({ length: 40 }), () => Effect.yieldNow)
        yield* TestClock.adjust(10)
      }
      expect(yield* Fiber.join(bringing)).toBe(end)
      yield* Fiber.join(acting)
      const began = yield* Effect.map(Clock.currentTimeMillis, (now) => now - 200)
      // A report waits for 50 ms, and no second time for the same.
      expect(steps.length).toBeGreaterThan(3)
      expect(new Set(steps.map((at) => at - began))).toEqual(new Set([50]))
    }),
  )

  it.effect("go on from where a process that died had come", () =>
    Effect.gen(function* () {
      for (const { events } of fullest) {
        const views = makeMemoryViews()
        const end = events.at(-1)?.position ?? 0n
        let steps = 0
        const dying: ViewStore = {
          ...views,
          advance: (step) => (steps++ % 3 === 2 ? Effect.interrupt : views.advance(step)),
        }
        const once = Effect.exit(Effect.provideService(catchUp(dying, end), Storage, logOf(events, 4)))
        while ((yield* views.open(view)).position < end) yield* once
        const { keys, kept } = yield* foldOf(events)
        expect(yield* keptIn(views, keys)).toEqual(kept)
      }
    }),
  )
})
