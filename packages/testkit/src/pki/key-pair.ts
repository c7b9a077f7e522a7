import { generateKeyPair, type KeyObject } from "node:crypto"
import { promisify } from "node:util"

/** A key and its public half, as Node.js holds them. */
export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Where a small PKI takes its keys from. */
export type NewKey = () => Promise<KeyPair>

const generate = promisify(generateKeyPair)

/** RSA of 2048 bits, as the Government's own certificates have. Off the main thread, 100 ms and more. */
export const rsaKey: NewKey = () => generate("rsa", { modulusLength: 2048 })

/** ECDSA on P-256: far quicker to make than RSA. */
export const ecKey: NewKey = () => generate("ec", { namedCurve: "P-256" })

/**
 * Hands out `size` keys again and again, so that a suite with hundreds of certificates waits for `size` of them only.
 * Certificates then share keys: give a test whose point is the key a pool of its own, and two PKIs of one pool different
 * names, since PKIs of the same name and keys trust each other.
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
