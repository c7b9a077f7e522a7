import { createHash } from "node:crypto"
import {
  blobCorrupt,
  blobMissing,
  type Digest,
  type FileEncryption,
  type OpenChunk,
  type Storage,
} from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, Option, Stream } from "effect"
import type { KnownAgency } from "../connection/agency.ts"
import { attempt } from "../connection/attempt.ts"
import type { Patient } from "../connection/patience.ts"
import { type FileRow, prepareRows } from "./rows.ts"

/** Prepares the reading of files. */
export const makeGet = (
  db: Database.Database,
  agency: KnownAgency,
  encryption: FileEncryption,
  patient: Patient,
): Storage["Service"]["getBlob"] => {
  const rows = prepareRows(db, agency.number)

  /**
   * Reads the next chunk of a file. A missing one means that the file was destroyed during the read, or is
   * damaged.
   */
  const read = (digest: Digest, { number }: FileRow, openChunk: OpenChunk, place: number) =>
    patient(
      attempt(() => {
        const kept = rows.chunk(number, place)
        if (kept !== undefined) return kept
        throw rows.find(digest)?.number === number ? blobCorrupt(digest) : blobMissing(digest)
      }),
    ).pipe(Effect.flatMap((kept) => openChunk(place, kept)))

  /** The chunks of a file in order. The last one comes only after all of them match the digest. */
  const chunks = (digest: Digest, file: FileRow, openChunk: OpenChunk) =>
    Stream.suspend(() => {
      const digesting = createHash("sha256")
      let size = 0
      return Stream.paginate(
        0,
        Effect.fnUntraced(function* (place: number) {
          const chunk = size < file.size ? yield* read(digest, file, openChunk, place) : new Uint8Array()
          digesting.update(chunk)
          size += chunk.length
          const isLast = size >= file.size || chunk.length === 0
          if (isLast && digesting.digest("hex") !== digest) return yield* blobCorrupt(digest)
          return [[chunk], isLast ? Option.none<number>() : Option.some(place + 1)] as const
        }),
      )
    })

  return Effect.fn("Storage.getBlob")(function* (digest) {
    const file = yield* patient(attempt(() => rows.find(digest)))
    if (file === undefined) return yield* blobMissing(digest)
    const openChunk = yield* encryption.opener(digest, file)
    return { size: file.size, stream: chunks(digest, file, openChunk) }
  })
}
