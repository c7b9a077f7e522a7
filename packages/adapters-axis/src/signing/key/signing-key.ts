import type { KeyObject } from "node:crypto"
import type { SigningError } from "@lienthong/core"
import type { Effect } from "effect"

/**
 * A key that signs, with the certificates that prove whose it is. RSA and elliptic-curve keys sign.
 *
 * Printing it shows no secret: Node.js keeps what is inside a `KeyObject` to itself.
 */
export interface SigningKey {
  readonly privateKey: KeyObject
  /** As DER: the holder's own first, then the authorities' above it, as far as they are known. */
  readonly certificates: ReadonlyArray<Uint8Array>
}

/** A key at hand, or the way to get it, for example `pkcs12(bytes, pin)`. */
export type SigningKeySource = SigningKey | Effect.Effect<SigningKey, SigningError>
