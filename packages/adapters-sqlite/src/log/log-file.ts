import { StorageError } from "@lienthong/core"
import type { LogHead, StoredEvent } from "@lienthong/core/adapter"
import { sealStream } from "@lienthong/core/log"
import Database from "better-sqlite3"
import { findAgency } from "../connection/agency.ts"
import { storageErrorOf } from "../connection/error.ts"
import { prepareReads } from "./read.ts"

/** The log in a store's file, opened read-only: the file is neither migrated nor written to. */
export interface LogFile {
  readonly agency: string
  /** Reads all events by position, a page at a time. */
  readonly events: () => Iterable<StoredEvent>
  readonly head: () => LogHead
  /** Reads the events of the stream of seals. */
  readonly seals: () => ReadonlyArray<StoredEvent>
  readonly close: () => void
}

const pageSize = 1_000

const readAll = function* (db: Database.Database, agency: number): Iterable<StoredEvent> {
  const { log } = prepareReads(db, agency)
  for (let after = 0n; ; ) {
    const page = log(after, pageSize)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.position
  }
}

/** The agencies that have events. */
const agenciesIn = (db: Database.Database): ReadonlyArray<string> =>
  db
    .prepare<[], string>(
      `SELECT code FROM agencies WHERE EXISTS (
         SELECT 1 FROM events WHERE events.number >= agencies.number << 48
           AND events.number < agencies.number + 1 << 48)
       ORDER BY number`,
    )
    .pluck()
    .all()

const open = (path: string, asked: string | undefined): LogFile => {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const agencies = agenciesIn(db)
    const agency = asked ?? agencies[0]
    if (agency === undefined || (asked === undefined && agencies.length > 1)) {
      const problem = `it holds ${agencies.length} agencies: ${agencies.join(", ")}`
      const problemVi = `kho có ${agencies.length} cơ quan: ${agencies.join(", ") || "không có"}`
      throw new StorageError({ reason: "unavailable", detail: { problem, problemVi } })
    }
    const number = findAgency(db, agency) ?? 0
    return {
      agency,
      events: () => readAll(db, number),
      head: () => prepareReads(db, number).head(),
      seals: () => prepareReads(db, number).stream(sealStream, 0),
      close: () => db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a store's file to check or export the log of the named agency, or of the only one in it. Throws a
 * `StorageError` for any other file.
 *
 * @example
 * ```ts
 * import { openLogFile } from "@lienthong/adapters-sqlite"
 *
 * const log = openLogFile("tay-ninh.db")
 * for (const { position, type } of log.events()) console.log(position, type)
 * log.close()
 * ```
 */
export const openLogFile = (path: string, agency?: string): LogFile => {
  try {
    return open(path, agency)
  } catch (cause) {
    throw storageErrorOf(cause)
  }
}
