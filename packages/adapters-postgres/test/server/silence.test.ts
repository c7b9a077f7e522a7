import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import type { Storage } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import { describe, expect } from "vitest"
import { openPool, openServer } from "../../src/server/server.ts"
import { append, commitOf, newSchema, openStore, url } from "../store-place.ts"
import { startCuttingProxy } from "./cutting-proxy.ts"
import { startSilentProxy } from "./silent-server.ts"

const answerMillis = 500
/** Far above what the time-outs of a test add up to, far below what the ones of everyday are. */
const soon = 5_000

const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const began = performance.now()
    const answer = yield* effect
    expect(performance.now() - began).toBeLessThan(soon)
    return answer
  })

/** A store that was made before, so that opening it is short work. */
const openedBefore = Effect.fnUntraced(function* () {
  const schema = newSchema()
  yield* Effect.scoped(openStore(schema))
  const { url: silentUrl, way } = yield* startSilentProxy(url)
  const store = yield* openStore(schema, { url: silentUrl, listenUrl: false, answerMillis })
  return { store, way }
})

const request = { lanes: [0] as const, limit: 1, now: commitOf("").at, until: commitOf("").at, worker: "an" }

const calls: Readonly<Record<string, (store: Storage["Service"]) => Effect.Effect<unknown, StorageError>>> = {
  "a commit": (store) => store.commit(append("silent")),
  "the reading of a stream": (store) => store.readStream("doc"),
  "the reading of the log": (store) => store.readLog(0n, 10),
  "the head of the log": (store) => store.logHead,
  "a lease of work": (store) => store.leaseWork(request),
  "the list of work": (store) => store.listWork,
  "the list of checkpoints": (store) => store.listCheckpoints,
  "a file that is put": (store) => store.putBlob(Stream.make(new Uint8Array(300_000))),
}

describe("When the server takes connections and never answers", () => {
  it.live("a store is not opened, and the host gets an error in time", () =>
    Effect.gen(function* () {
      const { url: silentUrl, way } = yield* startSilentProxy(url)
      way.silent = true
      const opening = Effect.scoped(openStore(newSchema(), { url: silentUrl, answerMillis }))
      expect((yield* timed(Effect.flip(opening))).reason).toBe("unavailable")
    }),
  )

  it.live("every call of an open store is answered in time, and is not sent a second time", () =>
    Effect.gen(function* () {
      const { store, way } = yield* openedBefore()
      for (const [name, call] of Object.entries(calls)) {
        way.silent = false
        yield* store.findMark("the connection is there")
        Object.assign(way, { silent: true, taken: "" })
        expect([name, (yield* timed(Effect.flip(call(store)))).reason]).toEqual([name, "unavailable"])
        expect([name, way.taken.length > 0]).toEqual([name, true])
      }
      expect(way.taken.match(/put_chunk\(/g) ?? []).toHaveLength(1)
    }),
  )

  it.live("a listener goes on without it, and hears again when it answers", () =>
    Effect.gen(function* () {
      const { url: silentUrl, way } = yield* startSilentProxy(url)
      const schema = newSchema()
      const other = yield* openStore(schema)
      const store = yield* openStore(schema, { url, listenUrl: silentUrl, answerMillis })
      way.silent = true
      const told = yield* timed(store.listen("log"))
      way.silent = false
      yield* told
      yield* other.commit(append("one"))
      yield* told
    }),
  )

  it.live("a commit that is made again after it answers again is there once", () =>
    Effect.gen(function* () {
      const { store, way } = yield* openedBefore()
      way.silent = true
      expect((yield* Effect.flip(store.commit(append("one")))).reason).toBe("unavailable")
      way.silent = false
      expect(yield* store.commit(append("one"))).toMatchObject({ versions: { doc: 1 } })
      expect(yield* store.readStream("doc")).toHaveLength(1)
    }),
  )
})

describe("When every connection is cut before the answer", () => {
  const statement = { name: "lost", text: "select 'lost', $1::int" }
  const open = Effect.fnUntraced(function* (againMillis: number) {
    const proxy = yield* startCuttingProxy(url, "lost")
    const patience = { answerMillis: 10_000, againMillis }
    return {
      ...proxy,
      server: yield* openServer(
        yield* openPool({ connectionString: proxy.url }, patience),
        true,
        newSchema(),
        patience,
      ),
    }
  })

  it.live("a statement is made again for so long and no longer, and the caller is told", () =>
    Effect.gen(function* () {
      const { server, left } = yield* open(100)
      left.times = Number.POSITIVE_INFINITY
      expect((yield* timed(Effect.flip(server.query(statement, [1])))).reason).toBe("unavailable")
      expect(left.cut).toBeGreaterThan(1)
    }),
  )

  it.live("one that may be made once only is not made again", () =>
    Effect.gen(function* () {
      const { server, left } = yield* open(100)
      left.times = 1
      const once = { ...statement, once: true } as const
      expect((yield* Effect.flip(server.query(once, [1]))).reason).toBe("unavailable")
      expect(left.cut).toBe(1)
      expect(yield* server.query(once, [1])).toEqual([["lost", 1]])
    }),
  )
})
