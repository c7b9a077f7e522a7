import { createCipheriv, createDecipheriv } from "node:crypto"

const algorithm = "aes-256-gcm"
const tagBytes = 16

/** How long a nonce is; one may be used once under a key. */
export const nonceBytes = 12

/** Ciphertext and tag. What `bound` says must be said again to open it. */
export const seal = (key: Uint8Array, nonce: Uint8Array, bound: string, bytes: Uint8Array): Buffer => {
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** The bytes that were sealed, or `undefined` where they are not what was sealed under this key, nonce and text. */
export const open = (
  key: Uint8Array,
  nonce: Uint8Array,
  bound: string,
  sealed: Uint8Array,
): Buffer | undefined => {
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
