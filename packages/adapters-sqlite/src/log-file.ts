import { type AgencyCode, StorageError, type StoredEvent, sealStream } from "@lienthong/core"
import Database from "better-sqlite3"
import { storageErrorOf } from "./error.ts"
import { prepareReads } from "./read.ts"

/** The log in a store's file, opened for reading alone: the file is not migrated and not written to. */
export interface LogFile {
  readonly agency: string
  /** All events by position, a page at a time. */
  readonly events: () => Iterable<StoredEvent>
  /** The events of the stream of seals. */
  readonly seals: () => ReadonlyArray<StoredEvent>
  readonly close: () => void
}

const pageSize = 1_000

/** By position, whatever a hand in the file has done to it: a repeated one must not end the reading. */
const readAll = function* (db: Database.Database, agency: string): Iterable<StoredEvent> {
  const { log } = prepareReads(db, agency as AgencyCode)
  for (let after = -(2n ** 63n); ; ) {
    const page = log(after, pageSize)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.position
  }
}

const open = (path: string, asked: string | undefined): LogFile => {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const agencies = db.prepare<[], string>("SELECT DISTINCT agency FROM events").pluck().all()
    const agency = asked ?? agencies[0]
    if (agency === undefined || (asked === undefined && agencies.length > 1)) {
      const problem = `it holds ${agencies.length} agencies: ${agencies.join(", ")}`
      throw new StorageError({ reason: "unavailable", detail: { problem } })
    }
    return {
      agency,
      events: () => readAll(db, agency),
      seals: () => prepareReads(db, agency as AgencyCode).stream(sealStream, 0),
      close: () => db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a store's file to check or export its log, of the agency that is named or of the only one in it. Throws a
 * `StorageError` when it is no such file.
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
