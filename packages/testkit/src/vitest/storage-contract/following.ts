import type { StoredEvent } from "@lienthong/core/adapter"
import { Effect, Fiber } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const writers = 8
const commitsEach = 12

/** Slow ones carry much; those that roll back have written something when they find that they may not. */
const writeOne = (store: OpenStore, writer: number, n: number) => {
  const id = `${writer}-${n}`
  const own = { stream: `doc-${writer}`, expected: "any" as const, events: [event(id)] }
  const shared = { stream: "all", expected: "any" as const, events: [event(id), event(id)] }
  const commit = (appends: Parameters<typeof commitOf>[1]) => store.commit(commitOf(id, appends))
  switch ((writer + n) % 4) {
    case 0:
      return Effect.asVoid(commit({ appends: [own] }))
    case 1:
      return Effect.asVoid(commit({ appends: [own, shared, { ...own, stream: "other" }] }))
    case 2:
      return Effect.flip(commit({ appends: [shared, { ...own, expected: 999 }] })).pipe(
        Effect.flatMap((error) => (error.reason === "version-conflict" ? Effect.void : Effect.fail(error))),
      )
    default: {
      const many = Array.from({ length: 40 }, (_, each) => event(id, { each, text: "ộ".repeat(700) }))
      return Effect.asVoid(commit({ appends: [{ ...shared, events: many }, own] }))
    }
  }
}

const write = (store: OpenStore, writer: number) =>
  Effect.forEach(
    Array.from({ length: commitsEach }, (_, n) => n),
    (n) => Effect.andThen(writeOne(store, writer, n), Effect.yieldNow),
    { discard: true },
  )

const versionsOf = (events: ReadonlyArray<StoredEvent>, stream: string) =>
  events.filter((stored) => stored.stream === stream).map((stored) => stored.version)

/** A reader follows the log while others write it, each through a separate opening of the store. */
export const following = (contract: ContractTest, openings: number): void => {
  contract(
    "Who follows the log while others write it sees every event once and each stream in its order",
    function* (store, open) {
      const others = yield* Effect.forEach(Array.from({ length: openings - 1 }), () => open())
      const stores = [store, ...others]
      const writing = yield* Effect.forkChild(
        Effect.forEach(
          Array.from({ length: writers }, (_, n) => n),
          (n) => Effect.flatMap(Effect.fromNullishOr(stores[n % stores.length]), (each) => write(each, n)),
          { concurrency: "unbounded", discard: true },
        ),
      )
      const seen: Array<StoredEvent> = []
      for (let finished = false; ; ) {
        const page = yield* store.readLog(seen.at(-1)?.position ?? 0n, 7)
        seen.push(...page)
        if (page.length === 0) {
          if (finished && (seen.at(-1)?.position ?? 0n) === (yield* store.logHead).settled) break
          finished = writing.pollUnsafe() !== undefined
        }
        yield* Effect.yieldNow
      }
      yield* Fiber.join(writing)

      expect(seen).toEqual(yield* store.readLog(0n, 10_000))
      for (const stream of new Set(seen.map((stored) => stored.stream))) {
        const versions = versionsOf(seen, stream)
        expect(versions).toEqual(Array.from({ length: versions.length }, (_, n) => n + 1))
        expect(versions).toHaveLength((yield* store.readStream(stream)).length)
      }
      expect(new Set(seen.map((stored) => stored.commitId)).size).toBe((writers * commitsEach * 3) / 4)
    },
  )

  contract(
    "What the head of the log calls settled can be read, and nothing is added before it later",
    function* (store, open) {
      const others = yield* Effect.forEach(Array.from({ length: openings - 1 }), () => open())
      const stores = [store, ...others]
      const writing = yield* Effect.forkChild(
        Effect.forEach(
          Array.from({ length: writers }, (_, n) => n),
          (n) => Effect.flatMap(Effect.fromNullishOr(stores[n % stores.length]), (each) => write(each, n)),
          { concurrency: "unbounded", discard: true },
        ),
      )
      const heads: Array<{ readonly settled: bigint; readonly before: number }> = []
      while (writing.pollUnsafe() === undefined) {
        const { settled } = yield* store.logHead
        const before = (yield* store.readLog(0n, 10_000)).filter((e) => e.position <= settled).length
        heads.push({ settled, before })
        yield* Effect.yieldNow
      }
      yield* Fiber.join(writing)
      const log = yield* store.readLog(0n, 10_000)
      for (const { settled, before } of heads) {
        expect(log.filter((stored) => stored.position <= settled)).toHaveLength(before)
      }
      expect(heads.every(({ settled }, n) => settled >= (heads[n - 1]?.settled ?? 0n))).toBe(true)
    },
  )
}
