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

/**
 * The digests that Circular 15/2025/TT-BKHCN, Annex, lists: SHA-256, SHA-384, SHA-512, SHA-512/224,
 * SHA-512/256 and SHA-3. Ed448 has SHAKE256 inside.
 */
const listed = /^(?:sha(?:256|384|512)|sha512-\d+|sha3-\d+|shake256)$/

/** Digests that the circular does not list and that counted before it. */
const earlier: ReadonlyMap<string, string> = new Map([
  ["sha1", "SHA-1"],
  ["sha224", "SHA-224"],
])

/**
 * The first day on which earlier digests do not count: the circular has been in force since, by secondary
 * sources. No earlier act that asks agencies for its digests was found, and the Government's own gazette is
 * over SHA-1 until 2020. A stated day may be believed here: nobody can make a second document for a digest
 * that is there already.
 */
const earlierUntil = Date.parse(`${acts["circular-15-2025"].from}T00:00:00+07:00`)

/** The name of a digest that did not count at a moment, or nothing. MD5 counts at none. */
export const weakDigest = (digest: string, moment: number): string | undefined => {
  if (listed.test(digest)) return undefined
  const name = earlier.get(digest)
  if (name !== undefined && moment < earlierUntil) return undefined
  return name ?? digest.toUpperCase()
}
