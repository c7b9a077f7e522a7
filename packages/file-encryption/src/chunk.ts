import { type Digest, StorageError } from "@lienthong/core"
import { nonceBytes, open, seal } from "./aes-gcm.ts"

const nonceOf = (place: number): Uint8Array => {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUInt32BE(place, nonceBytes - 4)
  return nonce
}

/**
 * A chunk of a file as it is kept: AES-256-GCM, 16 bytes longer. It opens in its own place of its own file only. A place,
 * counted from 0, is sealed once under a file's key.
 */
export const sealChunk = (fileKey: Uint8Array, place: number, bytes: Uint8Array): Uint8Array =>
  seal(fileKey, nonceOf(place), `chunk ${place}`, bytes)

/** The chunk that was sealed. Throws a `StorageError`, `blob-corrupt`, for one that was changed, cut or moved. */
export const openChunk = (
  digest: Digest,
  fileKey: Uint8Array,
  place: number,
  sealed: Uint8Array,
): Uint8Array => {
  const bytes = open(fileKey, nonceOf(place), `chunk ${place}`, sealed)
  if (bytes === undefined) throw new StorageError({ reason: "blob-corrupt", detail: { digest } })
  return bytes
}
