import { generateKeyPairSync } from "node:crypto"

/** A key for seals of the log, as PEM. */
export interface SealKey {
  readonly privatePem: string
  readonly publicPem: string
}

/**
 * A new Ed25519 key that seals a test's log (khóa niêm phong nhật ký).
 *
 * @example
 * ```ts
 * import { keySealer } from "@lienthong/adapters-axis"
 * import { newSealKey } from "@lienthong/testkit"
 *
 * const sealer = keySealer(newSealKey().privatePem)
 * ```
 */
export const newSealKey = (): SealKey => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  return {
    privatePem: String(privateKey.export({ type: "pkcs8", format: "pem" })),
    publicPem: String(publicKey.export({ type: "spki", format: "pem" })),
  }
}
