import { createHash } from "node:crypto"
import {
  type AgencyCode,
  type Append,
  type Commit,
  chainPreimage,
  chainStart,
  isExpected,
  StorageError,
} from "@lienthong/core"
import type Database from "better-sqlite3"

/** Prepares the writing of events: it answers the stream's new version, at a cost that does not grow with it. */
export const prepareAppend = (db: Database.Database, agency: AgencyCode) => {
  const findStream = db.prepare<[string, string], { readonly version: number; readonly hash: string }>(
    "SELECT version, hash FROM streams WHERE agency = ? AND stream = ?",
  )
  const moveStream = db.prepare<[string, string, number, string]>(
    `INSERT INTO streams (agency, stream, version, hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (agency, stream) DO UPDATE SET version = excluded.version, hash = excluded.hash`,
  )
  const findLastPosition = db
    .prepare<[string], bigint | null>("SELECT max(position) FROM events WHERE agency = ?")
    .pluck()
    .safeIntegers()
  const insertEvent = db.prepare<
    [string, bigint, string, number, string, number, string, string, string, string, string]
  >(
    `INSERT INTO events (agency, position, stream, version, type, schema_version, data, commit_id, at, by, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )

  return ({ id: commitId, at, by }: Commit, { stream, expected, events }: Append): number => {
    const before = findStream.get(agency, stream) ?? { version: 0, hash: chainStart }
    if (!isExpected(expected, before.version)) {
      throw new StorageError({
        reason: "version-conflict",
        detail: { stream, expected: String(expected), actual: String(before.version) },
      })
    }
    if (events.length === 0) return before.version

    let { version, hash } = before
    let position = findLastPosition.get(agency) ?? 0n
    for (const { type, schemaVersion, data } of events) {
      version += 1
      position += 1n
      const event = { stream, version, type, schemaVersion, data, commitId, at, by }
      hash = createHash("sha256")
        .update(chainPreimage(hash, agency, event))
        .digest("hex")
      insertEvent.run(agency, position, stream, version, type, schemaVersion, data, commitId, at, by, hash)
    }
    moveStream.run(agency, stream, version, hash)
    return version
  }
}
