import { Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"

/** Whose signature it is: the competent person's (người có thẩm quyền) or the agency's (cơ quan, tổ chức). */
export const SignatureHolder = Schema.Literals(["person", "agency"])

export type SignatureHolder = typeof SignatureHolder.Type

/** The certificate behind a signature, as recorded with it. */
export const CertificateSummary = Schema.Struct({
  /** The holder's common name. */
  subject: Schema.String,
  /** Tổ chức and its identifier (mã định danh), where the certificate states them. */
  organization: Schema.optionalKey(Schema.String),
  organizationCode: Schema.optionalKey(Schema.String),
  issuer: Schema.String,
  serialNumber: Schema.String,
  validFrom: VietnamTime,
  validUntil: VietnamTime,
})

export interface CertificateSummary extends Schema.Schema.Type<typeof CertificateSummary> {}

/** The verdicts on a signature that is not valid, each a rule of a `SignaturePolicy`. */
export const notValid = [
  "signature-broken",
  "changed-after-signing",
  "signature-unreadable",
  "certificate-untrusted",
  "certificate-expired",
  "weak-algorithm",
  "changed-as-allowed",
] as const

/**
 * The result of checking a signature (kết quả kiểm tra chữ ký số). When several
 * apply, the first one after `valid` is reported.
 *
 * - `valid`: the signed bytes are intact, the signature was made with the certificate's key, the certificate
 *   was valid at signing time and chains to a trusted root, and later revisions only add signatures and
 *   evidence for them.
 * - `signature-broken`: the covered bytes are not the ones that were signed, or the key is not the
 *   certificate's.
 * - `changed-after-signing`: the covered bytes are intact, but a later revision changed the visible content,
 *   or more than was allowed.
 * - `signature-unreadable`: it cannot be checked, because its algorithm or encoding is not supported.
 * - `certificate-untrusted`: intact, but the certificate does not chain to a trusted root, or was not
 *   issued for signing documents.
 * - `certificate-expired`: intact, but the certificate was not valid at signing time.
 * - `weak-algorithm`: intact, but the signature or a certificate on its path rests on an algorithm or a key
 *   that did not count on the day of signing (SHA-1, SHA-224, RSA under 2048 bits, curves under 256 bits).
 * - `changed-as-allowed`: intact and trusted, and a later revision changed only what the document's
 *   certification permits: notes, and the filling in of forms.
 */
export const SignatureVerdict = Schema.Literals(["valid", ...notValid])

export type SignatureVerdict = typeof SignatureVerdict.Type

/** The result of checking one signature. */
export const SignatureFinding = Schema.Struct({
  holder: SignatureHolder,
  verdict: SignatureVerdict,
  /** The algorithm that is too weak, as people write it: `SHA-1`, `RSA 1024`. */
  algorithm: Schema.optionalKey(Schema.String),
  /** The signer's common name, or empty when it cannot be read. */
  signer: Schema.String,
  signedAt: Schema.optionalKey(VietnamTime),
  certificate: Schema.optionalKey(CertificateSummary),
})

export interface SignatureFinding extends Schema.Schema.Type<typeof SignatureFinding> {}

/** What a verifier answers about one signature. */
export const SignatureCheck = Schema.Struct({
  ...SignatureFinding.fields,
  /**
   * The next verdict that applies too. A document that was changed after somebody untrusted signed it is
   * `changed-after-signing`, and besides `certificate-untrusted`: no rule for changes makes it valid.
   */
  besides: Schema.optionalKey(SignatureVerdict),
})

export interface SignatureCheck extends Schema.Schema.Type<typeof SignatureCheck> {}
