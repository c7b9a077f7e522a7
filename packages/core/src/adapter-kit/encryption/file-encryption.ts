import { Effect } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import { blobCorrupt } from "../../port/storage/blob-errors.ts"
import type { BlobKeys } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { importKey, newKey, nonceBytes, open, seal } from "./aes-gcm.ts"
import { hostKey, unwrapFileKey, wrapFileKey } from "./file-key.ts"

/**
 * What a store keeps beside a file: the id of the host's key and the file's own key encrypted with it; nulls
 * for plain files.
 */
export interface KeptFileKey {
  readonly keyId: string | null
  readonly fileKey: Uint8Array | null
}

/** Encrypts the chunks of one new file. */
export interface FileSealer {
  /**
   * Encrypts a chunk, which grows by 16 bytes. Without keys it returns the chunk unchanged. Each place,
   * counted from 0, is sealed once.
   */
  readonly sealChunk: (place: number, chunk: Uint8Array) => Effect.Effect<Uint8Array>
  /** Returns what to store beside the file, once its digest is known. */
  readonly keptKey: (digest: Digest) => Effect.Effect<KeptFileKey>
}

/**
 * Decrypts the stored chunk at a place of one file. Fails with `blob-corrupt` for a chunk that was changed,
 * cut or moved.
 */
export type OpenChunk = (place: number, kept: Uint8Array) => Effect.Effect<Uint8Array, StorageError>

/** Encrypts a store's files at rest. */
export interface FileEncryption {
  /** Whether new files are encrypted. */
  readonly isOn: boolean
  /**
   * Encrypts a new file. Fails as the host's keys do, and with `unavailable` for a key that is not 32 bytes
   * long.
   */
  readonly sealer: Effect.Effect<FileSealer, StorageError>
  /**
   * Decrypts a stored file. Fails with `blob-corrupt` when its key does not belong to it, and with
   * `unavailable` when the host's key cannot be read or the store was opened without keys.
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
 * Encrypts files at rest (mã hóa tệp lưu trữ) for a storage adapter that stores them in chunks, with
 * AES-256-GCM. Each file has its own key, encrypted with the host's key. A chunk opens only in its own place
 * of its own file. Without keys new files are stored as they are.
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
  isOn: keys !== undefined,
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
      return chunk ?? (yield* blobCorrupt(digest))
    })
  }),
})
