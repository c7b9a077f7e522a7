import type { StoredEvent } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import type { OpenStore } from "./open-store.ts"
import { commitOf, event, minute } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** Ten commits that write to two streams each, in turns that interleave them. */
const interleaved = (store: OpenStore) =>
  Effect.forEach(
    Array.from({ length: 10 }, (_, n) => n),
    (n) =>
      store.commit(
        commitOf(`commit-${n}`, {
          at: minute(n),
          appends: [
            { stream: `doc-${n % 3}`, expected: "any", events: [event(`${n}a`), event(`${n}b`)] },
            { stream: "all", expected: n, events: [event(`${n}c`)] },
          ],
        }),
      ),
  )

const typesOf = (events: ReadonlyArray<StoredEvent>) => events.map((e) => e.type)

/** Reading streams and the log of the agency. */
export const log = (test: ContractTest): void => {
  test("The log has the events of all streams in the order of their commits and within them", function* (store) {
    yield* interleaved(store)
    const expected = Array.from({ length: 10 }, (_, n) => [`${n}a`, `${n}b`, `${n}c`]).flat()
    expect(typesOf(yield* store.readLog(0n, 100))).toEqual(expected)
  })

  test("Positions grow along the log", function* (store) {
    yield* interleaved(store)
    const positions = (yield* store.readLog(0n, 100)).map((e) => e.position)
    expect(positions.every((position, n) => position > (positions[n - 1] ?? 0n))).toBe(true)
  })

  test("The log keeps the order of each stream", function* (store) {
    yield* interleaved(store)
    const all = yield* store.readLog(0n, 100)
    for (const stream of ["doc-0", "doc-1", "doc-2", "all"]) {
      expect(all.filter((e) => e.stream === stream)).toEqual(yield* store.readStream(stream))
    }
  })

  for (const size of [1, 4, 30]) {
    test(`Pages of ${size} put together are the whole log, once`, function* (store) {
      yield* interleaved(store)
      const pages: Array<StoredEvent> = []
      for (let after = 0n; ; ) {
        const page = yield* store.readLog(after, size)
        if (page.length === 0) break
        expect(page.length).toBeLessThanOrEqual(size)
        pages.push(...page)
        after = page.at(-1)?.position ?? after
      }
      expect(pages).toEqual(yield* store.readLog(0n, 100))
      expect(pages).toHaveLength(30)
    })
  }

  test("After the last position the log is empty until the next commit", function* (store) {
    yield* interleaved(store)
    const last = (yield* store.readLog(0n, 100)).at(-1)?.position ?? 0n
    expect(yield* store.readLog(last, 10)).toEqual([])
    expect(yield* store.readLog(last + 1_000n, 10)).toEqual([])
    yield* store.commit(
      commitOf("next", { appends: [{ stream: "n", expected: "none", events: [event("N")] }] }),
    )
    expect(typesOf(yield* store.readLog(last, 10))).toEqual(["N"])
  })

  test("The log is settled up to its last event", function* (store) {
    expect(yield* store.logHead).toEqual({ settled: 0n })
    yield* interleaved(store)
    const last = (yield* store.readLog(0n, 100)).at(-1)
    expect((yield* store.logHead).settled).toBe(last?.position)
  })

  test("A refused commit moves nothing that is read later", function* (store) {
    yield* interleaved(store)
    const before = yield* store.readLog(0n, 100)
    yield* Effect.flip(
      store.commit(commitOf("bad", { appends: [{ stream: "all", expected: 1, events: [event("X")] }] })),
    )
    yield* store.commit(
      commitOf("good", { appends: [{ stream: "all", expected: 10, events: [event("Y")] }] }),
    )
    const after = yield* store.readLog(0n, 100)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(typesOf(after.slice(before.length))).toEqual(["Y"])
  })

  test("A stream is read from any version on", function* (store) {
    yield* interleaved(store)
    const versions = (after: number) =>
      Effect.map(store.readStream("all", after), (events) => events.map((e) => e.version))
    expect(yield* versions(0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(yield* versions(7)).toEqual([8, 9, 10])
    expect(yield* versions(10)).toEqual([])
    expect(yield* versions(99)).toEqual([])
  })

  test("The last event of a stream is the one that ends it", function* (store) {
    yield* interleaved(store)
    const events = yield* store.readStream("doc-1")
    expect(yield* store.readLast("doc-1")).toEqual(Option.fromNullishOr(events.at(-1)))
    expect(events).toHaveLength(6)
  })

  test("An event says which commit wrote it, when and by whom", function* (store) {
    const by = JSON.stringify({ id: "ns-07", name: "Nguyễn Thị Sáu" })
    yield* store.commit(
      commitOf("draft", {
        at: minute(5),
        by,
        appends: [
          { stream: "doc", expected: "none", events: [{ type: "Drafted", schemaVersion: 3, data: "{}" }] },
        ],
      }),
    )
    expect(yield* store.readStream("doc")).toMatchObject([
      {
        stream: "doc",
        version: 1,
        type: "Drafted",
        schemaVersion: 3,
        data: "{}",
        commitId: "draft",
        at: minute(5),
        by,
      },
    ])
  })
}
