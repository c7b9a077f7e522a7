import { generateKeyPair, type KeyObject } from "node:crypto"
import { promisify } from "node:util"

/** A private key and its public key, as Node.js objects. */
export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Supplies the keys of a small PKI. */
export type NewKey = () => Promise<KeyPair>

const generate = promisify(generateKeyPair)

/** RSA with 2048 bits, like the Government's certificates. Takes 100 ms and more, off the main thread. */
export const rsaKey: NewKey = () => generate("rsa", { modulusLength: 2048 })

/** ECDSA on P-256. Much faster to generate than RSA. */
export const ecKey: NewKey = () => generate("ec", { namedCurve: "P-256" })

/**
 * Supplies `size` keys in rotation, so that a suite with hundreds of certificates generates only `size` of
 * them. Certificates then share keys: a test that depends on distinct keys needs its own pool.
 *
 * @example
 * ```ts
 * import { createPki, keyPool } from "@lienthong/testkit"
 *
 * const newKey = keyPool(3)
 * const pki = await createPki({ newKey })
 * const stranger = await createPki({ newKey, name: "Foreign" })
 * ```
 */
export const keyPool = (size: number, make: NewKey = rsaKey): NewKey => {
  const keys: Array<Promise<KeyPair>> = []
  let next = 0
  return () => {
    const index = next++ % size
    keys[index] ??= make()
    return keys[index]
  }
}
