import { createHash, verify } from "node:crypto"
import type { HashText, JudgeSeal } from "@lienthong/core/log"
import { algorithmOf, keyId, readPublicKey } from "./seal-key.ts"

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256: HashText = (text) => createHash("sha256").update(text).digest("hex")

/**
 * Judges seals by public keys in PEM (or certificates). A seal by another key is `unknown-key`. Throws a
 * `SigningError` for a key that cannot be read.
 */
export const sealJudge = (trusted: ReadonlyArray<string>): JudgeSeal => {
  const keys = new Map(
    trusted.map((pem) => {
      const key = readPublicKey(pem)
      return [keyId(key), { key, algorithm: algorithmOf(key) }]
    }),
  )
  return (statement, signature) => {
    const known = keys.get(signature.key)
    if (known === undefined) return "unknown-key"
    if (known.algorithm !== signature.algorithm) return "broken"
    const digest = known.algorithm === "ed25519" ? null : "sha256"
    const value = Buffer.from(signature.value, "base64")
    return verify(digest, Buffer.from(statement, "utf8"), known.key, value) ? "valid" : "broken"
  }
}
