import { hash as digestOf } from "node:crypto"
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

/** Where a stream stands. */
interface Place {
  readonly version: number
  readonly hash: string
}

const isNew: Place = { version: 0, hash: chainStart }

/** Prepares the writing of events, at a cost that does not grow with their stream. */
export const prepareAppends = (db: Database.Database, agency: AgencyCode) => {
  const findStream = db.prepare<[string, string], Place>(
    "SELECT version, hash FROM events WHERE agency = ? AND stream = ? ORDER BY version DESC LIMIT 1",
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

  const write = (
    { id, at, by }: Commit,
    { stream, events }: Append,
    before: Place,
    positionBefore: bigint,
  ): Place => {
    let { version, hash } = before
    let position = positionBefore
    for (const { type, schemaVersion, data } of events) {
      version += 1
      position += 1n
      const event = { stream, version, type, schemaVersion, data, commitId: id, at, by }
      hash = digestOf("sha256", chainPreimage(hash, agency, event))
      insertEvent.run(agency, position, stream, version, type, schemaVersion, data, id, at, by, hash)
    }
    return { version, hash }
  }

  return {
    /** Where the streams of a commit stand; refuses what an append does not expect of them. */
    check: ({ appends }: Commit): Map<string, Place> => {
      const places = new Map<string, Place>()
      const versions = new Map<string, number>()
      for (const { stream, expected, events } of appends) {
        const place = places.get(stream) ?? findStream.get(agency, stream) ?? isNew
        places.set(stream, place)
        const actual = versions.get(stream) ?? place.version
        if (!isExpected(expected, actual)) {
          throw new StorageError({
            reason: "version-conflict",
            detail: { stream, expected: String(expected), actual: String(actual) },
          })
        }
        versions.set(stream, actual + events.length)
      }
      return places
    },
    /** Adds the events of a commit that was checked; answers the version of each of its streams. */
    write: (commit: Commit, places: Map<string, Place>): Readonly<Record<string, number>> => {
      const appends = commit.appends.filter(({ events }) => events.length > 0)
      let position = appends.length > 0 ? (findLastPosition.get(agency) ?? 0n) : 0n
      for (const append of appends) {
        const { stream, events } = append
        places.set(stream, write(commit, append, places.get(stream) ?? isNew, position))
        position += BigInt(events.length)
      }
      return Object.fromEntries(Array.from(places, ([stream, { version }]) => [stream, version]))
    },
  }
}
