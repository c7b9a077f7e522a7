import { existsSync } from "node:fs"
import { dirname, resolve } from "node:path"
import type { StorageError } from "@lienthong/core"
import Database from "better-sqlite3"
import { Effect, type Scope } from "effect"
import { attempt } from "./attempt.ts"
import { truncateLog } from "./blob/write-ahead-log.ts"
import { unavailable } from "./error.ts"

/** The pause between two tries where SQLite does not wait by itself. */
const napMillis = 10

/** Blocks, as all of SQLite's waiting does. */
const takeNap = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, napMillis)

/** Opens the file, creating it when it is not there, and closes it with the scope. */
export const openConnection = (
  path: string,
  waitMillis: number,
  nap: () => void = takeNap,
): Effect.Effect<Database.Database, StorageError, Scope.Scope> =>
  Effect.acquireRelease(
    attempt(() => open(path, waitMillis, nap)),
    (db) =>
      Effect.andThen(
        truncateLog(db),
        Effect.sync(() => db.close()),
      ),
  )

const open = (path: string, waitMillis: number, nap: () => void): Database.Database => {
  const folder = dirname(resolve(path))
  if (!existsSync(folder))
    throw unavailable({ en: `the folder ${folder} does not exist`, vi: `không có thư mục ${folder}` })
  const db = new Database(path, { timeout: waitMillis })
  try {
    refuseForeignFile(db, path)
    turnOnLog(db, path, waitMillis, nap)
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Looked at before anything is set, so that a file that is not ours stays as it is. */
const refuseForeignFile = (db: Database.Database, path: string): void => {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  if (tables.length > 0 && !tables.includes("kysely_migration")) {
    throw unavailable({
      en: `${path} is a database of another program`,
      vi: `${path} là cơ sở dữ liệu của phần mềm khác`,
    })
  }
}

/**
 * Turns the write-ahead log on, which is kept in the file. While another process writes to a file that has none yet,
 * as when both create it, SQLite answers "busy" at once, whatever its time-out; so the waiting is done here.
 */
const turnOnLog = (db: Database.Database, path: string, waitMillis: number, nap: () => void): void => {
  const deadline = performance.now() + waitMillis
  for (;;) {
    try {
      if (db.pragma("journal_mode = WAL", { simple: true }) === "wal") return
      throw unavailable({
        en: `${path} is on a drive that cannot keep a write-ahead log`,
        vi: `ổ đĩa chứa ${path} không giữ được nhật ký ghi trước`,
      })
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code === "SQLITE_BUSY"
      if (!busy || performance.now() >= deadline) throw error
    }
    nap()
  }
}

const configure = (db: Database.Database): void => {
  // A commit is on the disk before it is answered.
  db.pragma("synchronous = FULL")
  db.pragma("foreign_keys = ON")
  // 32 MiB of pages, so that the upper part of every index stays in memory as the store grows.
  db.pragma("cache_size = -32768")
  // The log is moved into the database every 16 MiB: pages that are written again and again are moved once.
  db.pragma("wal_autocheckpoint = 4096")
  // The bytes of a destroyed file are overwritten in the pages they leave.
  db.pragma("secure_delete = ON")
}
