import { it } from "@effect/vitest"
import { openExchange } from "@lienthong/core"
import { Storage } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type { Change } from "@lienthong/core/report"
import { memoryAxis, openTestAgency, testOptions } from "@lienthong/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  expectSentences,
  openScene,
  quietly,
  report,
  sealed,
  start,
  tayNinh,
  until,
} from "../scene.ts"

const told = (changes: ReadonlyArray<Change>) => changes.map(({ event }) => event._tag)
const sealing = ["Drafted", "SignedByPerson", "Numbered", "SealedByAgency", "Taken"]

describe("A subscriber", () => {
  it.effect("is handed past and new events once, in order, and nothing twice", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sealed(sender)
      const seen: Array<Change> = []
      const batches: Array<number> = []
      const listen = sender.subscribe({ name: "search", batch: 2 }, (changes) =>
        Effect.sync(() => {
          seen.push(...changes)
          batches.push(changes.length)
        }),
      )
      const first = yield* Effect.forkChild(listen)
      yield* until(() => seen.length === 5)
      expect(told(seen)).toEqual(sealing)
      expect(batches).toEqual([2, 2, 1])
      yield* Fiber.interrupt(first)
      yield* sealed(sender)
      yield* Effect.forkChild(listen)
      yield* until(() => seen.length === 10)
      expect(told(seen.slice(5))).toEqual(sealing)
      yield* sender.outgoing.draft(report(), by)
      // A commit wakes it: the clock of this test does not move on its own.
      yield* until(() => seen.length === 11)
      expect(seen.map(({ position }) => position)).toEqual(
        (yield* sender.store.readLog(0n, 100)).map(({ position }) => Number(position)),
      )
      expect(yield* sender.log.status()).toMatchObject({ subscribers: [{ name: "search", behind: 0 }] })
    }),
  )

  it.effect(
    "that fails is stopped at its event, is retried less and less often, and says since when and why",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        yield* sealed(sender)
        let broken = true
        let tries = 0
        const seen: Array<Change> = []
        const handle = (changes: ReadonlyArray<Change>) =>
          Effect.suspend(() => {
            tries++
            seen.push(...(broken ? [] : changes))
            return broken ? Effect.fail(new Error("the search index is full")) : Effect.void
          })
        yield* Effect.forkChild(quietly(sender.subscribe({ name: "search" }, handle)))
        yield* until(() => tries === 1)
        yield* TestClock.adjust("1 minute")
        expect(tries).toBeGreaterThan(4)
        expect(tries).toBeLessThan(10)
        const { subscribers } = yield* sender.log.status()
        expect(subscribers).toMatchObject([
          {
            name: "search",
            position: 0,
            waitingSince: vietnamTime(start),
            stopped: {
              since: vietnamTime(start),
              problem: "subscriber/failed",
              text: { en: expect.stringContaining("the search index is full") },
            },
          },
        ])
        // However often it fails for the same reason, it is recorded once.
        expect(yield* sender.store.readStream("subscriber/search")).toHaveLength(1)
        broken = false
        yield* TestClock.adjust("10 minutes")
        expect(told(seen)).toEqual([...sealing, "SubscriberStopped", "SubscriberResumed"])
        const [after] = (yield* sender.log.status()).subscribers
        expect(after).toMatchObject({ behind: 0 })
        expect(after?.stopped).toBeUndefined()
      }),
  )

  it.effect("stops at an unreadable event, and names it instead of skipping it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sealed(sender)
      const event = { type: "Teleported", schemaVersion: 7, data: "{}" }
      const at = vietnamTime(start)
      const appends = [{ stream: "outgoing/x", expected: "any" as const, events: [event] }]
      yield* sender.store.commit({ id: "later", at, by: JSON.stringify(by.by), appends })
      const seen: Array<Change> = []
      yield* Effect.forkChild(
        quietly(sender.subscribe({ name: "search" }, (changes) => Effect.sync(() => seen.push(...changes)))),
      )
      yield* until(() => seen.length === 5)
      yield* until(() => seen.length === 5)
      yield* TestClock.adjust("1 minute")
      expect(told(seen)).toEqual(sealing)
      expect((yield* sender.log.status()).subscribers).toMatchObject([
        {
          position: seen.at(-1)?.position,
          stopped: {
            problem: "storage/event-undecodable",
            text: { en: expect.stringContaining("Teleported") },
          },
        },
      ])
    }),
  )

  it.effect("of another name has a place of its own", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const seen = { one: 0, two: 0 }
      for (const name of ["one", "two"] as const)
        yield* Effect.forkChild(
          sender.subscribe({ name }, (changes) =>
            Effect.sync(() => {
              seen[name] += changes.length
            }),
          ),
        )
      yield* dispatched(sender)
      yield* until(() => seen.one === 8 && seen.two === 8)
    }),
  )

  it.effect("without a proper name or batch is refused", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      for (const slip of [
        { name: "" },
        { name: "a/b" },
        { name: "a", batch: 0 },
        { name: "a", batch: 1.5 },
      ]) {
        const error = yield* Effect.flip(sender.subscribe(slip, () => Effect.void))
        expect(error).toMatchObject({ _tag: "InputError", reason: "value-invalid" })
        if (error._tag === "InputError") expectSentences(error)
      }
    }),
  )
})

describe("The log", () => {
  it.effect("that a transaction holds back says by which one and since when", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const heldBack = { by: "7731", since: vietnamTime(start) }
      const logHead = Effect.succeed({ settled: 3n, heldBack })
      const storage = Layer.succeed(Storage, { ...sender.store, logHead })
      const held = yield* openTestAgency(axis, tayNinh, { storage })
      expect(yield* held.log.status()).toEqual({ settled: 3, heldBack, subscribers: [] })
    }),
  )
})

describe("Through the door for Promises a subscriber", () => {
  const open = () => openExchange(testOptions(memoryAxis([tayNinh]), tayNinh))

  it("ends when its signal says so, and then its handler's does", async () => {
    const exchange = await open()
    const stop = new AbortController()
    const inside: Array<AbortSignal> = []
    const running = exchange.subscribe(
      { name: "search" },
      (_, { signal }) => {
        inside.push(signal)
        return new Promise(() => undefined)
      },
      { signal: stop.signal },
    )
    await exchange.outgoing.draft(report(), by)
    await expect.poll(() => inside.length).toBe(1)
    stop.abort(new Error("enough"))
    await expect(running).rejects.toThrow("enough")
    expect(inside[0]?.aborted).toBe(true)
    await exchange.close()
  })

  it("may be a function that answers at once with nothing", async () => {
    const exchange = await open()
    const seen: Array<string> = []
    const running = exchange.subscribe({ name: "search" }, ((changes: ReadonlyArray<Change>) => {
      seen.push(...told(changes))
    }) as never)
    await exchange.outgoing.draft(report(), by)
    await exchange.outgoing.draft(report(), by)
    const place = async () => (await exchange.log.status()).subscribers.find(({ name }) => name === "search")
    await expect.poll(async () => (await place())?.behind).toBe(0)
    expect(seen).toEqual(["Drafted", "Drafted"])
    await exchange.close()
    await running
  })

  it("is stopped and reported when it throws something unreadable", async () => {
    const exchange = await openExchange({ ...testOptions(memoryAxis([tayNinh]), tayNinh), log: () => {} })
    const refuse = (): never => {
      throw new Error("refused to be read")
    }
    const running = exchange.subscribe({ name: "search" }, async () => {
      throw new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse })
    })
    await exchange.outgoing.draft(report(), by)
    await expect
      .poll(async () => JSON.stringify((await exchange.log.status()).subscribers))
      .toContain("what was thrown cannot be read")
    await exchange.close()
    await running
  })

  it("ends when the exchange is closed", async () => {
    const exchange = await open()
    const seen: Array<string> = []
    const running = exchange.subscribe({ name: "search" }, async (changes) => {
      seen.push(...told(changes))
    })
    await exchange.outgoing.draft(report(), by)
    await expect.poll(() => seen).toEqual(["Drafted"])
    await exchange.close()
    await expect(running).resolves.toBeUndefined()
  })
})
