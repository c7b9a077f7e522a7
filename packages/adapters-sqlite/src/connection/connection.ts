import { existsSync } from "node:fs"
import { dirname, resolve } from "node:path"
import type { StorageError } from "@lienthong/core"
import Database from "better-sqlite3"
import { Effect, type Scope } from "effect"
import { attempt } from "./attempt.ts"
import { unavailable } from "./error.ts"
import { makePatient } from "./patience.ts"
import { emptyLog } from "./write-ahead-log.ts"

/** Opens the file, creating it if it is missing and not only read, and closes it with the scope. */
export const openConnection = (
  path: string,
  waitMillis: number,
  reads: boolean,
): Effect.Effect<Database.Database, StorageError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.tap(
      attempt(() => open(path, reads)),
      (db) =>
        attempt(() => prepare(db, path)).pipe(
          makePatient(waitMillis),
          Effect.onError(() => Effect.sync(() => db.close())),
        ),
    ),
    (db) =>
      Effect.andThen(
        emptyLog(db, waitMillis),
        Effect.sync(() => db.close()),
      ),
  )

const open = (path: string, reads: boolean): Database.Database => {
  const folder = dirname(resolve(path))
  if (!existsSync(folder))
    throw unavailable({ en: `the folder ${folder} does not exist`, vi: `không có thư mục ${folder}` })
  if (reads && !existsSync(path))
    throw unavailable({ en: `there is no store at ${path}`, vi: `không có kho dữ liệu tại ${path}` })
  return new Database(path, { timeout: 0 })
}

const prepare = (db: Database.Database, path: string): void => {
  refuseForeignFile(db, path)
  // Kept in the file.
  if (db.pragma("journal_mode = WAL", { simple: true }) !== "wal")
    throw unavailable({
      en: `${path} is on a drive that cannot keep a write-ahead log`,
      vi: `ổ đĩa chứa ${path} không giữ được nhật ký ghi trước`,
    })
  configure(db)
}

/** Checks before any setting is changed, so that a foreign file stays as it is. */
const refuseForeignFile = (db: Database.Database, path: string): void => {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  if (tables.length > 0 && !tables.includes("kysely_migration")) {
    throw unavailable({
      en: `${path} is a database of another program`,
      vi: `${path} là cơ sở dữ liệu của phần mềm khác`,
    })
  }
}

const configure = (db: Database.Database): void => {
  // A commit is on the disk before it is answered.
  db.pragma("synchronous = FULL")
  db.pragma("foreign_keys = ON")
  // 32 MiB of pages keep the upper part of every index in memory as the store grows.
  db.pragma("cache_size = -32768")
  // A checkpoint every 16 MiB: pages that are written again and again are moved once.
  db.pragma("wal_autocheckpoint = 4096")
  // Overwrites the bytes of a destroyed file in the pages it leaves.
  db.pragma("secure_delete = ON")
}
