import { createPublicKey, sign } from "node:crypto"
import { SigningError } from "@lienthong/core"
import { LogSealer } from "@lienthong/core/adapter"
import { Effect, Layer } from "effect"
import { checkSealerOptions, type KeySealerOptions } from "./key-sealer-options.ts"
import { sealJudge, sha256 } from "./seal-judge.ts"
import { algorithmOf, keyId, readPrivateKey } from "./seal-key.ts"

/**
 * Seals the log with a private key in PEM: Ed25519, or RSA of 2048 bits and more (RSASSA-PKCS1-v1_5 with
 * SHA-256). Fails with a `SigningError` when the key cannot be read. Keep the key away from the machine's
 * other users: anybody who has it can seal a forged log.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises"
 * import { keySealer } from "@lienthong/adapters-axis"
 *
 * const passphrase = process.env.SEAL_PASSPHRASE ?? ""
 * const sealer = keySealer(await readFile("niem-phong.pem", "utf8"), { passphrase })
 * ```
 */
export const keySealer = (
  ...given: readonly [pem: string, options?: KeySealerOptions]
): Layer.Layer<LogSealer, SigningError> => {
  const [pem, stated, ...more] = given as readonly [string, KeySealerOptions?, ...ReadonlyArray<unknown>]
  const { passphrase, trusted } = checkSealerOptions(pem, stated, more)
  return Layer.effect(
    LogSealer,
    Effect.try({
      try: () => {
        const key = readPrivateKey(pem, passphrase)
        const algorithm = algorithmOf(key)
        const publicKey = createPublicKey(key)
        const id = keyId(publicKey)
        const own = String(publicKey.export({ type: "spki", format: "pem" }))
        const digest = algorithm === "ed25519" ? null : "sha256"
        return LogSealer.of({
          hash: sha256,
          sign: (statement) =>
            Effect.sync(() => ({
              algorithm,
              key: id,
              value: sign(digest, Buffer.from(statement, "utf8"), key).toString("base64"),
            })),
          verify: sealJudge([own, ...trusted]),
        })
      },
      catch: (cause) =>
        cause instanceof SigningError
          ? cause
          : new SigningError({ reason: "seal-key-unreadable", detail: { problem: String(cause) }, cause }),
    }),
  )
}
