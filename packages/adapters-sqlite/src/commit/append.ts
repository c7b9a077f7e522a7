import { hash as digestOf } from "node:crypto"
import { StorageError } from "@lienthong/core"
import { type Append, type Commit, chainPreimage, chainStart, isExpected } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import type { KnownAgency } from "../connection/agency.ts"
import { eventNumbers } from "../log/event-number.ts"

/** The version and hash at which a stream stands. */
interface Place {
  readonly version: number
  readonly hash: string
}

const isNew: Place = { version: 0, hash: chainStart }

/** Prepares the writing of events, at a cost that does not grow with their stream. */
export const prepareAppends = (db: Database.Database, { code, number }: KnownAgency) => {
  const { before, end } = eventNumbers(number)
  const findLast = db
    .prepare<[number, string], readonly [version: number, hash: string]>(
      "SELECT version, hash FROM events WHERE agency = ? AND stream = ? ORDER BY version DESC LIMIT 1",
    )
    .raw()
  const findPlace = (stream: string): Place => {
    const last = findLast.get(number, stream)
    return last === undefined ? isNew : { version: last[0], hash: last[1] }
  }
  const insertEvent = db.prepare<[string, number, string, number, string, string, string, string, string]>(
    `INSERT INTO events (number, stream, version, type, schema_version, data, commit_id, at, by, hash)
     VALUES ((SELECT coalesce(max(number), ${before}) + 1 FROM events WHERE number > ${before} AND number < ${end}),
       ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )

  const write = ({ id, at, by }: Commit, { stream, events }: Append, place: Place): Place => {
    let { version, hash } = place
    for (const { type, schemaVersion, data } of events) {
      version += 1
      const event = { stream, version, type, schemaVersion, data, commitId: id, at, by }
      hash = digestOf("sha256", chainPreimage(hash, code, event))
      insertEvent.run(stream, version, type, schemaVersion, data, id, at, by, hash)
    }
    return { version, hash }
  }

  return {
    /** Finds where the streams of a commit stand, and refuses unexpected versions. */
    check: ({ appends }: Commit): Map<string, Place> => {
      const places = new Map<string, Place>()
      const versions = new Map<string, number>()
      for (const { stream, expected, events } of appends) {
        const place = places.get(stream) ?? findPlace(stream)
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
    /** Writes the events of a checked commit, and returns the version of each of its streams. */
    write: (commit: Commit, places: Map<string, Place>): Readonly<Record<string, number>> => {
      for (const append of commit.appends) {
        places.set(append.stream, write(commit, append, places.get(append.stream) ?? isNew))
      }
      return Object.fromEntries(Array.from(places, ([stream, { version }]) => [stream, version]))
    },
  }
}
