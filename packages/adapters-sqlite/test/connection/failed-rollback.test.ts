import { it } from "@effect/vitest"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { expect } from "vitest"
import { makeBatch } from "../../src/connection/batch.ts"
import { newPath, openStore } from "../store-file.ts"

/**
 * A database of which the first COMMIT and the first ROLLBACK fail, as on a disk that is away for a moment.
 */
const failingOnce = (db: Database.Database): Database.Database => {
  const failing = new Set(["COMMIT", "ROLLBACK"])
  return new Proxy(db, {
    get: (target, name) => {
      if (name !== "prepare") {
        const value = Reflect.get(target, name)
        return typeof value === "function" ? value.bind(target) : value
      }
      return (sql: string) => {
        const statement = target.prepare(sql)
        if (!failing.has(sql)) return statement
        return {
          run: () => {
            if (failing.delete(sql)) throw new Database.SqliteError("gone", "SQLITE_IOERR")
            return statement.run()
          },
        }
      }
    },
  })
}

it.live(
  "When a transaction cannot be rolled back, all its callers get an error, and the next one is written",
  () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      const db = yield* Effect.acquireRelease(
        Effect.sync(() => new Database(path)),
        (opened) => Effect.sync(() => opened.close()),
      )
      const batch = makeBatch(failingOnce(db), 50)
      const insert = db.prepare("INSERT INTO marks (agency, key, value) VALUES (1, ?, '')")
      const put = (key: string) => batch.run(() => insert.run(key).changes)
      const errors = yield* Effect.all([Effect.flip(put("one")), Effect.flip(put("two"))], {
        concurrency: "unbounded",
      })
      const refusal = {
        reason: "unavailable",
        detail: { problem: "the disk reported an error while the file was read or written" },
      }
      expect(errors).toMatchObject([refusal, refusal])
      expect(yield* put("three")).toBe(1)
      expect(db.prepare("SELECT key FROM marks").pluck().all()).toEqual(["three"])
    }),
)
