import { Effect } from "effect"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { BlobKey } from "../../port/storage/blob-keys.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { type AesKey, importKey, keyBytes, newNonce, nonceBytes, open, seal } from "./aes-gcm.ts"

/** A key of the host's, taken in. Fails with `unavailable` for what is not 32 bytes long. */
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
 * A file's key as it is kept beside the file: under the host's key, bound to the file's digest and its
 * agency.
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
 * The key of a file that is kept. Fails with `blob-corrupt` where it was changed, or belongs to another file,
 * another agency or another host's key.
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
  if (fileKey?.length !== keyBytes)
    return yield* new StorageError({ reason: "blob-corrupt", detail: { digest } })
  return yield* importKey(fileKey)
})
