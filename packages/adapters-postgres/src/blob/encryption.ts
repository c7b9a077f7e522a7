import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { type BlobKey, type Digest, StorageError } from "@lienthong/core"

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM of one chunk: nonce, ciphertext, tag. The chunk's place is bound to it, so that none can be moved. */
export const encryptChunk = ({ key }: BlobKey, place: string, bytes: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Throws `blob-corrupt` for a chunk that was changed, moved or encrypted with another key. */
export const decryptChunk = (
  { key }: BlobKey,
  place: string,
  sealed: Uint8Array,
  digest: Digest,
): Uint8Array => {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch (cause) {
    throw new StorageError({ reason: "blob-corrupt", detail: { digest }, cause })
  }
}
