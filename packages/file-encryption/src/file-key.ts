import { randomBytes } from "node:crypto"
import { type AgencyCode, type BlobKey, type Digest, StorageError } from "@lienthong/core"
import { nonceBytes, open, seal } from "./aes-gcm.ts"

const keyBytes = 32

/**
 * The key of one new file (khóa riêng của tệp). Each file has its own: that is why the place of a chunk can be its nonce,
 * and why the host's key may change.
 *
 * @example
 * ```ts
 * import type { AgencyCode, BlobKey, Digest } from "@lienthong/core"
 * import { checkedKey, newFileKey, sealChunk, wrapFileKey } from "@lienthong/file-encryption"
 *
 * declare const current: BlobKey
 * declare const agency: AgencyCode
 * declare const digest: Digest
 * declare const chunks: ReadonlyArray<Uint8Array>
 *
 * const key = checkedKey(current)
 * const fileKey = newFileKey()
 * const kept = chunks.map((chunk, place) => sealChunk(fileKey, place, chunk))
 * const row = { keyId: key.id, fileKey: wrapFileKey(agency, digest, key, fileKey), kept }
 * ```
 */
export const newFileKey = (): Uint8Array => randomBytes(keyBytes)

/**
 * A key of the host's. Throws a `StorageError`, `unavailable`, for what cannot be one: to be asked before anything is
 * written under it.
 */
export const checkedKey = (key: BlobKey): BlobKey => {
  if (key.key.length === keyBytes) return key
  throw new StorageError({
    reason: "unavailable",
    detail: { problem: `the key ${key.id} for files is not ${keyBytes} bytes long` },
  })
}

const boundTo = (agency: AgencyCode, digest: Digest) => `file ${agency} ${digest}`

/**
 * A file's key as it is kept beside the file: under the host's key, and bound to the file's digest and its agency. Throws
 * as {@link checkedKey} does.
 */
export const wrapFileKey = (
  agency: AgencyCode,
  digest: Digest,
  key: BlobKey,
  fileKey: Uint8Array,
): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, seal(checkedKey(key).key, nonce, boundTo(agency, digest), fileKey)])
}

/**
 * The key of a file that is kept. Throws a `StorageError`: `blob-corrupt` where it was changed, or is another file's,
 * another agency's or under another key; and as {@link checkedKey} does.
 */
export const unwrapFileKey = (
  agency: AgencyCode,
  digest: Digest,
  key: BlobKey,
  wrapped: Uint8Array,
): Uint8Array => {
  const nonce = wrapped.subarray(0, nonceBytes)
  const fileKey =
    nonce.length < nonceBytes
      ? undefined
      : open(checkedKey(key).key, nonce, boundTo(agency, digest), wrapped.subarray(nonceBytes))
  if (fileKey?.length !== keyBytes) throw new StorageError({ reason: "blob-corrupt", detail: { digest } })
  return fileKey
}
