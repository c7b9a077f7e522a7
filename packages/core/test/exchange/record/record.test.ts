import { it } from "@effect/vitest"
import { StorageError } from "@lienthong/core"
import { type Append, type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { memoryStorage, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Appended, type Fact, record } from "../../../src/exchange/record/record.ts"
import { contents, openScene, quietly, start, tayNinh } from "../scene.ts"

const event = { type: "Changed", schemaVersion: 1, data: "{}" }

/** What no use case can: events that nothing but this test has written. */
const written = (append: Append) => append as Appended

const fact: Fact = {
  appends: [written({ stream: "outgoing/1", expected: "none", events: [event] })],
  marks: [{ key: "a mark", value: "1" }],
}

const unavailable = new StorageError({ reason: "unavailable", detail: { problem: "made by the test" } })

/**
 * Records while the store's first answers are lost, before or after it was done; tells which commits were
 * asked for.
 */
const recordThrough = ({ store }: OpenedTestAgency, troubles: ReadonlyArray<"not done" | "answer lost">) =>
  Effect.gen(function* () {
    const asked: Array<Commit> = []
    const commit = (wanted: Commit) => {
      const trouble = troubles[asked.length]
      asked.push(wanted)
      if (trouble === undefined) return store.commit(wanted)
      const lost = Effect.fail(unavailable)
      return trouble === "not done" ? lost : Effect.andThen(store.commit(wanted), lost)
    }
    const recording = record(system, fact).pipe(Effect.provideService(Storage, { ...store, commit }))
    const fiber = yield* Effect.forkChild(Effect.result(recording))
    yield* TestClock.adjust("1 second")
    return { asked, result: yield* Fiber.join(fiber) }
  })

/** A store that gives work of a kind which it could not have kept. */
const storeGivingOddWork = Layer.effect(
  Storage,
  Effect.map(Storage, (store) => ({
    ...store,
    leaseWork: (request) =>
      Effect.map(store.leaseWork(request), (items) => items.map((item) => ({ ...item, kind: "\ud83d" }))),
  })),
).pipe(
  Layer.provide(memoryStorage()),
  Layer.provide(Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })),
)

describe("A commit that the store does not answer", () => {
  it.effect("is recorded once when only the answers are lost, and the caller is told so", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const { asked, result } = yield* recordThrough(sender, ["answer lost", "not done", "answer lost"])
      expect(result).toMatchObject({ _tag: "Success", success: { replayed: true } })
      expect(asked).toHaveLength(4)
      for (const commit of asked) expect(commit).toEqual(asked[0])
      expect(yield* sender.store.readStream("outgoing/1")).toHaveLength(1)
    }),
  )

  it.effect("is given up after some retries, and the error does not claim that it was not done", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const { asked, result } = yield* recordThrough(sender, Array(9).fill("answer lost"))
      expect(asked).toHaveLength(4)
      expect(result).toMatchObject({
        _tag: "Failure",
        failure: {
          reason: "unavailable",
          message: expect.not.stringMatching(/nothing was recorded/i),
          sentence: { next: { en: expect.stringContaining("Nothing is half done") } },
        },
      })
      expect(yield* sender.store.readStream("outgoing/1")).toHaveLength(1)
    }),
  )
})

describe("A commit to a store that is silent for long", () => {
  it.effect("is not tried again: the caller is told after one wait", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const asked: Array<Commit> = []
      const commit = (wanted: Commit) => {
        asked.push(wanted)
        return Effect.delay(Effect.fail(unavailable), "12 seconds")
      }
      const recording = record(system, fact).pipe(Effect.provideService(Storage, { ...sender.store, commit }))
      const fiber = yield* Effect.forkChild(Effect.flip(recording))
      yield* TestClock.adjust("12 seconds")
      expect((yield* Fiber.join(fiber)).reason).toBe("unavailable")
      expect(asked).toHaveLength(1)
    }),
  )
})

describe("A text that a store would change", () => {
  const places: Readonly<Record<string, (text: string) => Fact>> = {
    stream: (text) => ({ appends: [written({ stream: text, expected: "any", events: [event] })] }),
    data: (text) => ({
      appends: [written({ stream: "s", expected: "any", events: [{ ...event, data: text }] })],
    }),
    value: (text) => ({ appends: [], marks: [{ key: "k", value: text }] }),
    work: (text) => {
      const work = { id: text, lane: 0, kind: "k", payload: "{}", dueAt: vietnamTime(start) } as const
      return { appends: [], work: { add: [work] } }
    },
    note: (note) => ({
      appends: [],
      work: { settle: [{ id: "w", lease: "l", outcome: { _tag: "Parked", note } }] },
    }),
    holder: (holder) => ({ appends: [], blobs: { release: [{ digest: "d" as never, holder }] } }),
    subscriber: (subscriber) => ({
      appends: [],
      checkpoints: [{ subscriber, lease: "l", from: 0n, to: 0n, keep: false }],
    }),
  }
  for (const [field, factOf] of Object.entries(places))
    it.effect(`is refused as a ${field}, and nothing is recorded`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        for (const broken of ["\u0000", "\ud83d", "\ude00\ud83d"]) {
          const recording = record(system, factOf(`Văn bản ${broken}`))
          const error = yield* Effect.flip(Effect.provideService(recording, Storage, sender.store))
          expect(error).toMatchObject({ reason: "text-invalid", detail: { field } })
          expect(Buffer.from(error.message).toString()).toBe(error.message)
        }
        expect((yield* contents(sender)).log).toEqual([])
      }),
    )

  it.effect("is not one that survives UTF-8 and has no NUL", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const text = fc.string({
        unit: fc.constantFrom("ă", "😀", "\ud83d", "\ude00", "\ufffd", "\u0000", "\n"),
      })
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(text, async (key) => {
            const recording = record(system, {
              appends: [written({ stream: `s/${key}`, expected: "any", events: [event] })],
            })
            const result = await Effect.runPromise(
              Effect.result(Effect.provideService(recording, Storage, sender.store)),
            )
            const survives = Buffer.from(key).toString() === key && !key.includes("\u0000")
            expect(result._tag).toBe(survives ? "Success" : "Failure")
          }),
        ),
      )
    }),
  )

  it.effect("is kept with U+FFFD in the note of work that is parked because of it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ storage: storeGivingOddWork })
      const work = { id: "odd", lane: 0, kind: "odd", payload: "{}", dueAt: vietnamTime(start) } as const
      yield* sender.store.commit({
        id: "c",
        at: vietnamTime(start),
        by: JSON.stringify(system),
        appends: [],
        work: { add: [work] },
      })
      yield* quietly(sender.work.drain())
      expect(yield* sender.work.list()).toMatchObject([
        { state: "parked", note: "work-unknown: Phiên bản này không có loại việc “\ufffd”." },
      ])
    }),
  )

  for (const field of ["stream", "work"])
    it.effect(`is refused as the name of a ${field} that is longer than any store takes`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const named = (length: number) =>
          record(system, places[field]?.("ộ".repeat(length)) ?? fact).pipe(
            Effect.provideService(Storage, sender.store),
          )
        yield* named(500)
        expect(yield* Effect.flip(named(501))).toMatchObject({ reason: "text-invalid", detail: { field } })
      }),
    )
})
