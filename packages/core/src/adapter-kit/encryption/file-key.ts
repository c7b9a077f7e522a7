import { Effect } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import { blobCorrupt } from "../../port/storage/blob-errors.ts"
import type { BlobKey } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type AesKey, importKey, keyBytes, newNonce, nonceBytes, open, seal } from "./aes-gcm.ts"

/** Imports a host's key. Fails with `unavailable` for a key that is not 32 bytes long. */
export const hostKey = ({ id, key }: BlobKey): Effect.Effect<AesKey, StorageError> =>
  key.length === keyBytes
    ? importKey(key)
    : Effect.fail(
        new StorageError({
          reason: "unavailable",
          detail: {
            problem: `the key ${id} for files is not ${keyBytes} bytes long`,
            problemVi: `khóa ${id} dùng cho tệp không dài ${keyBytes} byte`,
          },
        }),
      )

const boundTo = (agency: AgencyCode, digest: Digest) => `file ${agency} ${digest}`

/**
 * Encrypts a file's key with the host's key, bound to the file's digest and its agency, to store it beside
 * the file.
 */
export const wrapFileKey = Effect.fnUntraced(function* (
  agency: AgencyCode,
  digest: Digest,
  host: AesKey,
  fileKey: Uint8Array,
) {
  const nonce = newNonce()
  const sealed = yield* seal(host, nonce, boundTo(agency, digest), fileKey)
  const wrapped = new Uint8Array(nonceBytes + sealed.length)
  wrapped.set(nonce)
  wrapped.set(sealed, nonceBytes)
  return wrapped
})

/**
 * Decrypts the key of a stored file. Fails with `blob-corrupt` when it was changed, or belongs to another
 * file, another agency or another host's key.
 */
export const unwrapFileKey = Effect.fnUntraced(function* (
  agency: AgencyCode,
  digest: Digest,
  host: AesKey,
  wrapped: Uint8Array,
) {
  const nonce = wrapped.subarray(0, nonceBytes)
  const fileKey =
    nonce.length < nonceBytes
      ? undefined
      : yield* open(host, nonce, boundTo(agency, digest), wrapped.subarray(nonceBytes))
  if (fileKey?.length !== keyBytes) return yield* blobCorrupt(digest)
  return yield* importKey(fileKey)
})
