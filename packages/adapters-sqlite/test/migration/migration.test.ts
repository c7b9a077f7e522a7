import { it } from "@effect/vitest"
import type { Digest, LeaseRequest, Storage } from "@lienthong/core/adapter"
import { getBytes, putBytes } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { commitOf, event, newPath, openStore } from "../store-file.ts"

const inFile = <A>(path: string, use: (db: Database.Database) => A) =>
  Effect.acquireUseRelease(
    Effect.sync(() => new Database(path)),
    (db) => Effect.sync(() => use(db)),
    (db) => Effect.sync(() => db.close()),
  )

const now = vietnamTime(0)
const lease: LeaseRequest = { lanes: [3], limit: 1, now, until: vietnamTime(60_000), worker: "w" }

const schemaOf = (db: Database.Database) =>
  db.prepare<[], string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").pluck().all()

const migrationsOf = (db: Database.Database) =>
  db.prepare<[], string>("SELECT name FROM kysely_migration ORDER BY name").pluck().all()

const appendOf = (id: string) =>
  commitOf(id, { appends: [{ stream: "doc", expected: "any", events: [event] }] })

describe("The schema", () => {
  it.effect("A new file gets every table, and its columns keep their types", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      const tables = yield* inFile(path, (db) =>
        db
          .prepare<[], { name: string; strict: number }>(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%' ORDER BY name",
          )
          .all(),
      )
      expect(tables.map(({ name }) => name)).toEqual([
        "agencies",
        "checkpoints",
        "chunks",
        "commits",
        "events",
        "files",
        "holds",
        "marks",
        "unheld",
        "view_lists",
        "view_rows",
        "view_word_index",
        "view_word_index_config",
        "view_word_index_data",
        "view_word_index_docsize",
        "view_word_index_idx",
        "view_words",
        "views",
        "work",
      ])
      const ofIndex = ({ name }: { readonly name: string }) => name.startsWith("view_word_index")
      expect(tables.every((table) => table.strict === 1 || ofIndex(table))).toBe(true)
    }),
  )

  it.effect("Opening a store again changes nothing of it", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      const before = yield* inFile(path, schemaOf)
      yield* Effect.scoped(openStore(path))
      expect(yield* inFile(path, schemaOf)).toEqual(before)
      expect(yield* inFile(path, migrationsOf)).toEqual([
        "0001-initial",
        "0002-put-again",
        "0003-views",
        "0004-row-places",
        "0005-row-words",
        "0006-rows-by-number",
        "0007-work-failure",
      ])
    }),
  )

  it.effect("A store of the first release is brought up to date with what is in it", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const bytes = new TextEncoder().encode("công văn")
      const holds = (store: Storage["Service"], holder: string) =>
        Effect.map(putBytes(store, bytes), (digest) => [{ digest, holder }])
      yield* Effect.scoped(
        Effect.gen(function* () {
          const store = yield* openStore(path)
          const work = { add: [{ id: "send", lane: 3, kind: "status", payload: "{}", dueAt: now }] } as const
          yield* store.commit(commitOf("before", { blobs: { hold: yield* holds(store, "before") }, work }))
          const [item] = yield* store.leaseWork(lease)
          const outcome = { _tag: "Again", dueAt: now, note: "transport/timed-out: lâu quá" } as const
          const settle = [{ id: "send", lease: item?.lease ?? "", outcome }]
          yield* store.commit(commitOf("again", { work: { settle } }))
        }),
      )
      yield* inFile(path, (db) =>
        db.exec(`
          ALTER TABLE work DROP COLUMN problem; ALTER TABLE work DROP COLUMN failing_since;
          ALTER TABLE files DROP COLUMN put_again_at;
          DROP TABLE view_word_index; DROP TABLE view_words;
          DROP TABLE view_lists; DROP TABLE view_rows; DROP TABLE views;
          DELETE FROM kysely_migration WHERE name > '0001-initial'`),
      )
      const store = yield* openStore(path)
      const again = yield* holds(store, "after")
      yield* store.commit(
        commitOf("release", {
          blobs: { release: again.map(({ digest }) => ({ digest, holder: "before" })) },
        }),
      )
      yield* store.commit(commitOf("after", { blobs: { hold: again } }))
      expect(yield* getBytes(store, again[0]?.digest ?? ("" as Digest))).toEqual(bytes)
      const [item] = yield* store.leaseWork(lease)
      expect([item?.note, item?.failure]).toEqual(["transport/timed-out: lâu quá", undefined])
    }),
  )

  it.effect("The file of a newer release is refused and left as it is", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      yield* Effect.scoped(openStore(path))
      yield* inFile(path, (db) =>
        db.exec("INSERT INTO kysely_migration VALUES ('0009-from-tomorrow', '2030-01-01T00:00:00.000Z')"),
      )
      const error = yield* Effect.flip(Effect.scoped(openStore(path)))
      expect(error.reason).toBe("schema-too-new")
      expect(error.detail).toEqual({ found: "0009-from-tomorrow", known: "0007-work-failure" })
      expect(yield* inFile(path, migrationsOf)).toEqual([
        "0001-initial",
        "0002-put-again",
        "0003-views",
        "0004-row-places",
        "0005-row-words",
        "0006-rows-by-number",
        "0007-work-failure",
        "0009-from-tomorrow",
      ])
    }),
  )

  it.effect("A store that is open while a newer release brings its file up to date writes nothing more", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const store = yield* openStore(path)
      yield* store.commit(appendOf("before"))
      yield* inFile(path, (db) =>
        db.exec("INSERT INTO kysely_migration VALUES ('0009-from-tomorrow', '2030-01-01T00:00:00.000Z')"),
      )
      const error = yield* Effect.flip(store.commit(appendOf("after")))
      expect(error.reason).toBe("schema-too-new")
      expect(error.detail.found).toBe("0009-from-tomorrow")
      expect((yield* store.readStream("doc")).map(({ commitId }) => commitId)).toEqual(["before"])
      yield* inFile(path, (db) => db.exec("DELETE FROM kysely_migration WHERE name = '0009-from-tomorrow'"))
      expect(yield* store.commit(appendOf("after"))).toMatchObject({ versions: { doc: 2 } })
    }),
  )

  it.effect("An upgrade that fails halfway leaves the file as it was", () =>
    Effect.gen(function* () {
      const path = yield* newPath
      const before = yield* inFile(path, (db) => {
        db.exec(`
          CREATE TABLE kysely_migration (name VARCHAR(255) NOT NULL PRIMARY KEY, timestamp VARCHAR(255) NOT NULL);
          CREATE TABLE work (in_the_way TEXT)`)
        return schemaOf(db)
      })
      const error = yield* Effect.flip(Effect.scoped(openStore(path)))
      expect(error.reason).toBe("unavailable")
      expect(yield* inFile(path, schemaOf)).toEqual(before)
    }),
  )
})
