import { createHash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import type { Digest, FileEncryption, OpenChunk, Storage } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, Option, Stream } from "effect"
import type { KnownAgency } from "../connection/agency.ts"
import { attempt } from "../connection/attempt.ts"
import type { Patient } from "../connection/patience.ts"
import { type FileRow, prepareRows } from "./rows.ts"

const corrupt = (digest: Digest) => new StorageError({ reason: "blob-corrupt", detail: { digest } })
const missing = (digest: Digest) => new StorageError({ reason: "blob-missing", detail: { digest } })

/** The two ways in which a file comes out of the store. */
export const makeGet = (
  db: Database.Database,
  agency: KnownAgency,
  encryption: FileEncryption,
  patient: Patient,
): Pick<Storage["Service"], "getBlob" | "getBlobStream"> => {
  const rows = prepareRows(db, agency.number)

  /** The next chunk of a file; what is missing of it tells of its destruction meanwhile, or of damage. */
  const read = (digest: Digest, { number }: FileRow, openChunk: OpenChunk, place: number) =>
    patient(
      attempt(() => {
        const kept = rows.chunk(number, place)
        if (kept !== undefined) return kept
        throw rows.find(digest)?.number === number ? corrupt(digest) : missing(digest)
      }),
    ).pipe(Effect.flatMap((kept) => openChunk(place, kept)))

  const chunks = Effect.fnUntraced(function* (digest: Digest) {
    const file = yield* patient(attempt(() => rows.find(digest)))
    if (file === undefined) return yield* missing(digest)
    const openChunk = yield* encryption.opener(digest, file)
    const digesting = createHash("sha256")
    let size = 0
    return Stream.paginate(
      0,
      Effect.fnUntraced(function* (place: number) {
        const chunk = size < file.size ? yield* read(digest, file, openChunk, place) : new Uint8Array()
        digesting.update(chunk)
        size += chunk.length
        const isLast = size >= file.size || chunk.length === 0
        if (isLast && digesting.digest("hex") !== digest) return yield* corrupt(digest)
        return [[chunk], isLast ? Option.none<number>() : Option.some(place + 1)] as const
      }),
    )
  })

  return {
    getBlobStream: (digest) => Stream.unwrap(chunks(digest)),
    getBlob: Effect.fn("Storage.getBlob")(function* (digest) {
      const pieces = yield* Stream.runCollect(Stream.unwrap(chunks(digest)))
      const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
      let offset = 0
      for (const piece of pieces) {
        whole.set(piece, offset)
        offset += piece.length
      }
      return whole
    }),
  }
}
