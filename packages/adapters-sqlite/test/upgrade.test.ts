import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { chainPreimage, chainStart, type Digest, vietnamTime } from "@lienthong/core"
import { it } from "@lienthong/testkit/vitest"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { Kysely, Migrator, SqliteDialect } from "kysely"
import { expect } from "vitest"
import { initial } from "../src/migration/0001-initial.ts"
import { agency, commitOf, event, newPath, openStore } from "./store-file.ts"

/** The events of a stream, as the release that kept a table of streams wrote them. */
const written = ["một", "hai", "ba"].map((data, index) => ({
  stream: "doc",
  version: index + 1,
  type: "Changed",
  schemaVersion: 1,
  at: vietnamTime(0),
  by: "{}",
  commitId: `c-${index + 1}`,
  data: JSON.stringify(data),
}))

const writeEvents = (db: Database.Database) => {
  const insert = db.prepare(
    `INSERT INTO events (agency, position, stream, version, type, schema_version, data, commit_id, at, by, hash)
     VALUES (?, ?, @stream, @version, @type, @schemaVersion, @data, @commitId, @at, @by, ?)`,
  )
  let hash = chainStart
  for (const stored of written) {
    hash = createHash("sha256")
      .update(chainPreimage(hash, agency, stored))
      .digest("hex")
    insert.run(agency, stored.version, hash, stored)
  }
  db.prepare("INSERT INTO streams (agency, stream, version, hash) VALUES (?, 'doc', 3, ?)").run(agency, hash)
}

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
  writeEvents(db)
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

it.live("The streams of a store that the first release wrote are read and go on where they stood", () =>
  Effect.gen(function* () {
    const path = yield* newPath
    yield* Effect.promise(() => writeFirstRelease(path))
    const store = yield* openStore(path)
    const before = yield* store.readStream("doc")
    expect(before).toMatchObject(written)
    const expected = (version: number) => ({
      appends: [{ stream: "doc", expected: version, events: [event] }],
    })
    expect((yield* Effect.flip(store.commit(commitOf("late", expected(2))))).reason).toBe("version-conflict")
    expect(yield* store.commit(commitOf("next", expected(3)))).toMatchObject({ versions: { doc: 4 } })
    const log = yield* store.readLog(0n, 10)
    expect(log.map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n])
    const hashes = log.map(({ hash }) => hash)
    expect(hashes).toEqual(
      log.map((stored, index) =>
        createHash("sha256")
          .update(chainPreimage(hashes[index - 1] ?? chainStart, agency, stored))
          .digest("hex"),
      ),
    )
  }),
)
