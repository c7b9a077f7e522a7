import { isCopy, type TypeCode } from "../vocabulary/document-type.ts"
import { decision28, decree30, type Reason } from "../vocabulary/ground.ts"
import type { SignatureCheck, SignatureFinding } from "../vocabulary/signature.ts"
import { type AdmissionQuestion, admissionOf, holds, type SignatureAdmission } from "./admit-signature.ts"
import {
  type LegalValueDecision,
  legalValueOf,
  type SignatureDefect,
  type SignedFile,
  worstDefect,
} from "./legal-value.ts"
import { type SealedBy, sealedBy } from "./sealed-by.ts"
import { signatureRuleNames } from "./signature-policy.ts"
import { describeFinding } from "./signature-verdict.ts"

/** A signature's finding, and the rule that admitted it when it is not valid. */
export interface JudgedSignature {
  readonly file: string
  readonly finding: SignatureFinding
  readonly admitted?: SignatureAdmission
}

/** The result of judging a document's signatures by an agency's policy. */
export type SignatureJudgement =
  | { readonly _tag: "Refused"; readonly defect: SignatureDefect }
  | {
      readonly _tag: "Admitted"
      readonly signatures: ReadonlyArray<JudgedSignature>
      /** Whose seal each file carries, in the order of the files. */
      readonly seals: ReadonlyArray<SealedBy>
      readonly legalValue: LegalValueDecision
    }

/** What the signatures are judged by. */
export interface SignatureQuestion extends Omit<AdmissionQuestion, "isCopy"> {
  readonly documentType?: TypeCode
}

/** The finding without what only its rule needs. */
const recorded = ({ besides: _, ...finding }: SignatureCheck): SignatureFinding => finding

const judgeFile = (
  { name, findings }: SignedFile,
  question: AdmissionQuestion,
): ReadonlyArray<JudgedSignature> =>
  findings.map((check, index) => {
    const finding = recorded(check)
    if (finding.verdict === "valid") return { file: name, finding }
    const admitted = admissionOf(check, findings.slice(index + 1), question)
    return { file: name, finding, ...(admitted && { admitted }) }
  })

/** The signatures of a file that count, treated as valid. */
const counting = (name: string, judged: ReadonlyArray<JudgedSignature>): SignedFile => ({
  name,
  findings: judged
    .filter(({ finding, admitted }) => holds(finding, admitted))
    .map(({ finding }) => ({ ...finding, verdict: "valid" })),
})

const outcomes: Readonly<Record<SignatureAdmission["as"], Reason>> = {
  "for-information": { en: "admitted for information", vi: "tiếp nhận để biết, tham khảo" },
  accept: { en: "accepted", vi: "chấp nhận" },
}

/** Explains which signature was admitted by which rule. */
const describeAdmitted = ({ file, finding, admitted }: JudgedSignature): ReadonlyArray<Reason> => {
  if (!admitted) return []
  const { en, vi } = describeFinding(file, finding)
  const rule = signatureRuleNames[admitted.rule]
  const outcome = outcomes[admitted.as]
  return [
    {
      en: `${en} By the agency's rule “${rule.en}” it was ${outcome.en}.`,
      vi: `${vi} Theo quy định “${rule.vi}” của cơ quan: ${outcome.vi}.`,
    },
  ]
}

const sealedByAnother: LegalValueDecision = {
  value: "for-information",
  article: decision28("9.1"),
  reason: {
    en: "The seal is another agency's, not the sender's.",
    vi: "Chữ ký số là của cơ quan, tổ chức khác, không phải của bên gửi.",
  },
}

const onlyForInformation: LegalValueDecision = {
  value: "for-information",
  article: decree30("21.2"),
  reason: { en: "Not every signature is valid.", vi: "Có chữ ký số không hợp lệ." },
}

/**
 * Judges the signatures of all files of an incoming document, the document itself first, by its agency's
 * policy. The document is refused for the worst signature that no rule admits. Otherwise it is admitted with
 * the value that the counting signatures give it, and with every rule that was applied. A signature admitted
 * for information only, in any file, limits the document to information.
 */
export const judgeSignatures = (
  files: ReadonlyArray<SignedFile>,
  { documentType, ...question }: SignatureQuestion,
): SignatureJudgement => {
  const by = { ...question, isCopy: documentType !== undefined && isCopy(documentType) }
  const judged = files.map((file) => judgeFile(file, by))
  const defect = worstDefect(
    files.map(({ name }, index) => ({
      name,
      findings: (judged[index] ?? []).filter(({ admitted }) => !admitted).map(({ finding }) => finding),
    })),
  )
  if (defect) return { _tag: "Refused", defect }
  const standing = files.map(({ name }, index) => counting(name, judged[index] ?? []))
  const signatures = judged.flat()
  const seals = standing.map(({ findings }) => sealedBy(findings, question.sender))
  const isInformation = signatures.some(({ admitted }) => admitted?.as === "for-information")
  const decided = isInformation
    ? onlyForInformation
    : seals[0] === "another-agency"
      ? sealedByAnother
      : legalValueOf(standing, documentType)
  const said = [decided.reason, ...signatures.flatMap(describeAdmitted)]
  const reason = { en: said.map(({ en }) => en).join(" "), vi: said.map(({ vi }) => vi).join(" ") }
  return { _tag: "Admitted", signatures, seals, legalValue: { ...decided, reason } }
}
