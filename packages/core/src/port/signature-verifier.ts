import { Context, type Effect, Schema } from "effect"
import { VietnamTime } from "../calendar/vietnam-time.ts"
import { CertificateSummary, SignatureHolder } from "./signer.ts"

/**
 * What checking one signature found. `valid`: the file is intact under it, made by the certificate's key, the
 * certificate was valid at signing time and chains to a trusted root (Circular 41/2017/TT-BTTTT).
 */
export const SignatureFinding = Schema.Struct({
  holder: SignatureHolder,
  verdict: Schema.Literals(["valid", "signature-broken", "certificate-expired", "certificate-untrusted"]),
  /** Signer's common name; empty when not even that could be read. */
  signer: Schema.String,
  signedAt: Schema.optionalKey(VietnamTime),
  certificate: Schema.optionalKey(CertificateSummary),
})
export type SignatureFinding = typeof SignatureFinding.Type

/**
 * Checks the signatures inside a file (kiểm tra chữ ký số). Never fails: what cannot be read is `signature-broken`.
 * A file without signatures, or of a kind that cannot carry them, gives an empty list. Findings come in the order in
 * which the signatures were made. `now` is the judging time where a signature does not state its own.
 */
export class SignatureVerifier extends Context.Service<
  SignatureVerifier,
  {
    readonly verify: (file: {
      readonly name: string
      readonly bytes: Uint8Array
      readonly now: VietnamTime
    }) => Effect.Effect<ReadonlyArray<SignatureFinding>>
  }
>()("@lienthong/core/port/SignatureVerifier") {}
