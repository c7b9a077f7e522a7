import { Effect } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { BlobKeys } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { importKey, newKey, nonceBytes, open, seal } from "./aes-gcm.ts"
import { hostKey, unwrapFileKey, wrapFileKey } from "./file-key.ts"

/**
 * What a store keeps beside a file: the id of the host's key and the file's own key under it; nulls for plain
 * files.
 */
export interface KeptFileKey {
  readonly keyId: string | null
  readonly fileKey: Uint8Array | null
}

/** How the chunks of one new file become what is kept. */
export interface FileSealer {
  /** A chunk as it is kept, 16 bytes longer when encrypted. Each place, counted from 0, is sealed once. */
  readonly sealChunk: (place: number, chunk: Uint8Array) => Effect.Effect<Uint8Array>
  /** What is kept beside the file, once its digest is known. */
  readonly keptKey: (digest: Digest) => Effect.Effect<KeptFileKey>
}

/**
 * Reads what is kept at a place of one file. Fails with `blob-corrupt` for a chunk that was changed, cut or
 * moved.
 */
export type OpenChunk = (place: number, kept: Uint8Array) => Effect.Effect<Uint8Array, StorageError>

/** How the files of a store are encrypted at rest. */
export interface FileEncryption {
  /**
   * For a file that comes in. Fails as the host's keys do, and with `unavailable` for a key that is not 32
   * bytes long.
   */
  readonly sealer: Effect.Effect<FileSealer, StorageError>
  /**
   * For a file that is kept. Fails with `blob-corrupt` where its key does not belong to it, and with
   * `unavailable` where the host's key cannot be had or the store was opened without keys.
   */
  readonly opener: (digest: Digest, kept: KeptFileKey) => Effect.Effect<OpenChunk, StorageError>
}

const nonceOf = (place: number): Uint8Array => {
  const nonce = new Uint8Array(nonceBytes)
  new DataView(nonce.buffer).setUint32(nonceBytes - 4, place)
  return nonce
}

const plain = Effect.succeed<FileSealer>({
  sealChunk: (_, chunk) => Effect.succeed(chunk),
  keptKey: () => Effect.succeed({ keyId: null, fileKey: null }),
})

const openPlain: OpenChunk = (_, kept) => Effect.succeed(kept)

const withoutKeys = (digest: Digest) =>
  new StorageError({
    reason: "unavailable",
    detail: {
      problem: `the file ${digest} is encrypted and the store was opened without keys`,
      problemVi: `tệp ${digest} đã mã hóa nhưng kho được mở không kèm khóa`,
    },
  })

/**
 * Encrypts files at rest (mã hóa tệp lưu trữ) for a storage adapter that keeps them in chunks: AES-256-GCM
 * under a key of each file, which is kept under the host's. A chunk opens in its own place of its own file
 * only. Without keys new files are kept as they are.
 *
 * @example
 * ```ts
 * import { BlobKeys, type Digest, fileEncryption } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { Effect } from "effect"
 *
 * declare const agency: AgencyCode
 * declare const digest: Digest
 * declare const chunks: ReadonlyArray<Uint8Array>
 *
 * const kept = Effect.gen(function* () {
 *   const { sealer } = fileEncryption(agency, yield* BlobKeys)
 *   const { sealChunk, keptKey } = yield* sealer
 *   const sealed = yield* Effect.forEach(chunks, (chunk, place) => sealChunk(place, chunk))
 *   return { sealed, ...(yield* keptKey(digest)) }
 * })
 * ```
 */
export const fileEncryption = (
  agency: AgencyCode,
  keys: BlobKeys["Service"] | undefined,
): FileEncryption => ({
  sealer: keys
    ? Effect.gen(function* () {
        const current = yield* keys.current
        const host = yield* hostKey(current)
        const fileKey = newKey()
        const key = yield* importKey(fileKey)
        return {
          sealChunk: (place, chunk) => seal(key, nonceOf(place), `chunk ${place}`, chunk),
          keptKey: (digest) =>
            Effect.map(wrapFileKey(agency, digest, host, fileKey), (wrapped) => ({
              keyId: current.id,
              fileKey: wrapped,
            })),
        }
      })
    : plain,
  opener: Effect.fnUntraced(function* (digest, { keyId, fileKey }) {
    if (keyId === null || fileKey === null) return openPlain
    if (keys === undefined) return yield* withoutKeys(digest)
    const host = yield* Effect.flatMap(keys.find(keyId), hostKey)
    const key = yield* unwrapFileKey(agency, digest, host, fileKey)
    return Effect.fnUntraced(function* (place: number, kept: Uint8Array) {
      const chunk = yield* open(key, nonceOf(place), `chunk ${place}`, kept)
      return chunk ?? (yield* new StorageError({ reason: "blob-corrupt", detail: { digest } }))
    })
  }),
})
