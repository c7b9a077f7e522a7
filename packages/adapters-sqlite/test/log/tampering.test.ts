import { createHash } from "node:crypto"
import { it } from "@effect/vitest"
import { chainPreimage, getBytes, putBytes } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { agency, commitOf, event, newPath, openStore } from "../store-file.ts"

const change = (path: string, sql: string) =>
  Effect.sync(() => {
    const db = new Database(path)
    db.exec(sql)
    db.close()
  })

const append = (id: string) =>
  commitOf(id, { appends: [{ stream: "doc", expected: "any", events: [event] }] })

describe("A file that was changed behind the store's back", () => {
  it.effect("does not give out altered bytes as a document", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const digest = yield* putBytes(store, new TextEncoder().encode("1.000.000 đồng"))
      yield* change(path, "UPDATE chunks SET bytes = CAST('9.000.000 đồng' AS BLOB)")
      const error = yield* Effect.flip(getBytes(store, digest))
      expect(error.reason).toBe("blob-corrupt")
      expect(error.detail).toEqual({ digest })
    }),
  )

  it.effect("shows it in the hash of the changed event", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      yield* store.commit(append("one"))
      yield* store.commit(append("two"))
      yield* change(path, `UPDATE events SET data = '{"amount":9}' WHERE version = 2`)
      const [first, second] = yield* store.readStream("doc")
      if (first === undefined || second === undefined) return yield* Effect.die("events are missing")
      const recomputed = createHash("sha256")
        .update(chainPreimage(first.hash, agency, second))
        .digest("hex")
      expect(second.hash).not.toBe(recomputed)
    }),
  )
})

describe("Positions", () => {
  /**
   * Opens a store whose agency is the last a file has room for, and whose last event stands at a position.
   */
  const openAt = Effect.fnUntraced(function* (position: bigint) {
    const path = yield* newPath
    yield* Effect.scoped(openStore(path))
    yield* change(path, "UPDATE agencies SET number = 32766")
    const store = yield* openStore(path)
    yield* store.commit(append("one"))
    yield* change(path, `UPDATE events SET number = (agency << 48) + ${position}`)
    return store
  })

  it.effect("stay exact to the end of what a file has room for", () =>
    Effect.gen(function* () {
      const store = yield* openAt(281474976710653n)
      yield* store.commit(append("two"))
      yield* store.commit(append("three"))
      const log = yield* store.readLog(0n, 10)
      expect(log.map((e) => e.position)).toEqual([281474976710653n, 281474976710654n, 281474976710655n])
      expect(yield* store.readLog(281474976710653n, 1)).toMatchObject([{ position: 281474976710654n }])
      expect(yield* store.readLog(281474976710655n, 1)).toEqual([])
      expect(yield* store.readLog(9007199254740993n, 1)).toEqual([])
      expect(yield* store.logHead).toEqual({ settled: 281474976710655n })
    }),
  )

  it.effect("never run over into the log of another agency", () =>
    Effect.gen(function* () {
      const store = yield* openAt(281474976710655n)
      const error = yield* Effect.flip(store.commit(append("two")))
      expect(error.reason).toBe("unavailable")
      expect((yield* store.readStream("doc")).map(({ commitId }) => commitId)).toEqual(["one"])
    }),
  )
})
