import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { chief, memoryStorage } from "@lienthong/testkit"
import { Deferred, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, contents, openScene, pdf, quietly, sealed, tayNinh, until } from "../scene.ts"

const unavailable = new StorageError({ reason: "unavailable", detail: { problem: "the disk is gone" } })

/** A store whose commits fail, or are answered only once the trouble is over, while it is told to. */
const troubled = () => {
  const over = Deferred.makeUnsafe<void>()
  const store: { trouble: "none" | "fails" | "hangs" } = { trouble: "none" }
  const layer = Layer.effect(
    Storage,
    Effect.map(Storage, (real) =>
      Storage.of({
        ...real,
        commit: (commit) =>
          Effect.suspend(() => {
            if (store.trouble === "none") return real.commit(commit)
            if (store.trouble === "fails") return Effect.fail(unavailable)
            return Effect.andThen(Deferred.await(over), real.commit(commit))
          }),
      }),
    ),
  ).pipe(
    Layer.provide(memoryStorage()),
    Layer.provide(Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })),
  )
  return { store, layer, over }
}

/** Somebody opens a file of a document, some time after the last. */
const opening = fc.record({
  which: fc.nat(1),
  // A document has two files.
  index: fc.nat(2),
  person: fc.constantFrom(by.by, chief),
  seconds: fc.nat(100_000),
})

describe("That a file is opened", () => {
  it.effect("is recorded where the agency wants it, with who and when, and the reader does not wait", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ recordReading: true })
      const document = yield* sealed(sender)
      yield* sender.outgoing.readFile(document, 0, by)
      yield* sender.outgoing.readFile(document, 0, { by: chief })
      yield* Effect.flip(sender.outgoing.readFile(document, 7, by))
      let rows: ReadonlyArray<unknown> = []
      for (let turn = 0; turn < 100 && rows.length < 2; turn++) {
        yield* Effect.yieldNow
        rows = (yield* sender.reports.readings({ document })).rows
      }
      expect(rows).toHaveLength(2)
      expect((yield* sender.reports.readings({ person: chief.id })).rows).toMatchObject([
        { by: { id: chief.id }, document, index: 0 },
      ])
      expect((yield* sender.reports.denials()).rows).toEqual([])
    }),
  )

  it.effect("writes nothing where the agency does not want it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const document = yield* sealed(sender)
      const before = yield* contents(sender)
      yield* sender.outgoing.readFile(document, 0, by)
      yield* until(() => true)
      expect(yield* contents(sender)).toEqual(before)
    }),
  )

  it.effect("gives a history that equals the readings, and none that the agency does not want", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.boolean(), fc.array(opening, { maxLength: 6 }), (isWanted, openings) =>
          Effect.gen(function* () {
            const { sender } = yield* openScene({ recordReading: isWanted })
            const files = ["cong-van.pdf", "phu-luc.pdf"].map((name) => ({ name, bytes: pdf(name) }))
            const documents = [yield* sealed(sender, { files }), yield* sealed(sender, { files })]
            const opened: Array<unknown> = []
            for (const { which, index, person, seconds } of openings) {
              yield* TestClock.adjust(`${seconds} seconds`)
              const document = documents[which] ?? ""
              const read = yield* Effect.option(sender.outgoing.readFile(document, index, { by: person }))
              expect(read._tag).toBe(index < 2 ? "Some" : "None")
              if (isWanted && index < 2) opened.push({ document, index, by: person.id })
              yield* Effect.repeat(Effect.yieldNow, { times: 50 })
            }
            const { rows } = yield* sender.reports.readings()
            const told = rows.map(({ document, index, by: person }) => ({ document, index, by: person.id }))
            const times = rows.map(({ at }) => at)
            expect(times).toEqual(times.toSorted().toReversed())
            expect(told).toEqual(opened.toReversed())
          }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
        ),
        { numRuns: 10 },
      ),
    ),
  )

  for (const trouble of ["fails", "hangs"] as const)
    it.effect(`gives the reader the file though the store that would record it ${trouble}`, () =>
      Effect.gen(function* () {
        const { store, layer, over } = troubled()
        const { sender } = yield* openScene({ recordReading: true, storage: layer })
        const document = yield* sealed(sender)
        const before = yield* sender.outgoing.readFile(document, 0, by)
        yield* Effect.repeat(Effect.yieldNow, { times: 50 })
        store.trouble = trouble
        const during = yield* sender.outgoing.readFile(document, 0, by)
        expect(during).toEqual(before)
        yield* Effect.repeat(Effect.yieldNow, { times: 50 })
        if (trouble === "fails") yield* TestClock.adjust("10 minutes")
        // A report lets a commit go first for a moment, and no longer.
        const report = yield* Effect.forkChild(sender.reports.readings())
        yield* Effect.repeat(Effect.yieldNow, { times: 50 })
        yield* TestClock.adjust("50 millis")
        expect((yield* Fiber.join(report)).rows).toHaveLength(1)
        yield* Deferred.succeed(over, undefined)
        yield* Effect.repeat(Effect.yieldNow, { times: 50 })
        expect((yield* sender.reports.readings()).rows).toHaveLength(trouble === "hangs" ? 2 : 1)
      }).pipe(quietly),
    )
})
