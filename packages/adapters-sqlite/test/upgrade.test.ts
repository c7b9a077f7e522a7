import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { type Digest, vietnamTime } from "@lienthong/core"
import { it } from "@lienthong/testkit/vitest"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { Kysely, Migrator, SqliteDialect } from "kysely"
import { expect } from "vitest"
import { initial } from "../src/migration/0001-initial.ts"
import { agency, commitOf, newPath, openStore } from "./store-file.ts"

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") as Digest

/** Files of every length that is cut in another way, and one that waits for a commit. */
const texts = ["", "công văn", "a".repeat(262_144), "b".repeat(262_145), "TUYET-MAT ".repeat(90_000)]
const kept = texts.map((text) => Buffer.from(text))
const waiting = Buffer.from("chưa ai giữ")

/** A store as the first release wrote it, when each file was one row. */
const writeFirstRelease = async (path: string) => {
  const db = new Database(path)
  db.pragma("journal_mode = WAL")
  const queries = new Kysely({ dialect: new SqliteDialect({ database: db }) })
  const provider = { getMigrations: async () => ({ "0001-initial": initial }) }
  const { error } = await new Migrator({ db: queries, provider }).migrateToLatest()
  if (error !== undefined) throw error
  const insert = db.prepare(
    "INSERT INTO blobs (agency, digest, padding, bytes) VALUES (?, ?, zeroblob(4096), ?)",
  )
  const hold = db.prepare("INSERT INTO holds (agency, digest, holder) VALUES (?, ?, 'doc')")
  for (const bytes of kept) {
    insert.run(agency, digestOf(bytes), bytes)
    hold.run(agency, digestOf(bytes))
  }
  insert.run(agency, digestOf(waiting), waiting)
  db.prepare("INSERT INTO unheld (agency, digest, since) VALUES (?, ?, ?)").run(
    agency,
    digestOf(waiting),
    vietnamTime(Date.now()),
  )
  db.close()
}

it.live("The files of a store that the first release wrote are read, held and destroyed as before", () =>
  Effect.gen(function* () {
    const path = yield* newPath
    yield* Effect.promise(() => writeFirstRelease(path))
    const store = yield* openStore(path)
    for (const bytes of [...kept, waiting]) {
      expect(Buffer.compare(yield* store.getBlob(digestOf(bytes)), bytes)).toBe(0)
    }
    const holds = kept.map((bytes) => ({ digest: digestOf(bytes), holder: "doc" }))
    yield* store.commit(commitOf("release", { blobs: { release: holds } }))
    for (const { digest } of holds) {
      expect((yield* Effect.flip(store.getBlob(digest))).reason).toBe("blob-missing")
    }
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes("TUYET-MAT")).toBe(false)
    const hold = { digest: digestOf(waiting), holder: "doc" }
    yield* store.commit(commitOf("hold", { blobs: { hold: [hold] } }))
    expect(yield* store.getBlob(hold.digest)).toEqual(new Uint8Array(waiting))
  }),
)
