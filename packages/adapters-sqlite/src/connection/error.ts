import { StorageError } from "@lienthong/core"
import type { Reason } from "@lienthong/core/adapter"
import Database from "better-sqlite3"

/** The meaning of each of SQLite's primary result codes for the machine's operators. */
const problems: Readonly<Record<string, Reason>> = {
  SQLITE_BUSY: {
    en: "another process has been writing to the file for too long",
    vi: "tiến trình khác ghi vào tệp quá lâu",
  },
  SQLITE_LOCKED: {
    en: "another statement holds a lock on the table",
    vi: "câu lệnh khác đang khóa bảng",
  },
  SQLITE_FULL: {
    en: "the disk is full",
    vi: "ổ đĩa đã đầy",
  },
  SQLITE_IOERR: {
    en: "the disk reported an error while the file was read or written",
    vi: "ổ đĩa báo lỗi khi đọc hoặc ghi tệp",
  },
  SQLITE_CORRUPT: {
    en: "the file is damaged",
    vi: "tệp đã hỏng",
  },
  SQLITE_NOTADB: {
    en: "the file is not an SQLite database",
    vi: "tệp không phải cơ sở dữ liệu SQLite",
  },
  SQLITE_CANTOPEN: {
    en: "the file cannot be opened",
    vi: "không mở được tệp",
  },
  SQLITE_READONLY: {
    en: "the file may not be written to",
    vi: "tệp không cho phép ghi",
  },
  SQLITE_PERM: {
    en: "the operating system does not allow access to the file",
    vi: "hệ điều hành không cho phép truy cập tệp",
  },
  SQLITE_AUTH: {
    en: "the operating system does not allow access to the file",
    vi: "hệ điều hành không cho phép truy cập tệp",
  },
  SQLITE_PROTOCOL: {
    en: "the locks of the file do not work, as on a network drive",
    vi: "khóa tệp không hoạt động, như trên ổ đĩa mạng",
  },
  SQLITE_NOMEM: {
    en: "the machine is out of memory",
    vi: "máy hết bộ nhớ",
  },
  SQLITE_TOOBIG: {
    en: "a text or a file is larger than SQLite can keep",
    vi: "văn bản hoặc tệp vượt quá mức SQLite lưu được",
  },
  SQLITE_INTERRUPT: {
    en: "the statement was interrupted",
    vi: "câu lệnh bị ngắt",
  },
}

/** `SQLITE_IOERR_SHORT_READ` is a kind of `SQLITE_IOERR`. */
const primaryCode = (code: string): string => code.split("_", 2).join("_")

/** The error of a store that does not answer, with the cause in both languages if it is known in both. */
export const unavailable = (problem: string | Reason, cause?: unknown): StorageError =>
  new StorageError({
    reason: "unavailable",
    detail: typeof problem === "string" ? { problem } : { problem: problem.en, problemVi: problem.vi },
    ...(cause === undefined ? {} : { cause }),
  })

/**
 * Turns what was thrown while the database was at work into a typed error: our own refusals stay as they are,
 * errors of SQLite become `unavailable`, a file that this process has closed `closed`. Anything else is a
 * defect and is rethrown.
 */
export const storageErrorOf = (thrown: unknown): StorageError => {
  if (thrown instanceof StorageError) return thrown
  if (thrown instanceof TypeError && thrown.message === "The database connection is not open")
    return new StorageError({ reason: "closed", detail: {}, cause: thrown })
  if (!(thrown instanceof Database.SqliteError)) throw thrown
  const problem = problems[primaryCode(thrown.code)] ?? {
    en: `SQLite refused the statement (${thrown.code})`,
    vi: `SQLite từ chối câu lệnh (${thrown.code})`,
  }
  return unavailable(problem, thrown)
}
