import { Schema } from "effect"
import { VietnamTime } from "../time/vietnam-time.ts"

/** Whose signature it is: the competent person's (người có thẩm quyền) or the agency's (cơ quan, tổ chức). */
export const SignatureHolder = Schema.Literals(["person", "agency"])

export type SignatureHolder = typeof SignatureHolder.Type

/** The certificate behind a signature, as recorded with it (Circular 41/2017/TT-BTTTT, Art. 9.1). */
export const CertificateSummary = Schema.Struct({
  /** The holder's common name. */
  subject: Schema.String,
  /** Tổ chức, and its identifier (mã định danh), where the certificate states them. */
  organization: Schema.optionalKey(Schema.String),
  organizationCode: Schema.optionalKey(Schema.String),
  issuer: Schema.String,
  serialNumber: Schema.String,
  validFrom: VietnamTime,
  validUntil: VietnamTime,
})

export type CertificateSummary = typeof CertificateSummary.Type

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
