import { Schema } from "effect"
import type { Reason } from "../vocabulary/ground.ts"
import { type InputError, reject } from "../vocabulary/input-error.ts"
import { notValid } from "../vocabulary/signature.ts"

/** What happens to a document with an invalid signature, strictest first. */
export const SignatureTreatment = Schema.Literals(["refuse", "for-information", "accept"])
export type SignatureTreatment = typeof SignatureTreatment.Type

/**
 * An agency's rules for invalid signatures: one for each verdict, and two for a signature's place among the
 * others.
 *
 * - `changed-before-seal`: a person's signature is valid but for a change of the document afterwards, and
 *   then the sender's own agency sealed it, for example because number and date are printed between the two
 *   signatures. The seal vouches for the change.
 * - `initialling-before-whole`: an invalid signature precedes the valid ones of the signer that the packet
 *   names and of the sender's agency, for example a damaged initialling or coordinating one (ký nháy, ký phối
 *   hợp). Both later ones cover the file as it is.
 */
export const SignatureRule = Schema.Literals(["changed-before-seal", ...notValid, "initialling-before-whole"])
export type SignatureRule = typeof SignatureRule.Type

/**
 * The treatments each rule allows. A signature with broken bytes, later changes, an unreadable encoding, a
 * bad certificate or a weak algorithm never counts as valid, so none of these rules makes an original.
 */
export const signatureTreatments = {
  "changed-before-seal": ["refuse", "for-information", "accept"],
  "signature-broken": ["refuse", "for-information"],
  "changed-after-signing": ["refuse", "for-information"],
  "signature-unreadable": ["refuse", "for-information"],
  "certificate-untrusted": ["refuse", "for-information"],
  "certificate-expired": ["refuse", "for-information"],
  "weak-algorithm": ["refuse", "for-information"],
  "changed-as-allowed": ["refuse", "for-information", "accept"],
  "initialling-before-whole": ["refuse", "for-information", "accept"],
} as const satisfies Readonly<Record<SignatureRule, ReadonlyArray<SignatureTreatment>>>

/**
 * How an agency treats documents with invalid signatures (quy chế tiếp nhận của cơ quan; Decree 30/2020, Art.
 * 21.2). Each rule refuses such a document, admits it for information only, or accepts it as if the signature
 * were valid (`changed-…`) or absent (`initialling-before-whole`). Where several rules apply, the most
 * lenient decides. Default of each rule: `refuse`.
 */
export type SignaturePolicy = {
  readonly [Rule in SignatureRule]?: (typeof signatureTreatments)[Rule][number]
}

/** Refuses every document with an invalid signature. */
export const strictSignaturePolicy: SignaturePolicy = {}

/** The names of the rules, for a person. */
export const signatureRuleNames: Readonly<Record<SignatureRule, Reason>> = {
  "changed-before-seal": {
    en: "changed between the person's signature and the agency's",
    vi: "thay đổi giữa chữ ký của cá nhân và chữ ký của cơ quan",
  },
  "signature-broken": { en: "signature broken", vi: "chữ ký không toàn vẹn" },
  "changed-after-signing": { en: "changed after signing", vi: "thay đổi sau khi ký" },
  "signature-unreadable": { en: "signature not supported here", vi: "chữ ký chưa kiểm tra được" },
  "certificate-untrusted": { en: "certificate untrusted", vi: "chứng thư số không được tin cậy" },
  "certificate-expired": {
    en: "certificate outside its validity period",
    vi: "chứng thư số ngoài thời hạn hiệu lực",
  },
  "weak-algorithm": { en: "weak algorithm", vi: "thuật toán yếu" },
  "changed-as-allowed": { en: "changed as allowed", vi: "thay đổi trong phạm vi cho phép" },
  "initialling-before-whole": {
    en: "an initialling signature is invalid, the final ones are valid",
    vi: "chữ ký nháy, phối hợp không hợp lệ, chữ ký chính thức hợp lệ",
  },
}

const isRule = Schema.is(SignatureRule)
const isTreatment = Schema.is(SignatureTreatment)

const quoted = (treatment: string) => ({ treatment, treatmentVi: treatment })

const shown = (treatment: unknown) =>
  typeof treatment === "string"
    ? quoted(`“${treatment.slice(0, 100)}”`)
    : { treatment: "a value that is not text", treatmentVi: "giá trị không phải chuỗi ký tự" }

/** Checks a policy given by the host. */
export const wrongSignaturePolicy = (policy: unknown): InputError | undefined => {
  if (typeof policy !== "object" || policy === null || Array.isArray(policy))
    return reject("signature-policy-malformed")
  for (const [rule, treatment] of Object.entries(policy)) {
    const rules = SignatureRule.literals.join(", ")
    if (!isRule(rule)) return reject("signature-rule-unknown", { rule, rules })
    const allowed: ReadonlyArray<unknown> = signatureTreatments[rule]
    if (treatment === undefined || allowed.includes(treatment)) continue
    const detail = { rule, allowed: allowed.join(", ") }
    return isTreatment(treatment)
      ? reject("signature-treatment-impossible", { ...detail, treatment })
      : reject("signature-treatment-unknown", { ...detail, ...shown(treatment) })
  }
  return undefined
}
