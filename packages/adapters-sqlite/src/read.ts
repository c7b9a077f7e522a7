import type { AgencyCode, LogHead, StoredEvent, VietnamTime } from "@lienthong/core"
import type Database from "better-sqlite3"

interface EventRow {
  readonly position: bigint
  readonly stream: string
  readonly version: bigint
  readonly type: string
  readonly schemaVersion: bigint
  readonly data: string
  readonly commitId: string
  readonly at: VietnamTime
  readonly by: string
  readonly hash: string
}

const columns = `position, stream, version, type, schema_version AS "schemaVersion", data,
  commit_id AS "commitId", at, by, hash`

const storedEvent = (row: EventRow): StoredEvent => ({
  ...row,
  version: Number(row.version),
  schemaVersion: Number(row.schemaVersion),
})

/** Prepares the three ways of reading events, each along a key. Integers are read whole: positions may pass 2^53. */
export const prepareReads = (db: Database.Database, agency: AgencyCode) => {
  const stream = db
    .prepare<[string, string, number], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? AND version > ? ORDER BY version`,
    )
    .safeIntegers()
  const last = db
    .prepare<[string, string], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? ORDER BY version DESC LIMIT 1`,
    )
    .safeIntegers()
  const log = db
    .prepare<[string, bigint, number], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND position > ? ORDER BY position LIMIT ?`,
    )
    .safeIntegers()

  const head = db
    .prepare<[string], bigint | null>("SELECT max(position) FROM events WHERE agency = ?")
    .pluck()
    .safeIntegers()

  return {
    /** Writers take turns, so whatever can be read is settled. */
    head: (): LogHead => ({ settled: head.get(agency) ?? 0n }),
    stream: (name: string, after: number): ReadonlyArray<StoredEvent> =>
      stream.all(agency, name, after).map(storedEvent),
    last: (name: string): StoredEvent | undefined => {
      const row = last.get(agency, name)
      return row === undefined ? undefined : storedEvent(row)
    },
    log: (after: bigint, limit: number): ReadonlyArray<StoredEvent> =>
      log.all(agency, after, limit).map(storedEvent),
  }
}
