import { Context, type Effect, Schema } from "effect"
import { VietnamTime } from "../calendar/vietnam-time.ts"
import { CertificateSummary, SignatureHolder } from "./signer.ts"

/**
 * What can be found of a signature (kết quả kiểm tra chữ ký số; Circular 41/2017/TT-BTTTT). Of several that hold, the one
 * that stands first here after `valid` is told.
 *
 * - `valid`: the file is intact under it, it was made by the certificate's key, the certificate was valid at signing time
 *   and chains to a trusted root, and what was added later is further signatures and what proves them.
 * - `signature-broken`: the bytes that it covers are not those that were signed, or its key is not the certificate's.
 * - `changed-after-signing`: those bytes are whole, but a later revision changed what is shown, or more than was allowed.
 * - `signature-unreadable`: it cannot be judged here, for its algorithm or its encoding.
 * - `certificate-untrusted`: whole, but its certificate leads to no root that is trusted here.
 * - `certificate-expired`: whole, but its certificate was not valid when it was made.
 * - `changed-as-allowed`: whole and trusted, and a later revision changed only what the document's certification permits:
 *   notes, the filling of forms.
 */
export const SignatureVerdict = Schema.Literals([
  "valid",
  "signature-broken",
  "changed-after-signing",
  "signature-unreadable",
  "certificate-untrusted",
  "certificate-expired",
  "changed-as-allowed",
])
export type SignatureVerdict = typeof SignatureVerdict.Type

/** What checking one signature found. */
export const SignatureFinding = Schema.Struct({
  holder: SignatureHolder,
  verdict: SignatureVerdict,
  /** Signer's common name; empty when not even that could be read. */
  signer: Schema.String,
  signedAt: Schema.optionalKey(VietnamTime),
  certificate: Schema.optionalKey(CertificateSummary),
})
export type SignatureFinding = typeof SignatureFinding.Type

/**
 * Checks the signatures inside a file (kiểm tra chữ ký số). Never fails: what cannot be judged is
 * `signature-unreadable`. A file without signatures, or of a kind that cannot carry them, gives an empty list. Findings come in the order in
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
