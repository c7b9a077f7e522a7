import { type EventRow, type LogHead, type StoredEvent, storedEvent } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { eventNumbers, maxPositions, positionOf } from "./event-number.ts"

const columns = `${positionOf}, stream, version, type, schema_version, data, commit_id, at, by, hash`

/** Prepares the three reads of an agency's events, each along a key. */
export const prepareReads = (db: Database.Database, agency: number) => {
  const { before, end } = eventNumbers(agency)
  const stream = db
    .prepare<[number, string, number], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? AND version > ? ORDER BY version`,
    )
    .raw()
  const last = db
    .prepare<[number, string], EventRow>(
      `SELECT ${columns} FROM events WHERE agency = ? AND stream = ? ORDER BY version DESC LIMIT 1`,
    )
    .raw()
  const log = db
    .prepare<[bigint, number], EventRow>(
      `SELECT ${columns} FROM events WHERE number > ? AND number < ${end} ORDER BY number LIMIT 0 + ?`,
    )
    .raw()
  const first = db.prepare<[], { readonly stream: string; readonly version: number }>(
    `SELECT stream, version FROM events WHERE number = ${before}`,
  )
  const lastNumber = db
    .prepare<[], bigint | null>(`SELECT max(number) FROM events WHERE number > ${before} AND number < ${end}`)
    .pluck()
    .safeIntegers()

  /** Writers take turns, so every visible event is settled. */
  const settled = (): bigint => (lastNumber.get() ?? before) - before

  return {
    settled,
    head: (): LogHead => {
      const outside = first.get()
      return {
        settled: settled(),
        ...(outside && { outside: { position: 0n, ...outside } }),
      }
    },
    stream: (name: string, after: number): ReadonlyArray<StoredEvent> =>
      stream.all(agency, name, after).map(storedEvent),
    last: (name: string): StoredEvent | undefined => {
      const row = last.get(agency, name)
      return row === undefined ? undefined : storedEvent(row)
    },
    log: (after: bigint, limit: number): ReadonlyArray<StoredEvent> => {
      if (after >= maxPositions) return []
      return log.all(before + (after < 0n ? 0n : after), limit).map(storedEvent)
    },
  }
}
