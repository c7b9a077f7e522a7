import { Schema } from "effect"

/** A signature over a seal's statement. */
export const SealSignature = Schema.Struct({
  algorithm: Schema.Literals(["ed25519", "rsa-sha256"]),
  /** The SHA-256 of the public key's DER (SubjectPublicKeyInfo), hexadecimal. */
  key: Schema.String,
  /** Base64. */
  value: Schema.String,
})
export interface SealSignature extends Schema.Schema.Type<typeof SealSignature> {}

const Sealed = Schema.TaggedStruct("Sealed", {
  /** The exact statement that was signed; see `sealText`. */
  statement: Schema.String,
  signature: SealSignature,
})

/** The events of the stream of seals (niêm phong nhật ký). */
export const SealEvent = Schema.Union([Sealed])
export type SealEvent = typeof SealEvent.Type
