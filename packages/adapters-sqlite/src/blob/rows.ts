import type { Digest } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"

/** The number of bytes in a row: large enough for speed, small enough for memory. */
export const chunkBytes = 262_144

/** The number of chunks that one transaction writes or erases. A file with no more is written in one. */
export const chunksAtOnce = 16

/** When a destroyed file began: before all that were abandoned, so that an earlier release erases it. */
const destroyed = ""

/** The size of a page, hence more than SQLite keeps of any row in a leaf page; see migration 0001. */
const paddingBytes = 4_096

/** How a complete file is stored. */
export interface FileRow {
  readonly number: number
  readonly size: number
  /** The host's key that encrypts {@link fileKey}; null for an unencrypted file. */
  readonly keyId: string | null
  readonly fileKey: Uint8Array | null
}

/** What is known of a file once it is complete. */
export interface Complete {
  readonly digest: Digest
  readonly size: number
  readonly keyId: string | null
  readonly fileKey: Uint8Array | null
}

/** Prepares the statements about the rows of files and their chunks. */
export const prepareRows = (db: Database.Database, agency: number) => {
  const findFile = db.prepare<[number, string], FileRow>(
    `SELECT number, size, key_id AS "keyId", file_key AS "fileKey" FROM files WHERE agency = ? AND digest = ?`,
  )
  const insertFile = db
    .prepare<[number, string], number>(
      "INSERT INTO files (agency, size, begun_at) VALUES (?, 0, ?) RETURNING number",
    )
    .pluck()
  const completeFile = db.prepare<[string, number, string | null, Uint8Array | null, number]>(
    "UPDATE files SET digest = ?, size = ?, key_id = ?, file_key = ? WHERE number = ?",
  )
  const putAgain = db.prepare<[string, number]>("UPDATE files SET put_again_at = ? WHERE number = ?")
  const findPutAgain = db
    .prepare<[number, string, string], string>(
      "SELECT put_again_at FROM files WHERE agency = ? AND digest = ? AND put_again_at >= ?",
    )
    .pluck()
  const deleteFile = db.prepare<[number]>("DELETE FROM files WHERE number = ?")
  const findAbandoned = db
    .prepare<[number, string], number>(
      "SELECT number FROM files WHERE agency = ? AND digest IS NULL AND begun_at > '' AND begun_at < ?",
    )
    .pluck()
  const findChunk = db
    .prepare<[number, number, number], Buffer>(
      "SELECT bytes FROM chunks WHERE file = ? AND place = ? AND agency = ?",
    )
    .pluck()
  const insertChunk = db.prepare<[number, number, number, Uint8Array]>(
    `INSERT INTO chunks (agency, file, place, padding, bytes) VALUES (?, ?, ?, zeroblob(${paddingBytes}), ?)`,
  )
  const deleteChunks = db.prepare<[number, number]>(
    "DELETE FROM chunks WHERE number IN (SELECT number FROM chunks WHERE file = ? LIMIT ?)",
  )
  const markDestroyed = db.prepare<[string, number]>(
    "UPDATE files SET digest = NULL, key_id = NULL, file_key = NULL, begun_at = ? WHERE number = ?",
  )
  const findDestroyed = db
    .prepare<[number, string], number>(
      "SELECT number FROM files WHERE agency = ? AND digest IS NULL AND begun_at = ? LIMIT 1",
    )
    .pluck()

  /** From now on nothing finds the file. Its chunks are erased by {@link eraseSome}. */
  const destroy = (number: number): void => {
    markDestroyed.run(destroyed, number)
  }
  /** Erases chunks of destroyed files, and files that have none left; returns whether there were any. */
  const eraseSome = (limit: number): boolean => {
    for (let left = limit; left > 0; ) {
      const number = findDestroyed.get(agency, destroyed)
      if (number === undefined) return left < limit
      const { changes } = deleteChunks.run(number, left)
      if (changes < left) deleteFile.run(number)
      // A file counts as one chunk more, so that many small ones are bounded, too.
      left -= changes + 1
    }
    return true
  }

  return {
    find: (digest: Digest): FileRow | undefined => findFile.get(agency, digest),
    /** Inserts a file of which nothing is known yet, and returns its number. */
    begin: (at: string): number => insertFile.get(agency, at) ?? 0,
    complete: (number: number, { digest, size, keyId, fileKey }: Complete): void => {
      completeFile.run(digest, size, keyId, fileKey, number)
    },
    /** Notes that bytes which are present were put again. */
    putAgain: (number: number, at: string): void => {
      putAgain.run(at, number)
    },
    /** The last time the bytes were put while they were present, unless that was before a time. */
    putAgainSince: (digest: string, since: string): string | undefined =>
      findPutAgain.get(agency, digest, since),
    chunk: (number: number, place: number): Uint8Array | undefined => findChunk.get(number, place, agency),
    addChunk: (number: number, place: number, bytes: Uint8Array): void => {
      insertChunk.run(agency, number, place, bytes)
    },
    destroy,
    eraseSome,
    isAnyDestroyed: (): boolean => findDestroyed.get(agency, destroyed) !== undefined,
    /** Destroys a complete file; returns whether there was one. */
    destroyNamed: (digest: string): boolean => {
      const file = findFile.get(agency, digest)
      if (file !== undefined) destroy(file.number)
      return file !== undefined
    },
    /** Files that were begun before a time and never became complete. */
    abandoned: (before: string): ReadonlyArray<number> => findAbandoned.all(agency, before),
  }
}
