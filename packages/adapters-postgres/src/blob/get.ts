import { createHash } from "node:crypto"
import { type AgencyCode, type BlobKey, type BlobKeys, type Digest, StorageError } from "@lienthong/core"
import { Effect, Stream } from "effect"
import { unavailable } from "../error.ts"
import type { Server } from "../server.ts"
import { decryptChunk } from "./encryption.ts"

/** Prepares the giving out of files, chunk by chunk. What is not the file of its digest ends as corrupt. */
export const prepareGetBlob = (
  server: Server,
  schema: string,
  agency: AgencyCode,
  keys: BlobKeys["Service"] | undefined,
) => {
  const findBlob = { name: "find_blob", text: `select * from ${schema}.find_blob($1, $2)` }
  const getChunk = { name: "get_chunk", text: `select ${schema}.get_chunk($1, $2, $3)` }

  const keyOf = (id: string | null): Effect.Effect<BlobKey | undefined, StorageError> => {
    if (id === null) return Effect.succeed(undefined)
    return (
      keys?.find(id) ??
      Effect.fail(unavailable("the file is encrypted and the store was opened without keys"))
    )
  }

  return (digest: Digest): Stream.Stream<Uint8Array, StorageError> =>
    Stream.unwrap(
      Effect.gen(function* () {
        const missing = () => new StorageError({ reason: "blob-missing", detail: { digest } })
        const [found] = yield* server.query(findBlob, [agency, digest])
        if (found === undefined) return yield* missing()
        const [upload, chunks, keyId, first] = found
        const key = yield* keyOf(keyId as string | null)
        const hash = createHash("sha256")

        const open = (sealed: Uint8Array, number: number) =>
          Effect.try({
            try: () => {
              const chunk =
                key === undefined
                  ? sealed
                  : decryptChunk(key, `${agency}/${upload}/${number}`, sealed, digest)
              hash.update(chunk)
              return new Uint8Array(chunk)
            },
            catch: (thrown) => {
              if (thrown instanceof StorageError) return thrown
              throw thrown
            },
          })
        const next = Effect.fnUntraced(function* (number: number) {
          const [row] = number === 0 ? [[first]] : yield* server.query(getChunk, [agency, upload, number])
          if (row?.[0] == null) return yield* missing()
          return yield* open(row[0] as Uint8Array, number)
        })
        const verify = Effect.suspend(() =>
          hash.digest("hex") === digest
            ? Effect.void
            : Effect.fail(new StorageError({ reason: "blob-corrupt", detail: { digest } })),
        )
        return Stream.range(0, (chunks as number) - 1).pipe(
          Stream.mapEffect(next),
          Stream.concat(Stream.drain(Stream.fromEffect(verify))),
        )
      }),
    )
}
