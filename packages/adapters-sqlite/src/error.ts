import { StorageError } from "@lienthong/core"
import Database from "better-sqlite3"

/** What each of SQLite's primary result codes means to whoever keeps the machine. */
const problems: Readonly<Record<string, string>> = {
  SQLITE_BUSY: "another process has been writing to the file for too long",
  SQLITE_LOCKED: "another statement holds a lock on the table",
  SQLITE_FULL: "the disk is full",
  SQLITE_IOERR: "the disk reported an error while the file was read or written",
  SQLITE_CORRUPT: "the file is damaged",
  SQLITE_NOTADB: "the file is not an SQLite database",
  SQLITE_CANTOPEN: "the file cannot be opened",
  SQLITE_READONLY: "the file may not be written to",
  SQLITE_PERM: "the operating system does not allow access to the file",
  SQLITE_AUTH: "the operating system does not allow access to the file",
  SQLITE_PROTOCOL: "the locks of the file do not work, as on a network drive",
  SQLITE_NOMEM: "the machine is out of memory",
  SQLITE_TOOBIG: "a text or a file is larger than SQLite can keep",
  SQLITE_INTERRUPT: "the statement was interrupted",
}

/** `SQLITE_IOERR_SHORT_READ` is a kind of `SQLITE_IOERR`. */
const primaryCode = (code: string): string => code.split("_", 2).join("_")

export const unavailable = (problem: string, cause?: unknown): StorageError =>
  new StorageError({
    reason: "unavailable",
    detail: { problem },
    ...(cause === undefined ? {} : { cause }),
  })

/**
 * The typed error for what was thrown while the database was at work: a refusal of our own as it is, any error of
 * SQLite as `unavailable`. Everything else is a defect and is thrown on.
 */
export const storageErrorOf = (thrown: unknown): StorageError => {
  if (thrown instanceof StorageError) return thrown
  if (!(thrown instanceof Database.SqliteError)) throw thrown
  const problem = problems[primaryCode(thrown.code)] ?? `SQLite refused the statement (${thrown.code})`
  return unavailable(problem, thrown)
}
