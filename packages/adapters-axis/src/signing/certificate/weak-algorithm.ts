import type { KeyObject } from "node:crypto"
import { acts } from "@lienthong/core/policy"

/** Bits of a key that Circular 15/2025/TT-BKHCN, Annex, asks for. */
const enough = { rsa: 2048, ec: 256 }

/** `prime256v1`, `secp384r1`, `brainpoolP512r1`: the curves that name the bits of their field. */
const namedBits = /^(?:prime|secp|sect|brainpoolP)(\d+)/

/**
 * Why a key is too weak to sign (`RSA 1024`), or nothing. It is too weak whatever day its signatures state:
 * a broken key signs for any day.
 */
export const weakKey = (key: KeyObject): string | undefined => {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === "ed25519" || type === "ed448") return undefined
  if (type === "rsa" || type === "rsa-pss") {
    const bits = details?.modulusLength ?? 0
    return bits >= enough.rsa ? undefined : `RSA ${bits}`
  }
  if (type !== "ec") return String(type).toUpperCase()
  const curve = details?.namedCurve ?? ""
  return Number(namedBits.exec(curve)?.[1] ?? 0) >= enough.ec ? undefined : `ECDSA ${curve}`.trim()
}

const strong = /^(?:sha(?:224|256|384|512)|sha512-\d+|sha3-\d+|shake256)$/

/**
 * The first day on which SHA-1 does not count. Circular 15/2025/TT-BKHCN, in force since that day by
 * secondary sources, asks for SHA-2 or SHA-3; no earlier act that does so for agencies was found, and the
 * Government's own gazette is over SHA-1 until 2020. A stated day may be believed here: nobody can make a
 * second document for a digest that is there already.
 */
const sha1Until = Date.parse(`${acts["circular-15-2025"].from}T00:00:00+07:00`)

/** The name of a digest that was too weak at a moment, or nothing. MD5 was at any. */
export const weakDigest = (digest: string, moment: number): string | undefined => {
  if (strong.test(digest) || (digest === "sha1" && moment < sha1Until)) return undefined
  return digest === "sha1" ? "SHA-1" : digest.toUpperCase()
}
