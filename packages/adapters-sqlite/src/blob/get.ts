import { createHash } from "node:crypto"
import { type BlobKeys, type Digest, type Storage, StorageError } from "@lienthong/core"
import { openChunk, unwrapFileKey } from "@lienthong/file-encryption"
import type Database from "better-sqlite3"
import { Effect, Option, Stream } from "effect"
import type { KnownAgency } from "../agency.ts"
import { attempt } from "../attempt.ts"
import { unavailable } from "../error.ts"
import type { Patient } from "../patience.ts"
import { type FileRow, prepareRows } from "./rows.ts"

const corrupt = (digest: Digest) => new StorageError({ reason: "blob-corrupt", detail: { digest } })
const missing = (digest: Digest) => new StorageError({ reason: "blob-missing", detail: { digest } })

/** The two ways in which a file comes out of the store. */
export const makeGet = (
  db: Database.Database,
  agency: KnownAgency,
  keys: Option.Option<BlobKeys["Service"]>,
  patient: Patient,
): Pick<Storage["Service"], "getBlob" | "getBlobStream"> => {
  const rows = prepareRows(db, agency.number)

  const fileKeyOf = Effect.fnUntraced(function* (digest: Digest, { keyId, fileKey }: FileRow) {
    if (keyId === null || fileKey === null) return undefined
    if (Option.isNone(keys)) {
      return yield* unavailable({
        en: `the file ${digest} is encrypted and the store was opened without keys`,
        vi: `tệp ${digest} đã mã hóa nhưng kho được mở không kèm khóa`,
      })
    }
    const key = yield* keys.value.find(keyId)
    return yield* attempt(() => unwrapFileKey(agency.code, digest, key, fileKey))
  })

  /** The next chunk of a file; what is missing of it tells of its destruction meanwhile, or of damage. */
  const read = (digest: Digest, { number }: FileRow, fileKey: Uint8Array | undefined, place: number) => {
    const kept = rows.chunk(number, place)
    if (kept === undefined) throw rows.find(digest)?.number === number ? corrupt(digest) : missing(digest)
    return fileKey === undefined ? kept : openChunk(digest, fileKey, place, kept)
  }

  const chunks = Effect.fnUntraced(function* (digest: Digest) {
    const file = yield* patient(attempt(() => rows.find(digest)))
    if (file === undefined) return yield* missing(digest)
    const fileKey = yield* fileKeyOf(digest, file)
    const digesting = createHash("sha256")
    let size = 0
    return Stream.paginate(0, (place) =>
      patient(
        attempt(() => {
          const chunk = size < file.size ? read(digest, file, fileKey, place) : new Uint8Array()
          digesting.update(chunk)
          size += chunk.length
          const isLast = size >= file.size || chunk.length === 0
          if (isLast && digesting.digest("hex") !== digest) throw corrupt(digest)
          return [[chunk], isLast ? Option.none<number>() : Option.some(place + 1)] as const
        }),
      ),
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
