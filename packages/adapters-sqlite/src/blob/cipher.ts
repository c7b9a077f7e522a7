import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { type AgencyCode, type BlobKey, type Digest, StorageError } from "@lienthong/core"
import { unavailable } from "../error.ts"

const algorithm = "aes-256-gcm"
const nonceBytes = 12
const tagBytes = 16

/**
 * A file is encrypted with a key of its own, made for it alone. That is why the place of a chunk can be its nonce,
 * and why a chunk opens in its own place of its own file only.
 */
export const newFileKey = (): Uint8Array => randomBytes(32)

const seal = (key: Uint8Array, nonce: Uint8Array, bound: string, bytes: Uint8Array): Buffer => {
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** The bytes that were sealed, or `undefined` where they are not what was sealed under this key, nonce and text. */
const open = (key: Uint8Array, nonce: Uint8Array, bound: string, sealed: Uint8Array): Buffer | undefined => {
  if (sealed.length < tagBytes) return undefined
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(-tagBytes))
  const bytes = decipher.update(sealed.subarray(0, -tagBytes))
  try {
    return Buffer.concat([bytes, decipher.final()])
  } catch {
    // Node's only way to say that the tag does not fit.
    return undefined
  }
}

const nonceOf = (place: number): Uint8Array => {
  const nonce = Buffer.alloc(nonceBytes)
  nonce.writeUInt32BE(place, nonceBytes - 4)
  return nonce
}

export const sealChunk = (fileKey: Uint8Array, place: number, bytes: Uint8Array): Uint8Array =>
  seal(fileKey, nonceOf(place), `chunk ${place}`, bytes)

export const openChunk = (
  digest: Digest,
  fileKey: Uint8Array,
  place: number,
  sealed: Uint8Array,
): Uint8Array => {
  const bytes = open(fileKey, nonceOf(place), `chunk ${place}`, sealed)
  if (bytes === undefined) throw corrupt(digest)
  return bytes
}

export const corrupt = (digest: Digest) => new StorageError({ reason: "blob-corrupt", detail: { digest } })

/** A host's key, or `unavailable` where it cannot be one; to be asked before anything is written under it. */
export const checked = (key: BlobKey): BlobKey => {
  if (key.key.length !== 32) throw unavailable(`the key ${key.id} for files is not 32 bytes long`)
  return key
}

const boundTo = (agency: AgencyCode, digest: Digest) => `file ${agency} ${digest}`

/** A file's key as it is kept: under the host's key, and bound to the file's digest and its agency. */
export const wrapFileKey = (
  agency: AgencyCode,
  digest: Digest,
  key: BlobKey,
  fileKey: Uint8Array,
): Uint8Array => {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, seal(key.key, nonce, boundTo(agency, digest), fileKey)])
}

export const unwrapFileKey = (
  agency: AgencyCode,
  digest: Digest,
  key: BlobKey,
  wrapped: Uint8Array,
): Uint8Array => {
  const nonce = wrapped.subarray(0, nonceBytes)
  if (nonce.length < nonceBytes) throw corrupt(digest)
  const fileKey = open(checked(key).key, nonce, boundTo(agency, digest), wrapped.subarray(nonceBytes))
  if (fileKey === undefined) throw corrupt(digest)
  return fileKey
}
