import { Schema } from "effect"
import type { Reason } from "../vocabulary/ground.ts"
import { type InputError, reject } from "../vocabulary/input-error.ts"

/** What is done with a document for a signature that is not valid: the strictest first. */
export const SignatureTreatment = Schema.Literals(["refuse", "for-information", "accept"])
export type SignatureTreatment = typeof SignatureTreatment.Type

/**
 * The rules of an agency for signatures that are not valid: one for each verdict, and two for what the place of a
 * signature among the others says of it.
 *
 * - `changed-before-seal`: what a person signed is whole, it was changed afterwards, and then its sender's own agency
 *   sealed it, as where the number and the date are printed between the two signatures. The seal vouches for the change.
 * - `initialling-before-whole`: a signature that does not hold stands before the valid ones of the person whom the packet
 *   names as the signer and of the sender's agency, as where an initialling or coordinating one (ký nháy, ký phối hợp)
 *   was damaged. Both cover the file as it is.
 */
export const SignatureRule = Schema.Literals([
  "changed-before-seal",
  "signature-broken",
  "changed-after-signing",
  "signature-unreadable",
  "certificate-untrusted",
  "certificate-expired",
  "changed-as-allowed",
  "initialling-before-whole",
])
export type SignatureRule = typeof SignatureRule.Type

/**
 * What each rule may be set to. A signature whose bytes, changes, encoding or certificate are the fault never counts as
 * one, so that none of these makes an original.
 */
export const signatureTreatments = {
  "changed-before-seal": ["refuse", "for-information", "accept"],
  "signature-broken": ["refuse", "for-information"],
  "changed-after-signing": ["refuse", "for-information"],
  "signature-unreadable": ["refuse", "for-information"],
  "certificate-untrusted": ["refuse", "for-information"],
  "certificate-expired": ["refuse", "for-information"],
  "changed-as-allowed": ["refuse", "for-information", "accept"],
  "initialling-before-whole": ["refuse", "for-information", "accept"],
} as const satisfies Readonly<Record<SignatureRule, ReadonlyArray<SignatureTreatment>>>

/**
 * What an agency does with documents whose signatures are not all valid (quy chế tiếp nhận của cơ quan; Decree 30/2020,
 * Art. 21.2). By each rule such a document is refused, taken in for information only, or accepted as if the signature
 * held (`changed-…`) or were not there (`initialling-before-whole`). Where several rules fit, the most lenient decides.
 * What is absent is `refuse`.
 */
export type SignaturePolicy = {
  readonly [Rule in SignatureRule]?: (typeof signatureTreatments)[Rule][number]
}

/** Any signature that is not valid has its document refused. */
export const strictSignaturePolicy: SignaturePolicy = {}

/** How the rules are called, for a person. */
export const signatureRuleNames: Readonly<Record<SignatureRule, Reason>> = {
  "changed-before-seal": {
    en: "changed between the person's signature and the agency's",
    vi: "thay đổi giữa chữ ký của cá nhân và chữ ký của cơ quan",
  },
  "signature-broken": { en: "signature broken", vi: "chữ ký không toàn vẹn" },
  "changed-after-signing": { en: "changed after signing", vi: "thay đổi sau khi ký" },
  "signature-unreadable": { en: "signature not readable here", vi: "chữ ký chưa kiểm tra được" },
  "certificate-untrusted": { en: "certificate untrusted", vi: "chứng thư số không được tin cậy" },
  "certificate-expired": { en: "certificate out of its time", vi: "chứng thư số ngoài thời hạn hiệu lực" },
  "changed-as-allowed": { en: "changed as allowed", vi: "thay đổi trong phạm vi cho phép" },
  "initialling-before-whole": {
    en: "an initialling signature does not hold, the final ones do",
    vi: "chữ ký nháy, phối hợp không hợp lệ, chữ ký chính thức hợp lệ",
  },
}

const isRule = Schema.is(SignatureRule)

/** What is wrong with a policy, if anything. */
export const wrongSignaturePolicy = (policy: unknown): InputError | undefined => {
  if (typeof policy !== "object" || policy === null || Array.isArray(policy))
    return reject("signature-policy-malformed")
  for (const [rule, treatment] of Object.entries(policy)) {
    const rules = SignatureRule.literals.join(", ")
    if (!isRule(rule)) return reject("signature-rule-unknown", { rule, rules })
    const allowed: ReadonlyArray<unknown> = signatureTreatments[rule]
    if (treatment !== undefined && !allowed.includes(treatment))
      return reject("signature-treatment-impossible", {
        rule,
        treatment: String(treatment),
        allowed: allowed.join(", "),
      })
  }
  return undefined
}
