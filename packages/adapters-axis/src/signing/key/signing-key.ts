import type { KeyObject } from "node:crypto"
import type { SigningError } from "@lienthong/core"
import type { Effect } from "effect"

/**
 * A signing key, RSA or elliptic-curve, with the certificates that prove its holder.
 *
 * Printing it shows no secret: Node.js does not print the content of a `KeyObject`.
 */
export interface SigningKey {
  readonly privateKey: KeyObject
  /**
   * The certificates in DER: the holder's own first, then the authorities' above it, as far as they are
   * known.
   */
  readonly certificates: ReadonlyArray<Uint8Array>
}

/** A key at hand, or an effect that gets it, for example `pkcs12(bytes, pin)`. */
export type SigningKeySource = SigningKey | Effect.Effect<SigningKey, SigningError>
