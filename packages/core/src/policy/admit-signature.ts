import { Schema } from "effect"
import type { SignatureCheck, SignatureFinding } from "../vocabulary/signature.ts"
import { isSameName } from "./same-name.ts"
import { sealedBy } from "./sealed-by.ts"
import {
  type SignaturePolicy,
  SignatureRule,
  type SignatureTreatment,
  SignatureTreatment as Treatments,
} from "./signature-policy.ts"

/**
 * The rule of the agency that admitted a document despite this invalid signature, and the value it gave it.
 */
export const SignatureAdmission = Schema.Struct({
  rule: SignatureRule,
  as: Schema.Literals(["for-information", "accept"]),
})
export interface SignatureAdmission extends Schema.Schema.Type<typeof SignatureAdmission> {}

/** A document's sender and signer as its packet states them, and the agency's policy. */
export interface AdmissionQuestion {
  readonly policy: SignaturePolicy
  readonly sender: Parameters<typeof sealedBy>[1]
  /** Họ tên người ký. */
  readonly signer?: string
  /** A copy has the copying agency's signature only. */
  readonly isCopy: boolean
}

const isSendersSeal = (finding: SignatureFinding, { sender }: AdmissionQuestion) =>
  finding.verdict === "valid" && sealedBy([finding], sender) === "sender"

const isSignersOwn = ({ holder, verdict, signer }: SignatureFinding, question: AdmissionQuestion) =>
  holder === "person" &&
  verdict === "valid" &&
  question.signer !== undefined &&
  isSameName(signer, question.signer)

/** The rules that apply to an invalid signature; `later` are the signatures made after it. */
const rulesFor = (
  { verdict, holder, besides }: SignatureCheck,
  later: ReadonlyArray<SignatureFinding>,
  question: AdmissionQuestion,
): ReadonlySet<SignatureRule> => {
  const rules = new Set<SignatureRule>(verdict === "valid" ? [] : [verdict])
  const isSealed = later.some((each) => isSendersSeal(each, question))
  const isSigned = question.isCopy || later.some((each) => isSignersOwn(each, question))
  if (isSealed && isSigned) rules.add("initialling-before-whole")
  const isChangedAlone = verdict === "changed-after-signing" && besides === undefined
  if (isSealed && holder === "person" && isChangedAlone) rules.add("changed-before-seal")
  return rules
}

const leniency = (treatment: SignatureTreatment) => Treatments.literals.indexOf(treatment)

/**
 * The most lenient rule that admits a document with an invalid signature. Returns nothing when the document
 * must be refused. Among equally lenient rules the first of {@link SignatureRule} wins, because it is the
 * most specific.
 */
export const admissionOf = (
  finding: SignatureCheck,
  later: ReadonlyArray<SignatureFinding>,
  question: AdmissionQuestion,
): SignatureAdmission | undefined => {
  const fitting = rulesFor(finding, later, question)
  let best: SignatureAdmission | undefined
  for (const rule of SignatureRule.literals) {
    const as = fitting.has(rule) ? (question.policy[rule] ?? "refuse") : "refuse"
    if (as !== "refuse" && leniency(as) > leniency(best?.as ?? "refuse")) best = { rule, as }
  }
  return best
}

/** Whether a signature counts: it is valid, or the change after it was accepted. */
export const holds = ({ verdict }: SignatureFinding, admission: SignatureAdmission | undefined): boolean =>
  verdict === "valid" ||
  (admission?.as === "accept" &&
    (admission.rule === "changed-as-allowed" || admission.rule === "changed-before-seal"))
