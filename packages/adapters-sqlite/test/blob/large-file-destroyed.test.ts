import { it } from "@effect/vitest"
import { putBytes } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import { Effect, Logger } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { commitOf, newPath, openStore } from "../store-file.ts"

/** More chunks than three transactions erase. */
const large = new Uint8Array(60 * 262_144).fill(7)

const counts = (path: string) => {
  const db = new Database(path, { readonly: true })
  const count = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
  const counted = { files: count("files"), chunks: count("chunks") }
  db.close()
  return counted
}

const nothing = { files: 0, chunks: 0 }

describe("A large file that nobody holds any more", () => {
  it.effect("is gone when its release is answered, and other work has its turn meanwhile", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      const digest = yield* putBytes(store, large)
      const named = { digest, holder: "doc" }
      yield* store.commit(commitOf("hold", { blobs: { hold: [named] } }))
      let [turns, isOver] = [0, false]
      const turn = () => {
        turns += 1
        if (!isOver) setImmediate(turn)
      }
      setImmediate(turn)
      yield* store.commit(commitOf("release", { blobs: { release: [named] } }))
      isOver = true
      expect(counts(path)).toEqual(nothing)
      expect(turns).toBeGreaterThanOrEqual(4)
    }),
  )

  it.effect("is erased by the next process when one dies over it, and nothing can read it meanwhile", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const digest = yield* Effect.scoped(Effect.flatMap(openStore(path), (store) => putBytes(store, large)))
      const db = new Database(path)
      db.exec(`DELETE FROM unheld;
        UPDATE files SET digest = NULL, begun_at = '';
        DELETE FROM chunks WHERE place < 16`)
      db.close()
      const store = yield* openStore(path)
      const problem = yield* Effect.flip(
        store.commit(commitOf("hold", { blobs: { hold: [{ digest, holder: "doc" }] } })),
      )
      expect(problem.reason).toBe("blob-missing")
      expect(counts(path)).toEqual({ files: 1, chunks: 44 })
      yield* TestClock.adjust("1 second")
      yield* store.commit(commitOf("next"))
      expect(counts(path)).toEqual(nothing)
    }),
  )

  it.effect("is one line in the log while it cannot be erased, and one when it is", () =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      const log = Logger.make<unknown, void>(({ message }) => {
        lines.push(String(Array.isArray(message) ? message[0] : message))
      })
      const path = yield* newPath
      yield* Effect.gen(function* () {
        const store = yield* openStore(path)
        const digest = yield* putBytes(store, large)
        const named = { digest, holder: "doc" }
        yield* store.commit(commitOf("hold", { blobs: { hold: [named] } }))
        const db = new Database(path)
        db.exec(
          "CREATE TRIGGER locked BEFORE DELETE ON chunks WHEN OLD.place > 50 BEGIN SELECT RAISE(ABORT, 'locked'); END",
        )
        yield* store.commit(commitOf("release", { blobs: { release: [named] } }))
        yield* TestClock.adjust("5 seconds")
        db.exec("DROP TRIGGER locked")
        db.close()
        yield* TestClock.adjust("2 seconds")
        yield* store.commit(commitOf("next"))
        expect(counts(path)).toEqual(nothing)
      }).pipe(Effect.provide(Logger.layer([log])))
      expect(lines).toEqual([
        "A destroyed file could not be erased whole; it is tried again",
        "Destroyed files are erased whole again",
      ])
    }),
  )
})
