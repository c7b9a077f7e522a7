import { createHash } from "node:crypto"
import { StorageError } from "@lienthong/core"
import type { Digest, FileEncryption } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect, Stream } from "effect"
import type { Server } from "../server/server.ts"

const corrupt = (digest: Digest) => new StorageError({ reason: "blob-corrupt", detail: { digest } })
const missing = (digest: Digest) => new StorageError({ reason: "blob-missing", detail: { digest } })

/** Prepares the giving out of files, chunk by chunk. What is not the file of its digest ends as corrupt. */
export const prepareGetBlob = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  encryption: FileEncryption,
) => {
  const findBlob = { name: "find_blob", text: `select * from ${schema}.find_blob($1, $2)` }
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

  return (digest: Digest): Stream.Stream<Uint8Array, StorageError> =>
    Stream.unwrap(
      Effect.gen(function* () {
        const found = yield* find(digest)
        if (found === undefined) return yield* missing(digest)
        const { upload, chunks, first } = found
        const openChunk = yield* encryption.opener(digest, found)
        const hash = createHash("sha256")

        /** What is missing of a file tells of its destruction meanwhile, or of damage. */
        const lost = Effect.flatMap(find(digest), (still) =>
          Effect.fail(still?.upload === upload ? corrupt(digest) : missing(digest)),
        )
        const next = Effect.fnUntraced(function* (place: number) {
          const [row] = place === 0 ? [[first]] : yield* server.query(getChunk, [agency, upload, place])
          const kept = row?.[0] as Uint8Array | null | undefined
          if (kept == null) return yield* lost
          const chunk = yield* openChunk(place, kept)
          hash.update(chunk)
          return new Uint8Array(chunk)
        })
        const verify = Effect.suspend(() =>
          hash.digest("hex") === digest ? Effect.void : Effect.fail(corrupt(digest)),
        )
        return Stream.range(0, chunks - 1).pipe(
          Stream.mapEffect(next),
          Stream.concat(Stream.drain(Stream.fromEffect(verify))),
        )
      }),
    )
}
