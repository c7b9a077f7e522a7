import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import { SigningError } from "@lienthong/core"
import type { SealSignature } from "@lienthong/core/log"

const minRsaBits = 2048

const unreadable = (problem: string, problemVi: string, cause?: unknown) =>
  new SigningError({
    reason: "seal-key-unreadable",
    detail: { problem, problemVi },
    ...(cause !== undefined && { cause }),
  })

/** The algorithm that a key signs with. Throws a `SigningError` for an unsupported key. */
export const algorithmOf = (key: KeyObject): SealSignature["algorithm"] => {
  if (key.asymmetricKeyType === "ed25519") return "ed25519"
  if (key.asymmetricKeyType !== "rsa")
    throw unreadable(
      `a key of type ${key.asymmetricKeyType ?? "secret"}`,
      `khóa loại ${key.asymmetricKeyType ?? "bí mật"}`,
    )
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < minRsaBits)
    throw unreadable(`an RSA key shorter than ${minRsaBits} bits`, `khóa RSA ngắn hơn ${minRsaBits} bit`)
  return "rsa-sha256"
}

const read = <A>(make: () => A): A => {
  try {
    return make()
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : ""
    throw unreadable(`no key in PEM that can be read${code}`, `không đọc được khóa dạng PEM${code}`, cause)
  }
}

/** Reads a private key from PEM. Throws a `SigningError`. */
export const readPrivateKey = (pem: string, passphrase?: string): KeyObject =>
  read(() => createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) }))

/** Reads a public key from PEM: the key itself, a certificate, or a private key. Throws a `SigningError`. */
export const readPublicKey = (pem: string): KeyObject => read(() => createPublicKey(pem))

/** The SHA-256 of a key's DER, by which seals name the key. */
export const keyId = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")

/** The public half of a key as PEM, for auditors who check seals. Throws a `SigningError`. */
export const publicKeyOf = (pem: string): string =>
  String(readPublicKey(pem).export({ type: "spki", format: "pem" }))
