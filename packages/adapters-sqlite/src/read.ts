import type { AgencyCode, LogHead, StoredEvent, VietnamTime } from "@lienthong/core"
import type Database from "better-sqlite3"

/**
 * An event as the driver gives it fastest: an array, and the position, which may pass 2^53, in two halves of which
 * the upper one is nearly always nought.
 */
type EventRow = readonly [
  positionHigh: number,
  positionLow: number,
  stream: string,
  version: number,
  type: string,
  schemaVersion: number,
  data: string,
  commitId: string,
  at: VietnamTime,
  by: string,
  hash: string,
]

const columns = `position >> 32, position & 4294967295, stream, version, type, schema_version, data,
  commit_id, at, by, hash`

const storedEvent = ([
  positionHigh,
  positionLow,
  stream,
  version,
  type,
  schemaVersion,
  data,
  commitId,
  at,
  by,
  hash,
]: EventRow): StoredEvent => ({
  position: positionHigh === 0 ? BigInt(positionLow) : (BigInt(positionHigh) << 32n) | BigInt(positionLow),
  stream,
  version,
  type,
  schemaVersion,
  data,
  commitId,
  at,
  by,
  hash,
})

/** Prepares the three ways of reading events, each along a key. */
export const prepareReads = (db: Database.Database, agency: AgencyCode) => {
  const stream = db
    .prepare<[string, string, number], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? AND version > ? ORDER BY version`,
    )
    .raw()
  const last = db
    .prepare<[string, string], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? ORDER BY version DESC LIMIT 1`,
    )
    .raw()
  const log = db
    .prepare<[string, bigint, number], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND position > ? ORDER BY position LIMIT ?`,
    )
    .raw()

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
