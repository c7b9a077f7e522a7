import { createRequire } from "node:module"
import { join } from "node:path"
import Database from "better-sqlite3"
import type { Contender, OpenedQueue, OpenedStore } from "../contender.ts"
import { eventType, type Payload } from "../payload.ts"

export const { version } = createRequire(import.meta.url)("better-sqlite3/package.json")

const schema = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
    data TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (stream, version)
  ) STRICT;
  CREATE TABLE work (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, due_at TEXT NOT NULL, leased_until TEXT
  ) STRICT;
  CREATE INDEX work_in_order ON work (due_at, number) WHERE leased_until IS NULL;
`

export const openRawDatabase = (folder: string): Database.Database => {
  const db = new Database(join(folder, "raw.db"))
  db.pragma("journal_mode = WAL")
  db.pragma("synchronous = FULL")
  // The same cache size as lienthong, so that no contender has an advantage.
  db.pragma("cache_size = -32768")
  db.pragma("wal_autocheckpoint = 4096")
  db.exec(schema)
  return db
}

/** Appends with one statement that also checks the version. Several events share a transaction. */
export const prepareRawAppend = (db: Database.Database) => {
  const insert = db.prepare<{ stream: string; version: number; type: string; data: string; at: string }>(
    `INSERT INTO events (stream, version, type, data, at) SELECT @stream, @version + 1, @type, @data, @at
     WHERE coalesce((SELECT max(version) FROM events WHERE stream = @stream), 0) = @version`,
  )
  const append = (stream: string, version: number, payload: Payload): void => {
    const at = new Date().toISOString()
    const row = { stream, version, type: eventType, data: JSON.stringify(payload), at }
    if (insert.run(row).changes !== 1) throw new Error(`${stream} is not at version ${version}`)
  }
  const appendAll = db.transaction((stream: string, version: number, payloads: ReadonlyArray<Payload>) => {
    payloads.forEach((payload, index) => {
      append(stream, version + index, payload)
    })
  }).immediate
  return (stream: string, version: number, payloads: ReadonlyArray<Payload>): void => {
    const [only] = payloads
    if (payloads.length === 1 && only) append(stream, version, only)
    else appendAll(stream, version, payloads)
  }
}

/** The fastest form of rows of the driver. */
type Row = readonly [
  position: number,
  data: string,
  stream: string,
  version: number,
  type: string,
  at: string,
]

const prepareReads = (db: Database.Database) => {
  const stream = db
    .prepare<[string], Row>(
      "SELECT position, data, stream, version, type, at FROM events WHERE stream = ? ORDER BY version",
    )
    .raw()
  const page = db
    .prepare<[number, number], Row>(
      `SELECT position, data, stream, version, type, at FROM events
       WHERE position > ? ORDER BY position LIMIT ?`,
    )
    .raw()
  return {
    stream: (name: string): ReadonlyArray<unknown> => stream.all(name).map(([, data]) => JSON.parse(data)),
    log: (pageSize: number): number => {
      let seen = 0
      for (let after = 0; ; ) {
        const rows = page.all(after, pageSize)
        for (const [, data] of rows) JSON.parse(data)
        seen += rows.length
        if (rows.length < pageSize) return seen
        after = rows.at(-1)?.[0] ?? after
      }
    },
  }
}

const prepareQueue = (db: Database.Database): OpenedQueue => {
  const insert = db.prepare<[string, string]>("INSERT INTO work (id, due_at) VALUES (?, ?)")
  const lease = db
    .prepare<[string, string], number>(
      `UPDATE work SET leased_until = ? WHERE number = (
         SELECT number FROM work WHERE leased_until IS NULL AND due_at <= ? ORDER BY due_at, number LIMIT 1)
       RETURNING number`,
    )
    .pluck()
  const complete = db.prepare<[number]>("DELETE FROM work WHERE number = ?")
  return {
    add: async (ids) =>
      db.transaction(() => {
        for (const id of ids) insert.run(id, new Date().toISOString())
      })(),
    leaseAndComplete: async () => {
      const now = Date.now()
      const [number] = lease.all(new Date(now + 60_000).toISOString(), new Date(now).toISOString())
      if (number === undefined || complete.run(number).changes !== 1) throw new Error("there was no work")
    },
  }
}

const open = async (folder: string): Promise<OpenedStore> => {
  const db = openRawDatabase(folder)
  const append = prepareRawAppend(db)
  const read = prepareReads(db)
  return {
    append: async (...args) => append(...args),
    readStream: async (name) => read.stream(name),
    readLog: async (pageSize) => read.log(pageSize),
    queue: prepareQueue(db),
    close: async () => {
      db.close()
    },
  }
}

/** The upper limit: the driver and the best hand-written statements, one commit for each append. */
export const rawSqlite: Contender = { name: "raw better-sqlite3", version, open }
