import { createHash, randomUUID } from "node:crypto"
import type { StorageError } from "@lienthong/core"
import { type Digest, type FileEncryption, type KeptBlob, unheldMillis } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Clock, Effect, Exit, Stream } from "effect"
import type { Server } from "../server/server.ts"

/** The size of a file's chunks. One chunk is in memory at a time. */
const chunkBytes = 131_072

/**
 * Prepares the writing of files. A file's chunks are written one by one as they come; the last one files them
 * under their digest, or discards them if the digest is already known. An upload is dropped only after its
 * pending statement has ended; if that answer is lost, the server keeps what it has filed.
 */
export const preparePutBlob = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  encryption: FileEncryption,
) => {
  const putChunk = { name: "put_chunk", text: `select ${schema}.put_chunk($1, $2, $3, $4, $5)` }
  const dropUpload = { name: "drop_upload", text: `select ${schema}.drop_upload($1, $2)` }
  const fileUpload = {
    name: "file_upload",
    text: `select ${schema}.file_upload($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  }

  return <E>(bytes: Stream.Stream<Uint8Array, E>): Effect.Effect<KeptBlob, StorageError | E> =>
    Effect.gen(function* () {
      const { sealChunk, keptKey } = yield* encryption.sealer
      const upload = randomUUID()
      const hash = createHash("sha256")
      const buffer = new Uint8Array(chunkBytes)
      let filled = 0
      let number = 0
      let begun = false

      const put = Effect.fnUntraced(function* (chunk: Uint8Array) {
        const now = vietnamTime(yield* Clock.currentTimeMillis)
        const kept = yield* sealChunk(number, chunk)
        begun = true
        yield* Effect.uninterruptible(server.query(putChunk, [agency, upload, number, kept, now]))
        number += 1
      })
      const add = Effect.fnUntraced(function* (piece: Uint8Array) {
        for (let taken = 0; taken < piece.length; ) {
          const part = piece.subarray(taken, taken + chunkBytes - filled)
          buffer.set(part, filled)
          hash.update(buffer.subarray(filled, filled + part.length))
          taken += part.length
          filled += part.length
          if (filled < chunkBytes) continue
          yield* put(buffer)
          filled = 0
        }
      })
      const file = Effect.gen(function* () {
        yield* Stream.runForEach(bytes, add)
        const digest = hash.digest("hex") as Digest
        const now = yield* Clock.currentTimeMillis
        const times = [vietnamTime(now), vietnamTime(now - unheldMillis)]
        const last = yield* sealChunk(number, buffer.subarray(0, filled))
        const { keyId, fileKey } = yield* keptKey(digest)
        const values = [agency, upload, digest, keyId, fileKey, number, last, ...times]
        yield* Effect.uninterruptible(server.query(fileUpload, values))
        return { digest, size: number * chunkBytes + filled }
      })
      return yield* Effect.onExit(file, (exit) =>
        Exit.isSuccess(exit) || !begun ? Effect.void : server.query(dropUpload, [agency, upload]),
      )
    })
}
