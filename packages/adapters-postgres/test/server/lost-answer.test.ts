import { it } from "@effect/vitest"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { append, commitOf, connect, event, newSchema, openStore, url } from "../store-place.ts"
import { startCuttingProxy } from "./cutting-proxy.ts"

const throughProxy = Effect.fnUntraced(function* (words: string) {
  const schema = newSchema()
  yield* Effect.scoped(openStore(schema))
  const proxy = yield* startCuttingProxy(url, words)
  const store = yield* openStore(schema, { url: proxy.url, listenUrl: false })
  return { schema, store, left: proxy.left }
})

describe("When the server's answer is lost", () => {
  it.live("a commit that was made is answered as made, and is there once", () =>
    Effect.gen(function* () {
      const { store, left } = yield* throughProxy("answer lost")
      left.times = 2
      const lost = commitOf("answer lost", {
        appends: [{ stream: "doc", expected: "none", events: [event] }],
      })
      expect(yield* store.commit(lost)).toMatchObject({ versions: { doc: 1 } })
      expect(left.cut).toBe(2)
      expect(yield* store.readStream("doc")).toHaveLength(1)
    }),
  )

  it.live("every commit of a group is answered, and is there once", () =>
    Effect.gen(function* () {
      const { store, left } = yield* throughProxy("answer lost")
      left.times = 3
      const streams = Array.from({ length: 20 }, (_, n) => `doc ${n}`)
      const made = yield* Effect.forEach(
        streams,
        (stream) => store.commit(append(`answer lost ${stream}`, stream)),
        { concurrency: "unbounded" },
      )
      expect(left.cut).toBe(3)
      expect(made.map(({ versions }) => versions)).toEqual(streams.map((stream) => ({ [stream]: 1 })))
      expect(yield* store.readLog(0n, 100)).toHaveLength(20)
    }),
  )

  it.live("a file that was put is there", () =>
    Effect.gen(function* () {
      const { store, left } = yield* throughProxy("file_upload")
      left.times = 1
      const bytes = new Uint8Array(300_000).fill(3)
      const digest = yield* putBytes(store, bytes)
      expect(left.cut).toBe(1)
      expect(Buffer.compare(yield* getBytes(store, digest), bytes)).toBe(0)
    }),
  )

  it.live("work is not leased twice: the worker is told, and no second item is taken", () =>
    Effect.gen(function* () {
      const { store, left } = yield* throughProxy("take_work")
      const at = commitOf("").at
      const item = { lane: 0 as const, kind: "send-packet", payload: "{}", dueAt: at }
      yield* store.commit(commitOf("add", { work: { add: ["a", "b"].map((id) => ({ id, ...item })) } }))
      left.times = 1
      const leased = store.leaseWork({ lanes: [0], limit: 1, now: at, until: at, worker: "an" })
      expect((yield* Effect.flip(leased)).reason).toBe("unavailable")
      expect((yield* store.listWork).map(({ state }) => state).sort()).toEqual(["leased", "waiting"])
    }),
  )
})

describe("While somebody else holds the lock of one stream", () => {
  it.live("commits to all other streams go on, and commits to that one go on after it", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      yield* store.commit(append("first", "locked"))
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`begin; select from ${schema}.streams for update`))
      const held = yield* Effect.forkChild(
        Effect.forEach([1, 2, 3], (n) => store.commit(append(`held ${n}`, "locked")), {
          concurrency: "unbounded",
        }),
      )
      const began = performance.now()
      for (const round of [1, 2, 3]) {
        yield* Effect.forEach(
          Array.from({ length: 40 }, (_, n) => `${round} ${n}`),
          (id) => store.commit(append(id, id)),
          { concurrency: "unbounded" },
        )
      }
      expect(performance.now() - began).toBeLessThan(5_000)
      yield* Effect.promise(() => client.query("rollback"))
      const made = yield* Fiber.join(held)
      expect(made.map(({ versions }) => versions.locked).sort()).toEqual([2, 3, 4])
    }),
  )
})
