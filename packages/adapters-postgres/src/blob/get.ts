import { createHash } from "node:crypto"
import type { StorageError } from "@lienthong/core"
import {
  type ByteSource,
  blobCorrupt,
  blobMissing,
  type Digest,
  type FileEncryption,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Stream } from "effect"
import { callOf } from "../server/call.ts"
import type { Server } from "../server/server.ts"

/** Prepares the reading of files, chunk by chunk. A file that does not match its digest ends as corrupt. */
export const prepareGetBlob = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  encryption: FileEncryption,
) => {
  const findBlob = callOf(schema, "find_blob", 2)
  const getChunk = { name: "get_chunk", text: `select ${schema}.get_chunk($1, $2, $3)` }

  const find = (digest: Digest) =>
    Effect.map(server.query(findBlob, [agency, digest]), ([row]) =>
      row === undefined
        ? undefined
        : {
            upload: row[0] as string,
            chunks: row[1] as number,
            keyId: row[2] as string | null,
            fileKey: row[3] as Uint8Array | null,
            first: row[4] as Uint8Array | null,
          },
    )

  return Effect.fnUntraced(function* (digest: Digest): Effect.fn.Return<ByteSource, StorageError> {
    const found = yield* find(digest)
    if (found === undefined) return yield* blobMissing(digest)
    const { upload, chunks, first } = found
    const openChunk = yield* encryption.opener(digest, found)

    /** A missing chunk means that the file was destroyed during the read, or is damaged. */
    const lost = Effect.flatMap(find(digest), (still) =>
      Effect.fail(still?.upload === upload ? blobCorrupt(digest) : blobMissing(digest)),
    )
    const read = Effect.fnUntraced(function* (place: number) {
      const [row] = place === 0 ? [[first]] : yield* server.query(getChunk, [agency, upload, place])
      const kept = row?.[0] as Uint8Array | null | undefined
      return kept == null ? yield* lost : yield* openChunk(place, kept)
    })
    // All chunks but the last have the same size, so these two tell the size of the file.
    const lastPlace = chunks - 1
    const [start, end] = [yield* read(0), lastPlace > 0 ? yield* read(lastPlace) : undefined]
    const chunk = (place: number) =>
      place === 0 ? Effect.succeed(start) : end && place === lastPlace ? Effect.succeed(end) : read(place)
    const stream = Stream.suspend(() => {
      const hash = createHash("sha256")
      const next = Effect.fnUntraced(function* (place: number) {
        const bytes = new Uint8Array(yield* chunk(place))
        hash.update(bytes)
        if (place === lastPlace && hash.digest("hex") !== digest) return yield* blobCorrupt(digest)
        return bytes
      })
      return Stream.mapEffect(Stream.range(0, lastPlace), next)
    })
    return { size: start.length * lastPlace + (end?.length ?? start.length), stream }
  })
}
