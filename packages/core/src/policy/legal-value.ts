import { Schema } from "effect"
import { isCopy, type TypeCode } from "../vocabulary/document-type.ts"
import { decision28, decree30, ground } from "../vocabulary/ground.ts"
import type { SignatureHolder } from "../vocabulary/signature.ts"
import { type SignatureCheck, SignatureVerdict } from "../vocabulary/signature.ts"
import { sayableAlgorithm, sayableSigner } from "./signature-verdict.ts"

/**
 * The legal value of an electronic document (giá trị pháp lý): an original, which replaces the paper, or for
 * information and reference only (để biết, tham khảo). Decision 28/2018, Art. 4; Decree 30/2020, Art. 5.1.
 */
export const LegalValue = Schema.Literals(["original", "for-information"])
export type LegalValue = typeof LegalValue.Type

/** The legal value, with the reason and the article. */
export const LegalValueDecision = Schema.Struct({ value: LegalValue, ...ground })
export interface LegalValueDecision extends Schema.Schema.Type<typeof LegalValueDecision> {}

/** A file and the results of checking its signatures. */
export interface SignedFile {
  readonly name: string
  readonly findings: ReadonlyArray<SignatureCheck>
}

const original: LegalValueDecision = {
  value: "original",
  article: decree30("5.1"),
  reason: {
    en: "Signed by the competent person and by the agency.",
    vi: "Đã được ký số bởi người có thẩm quyền và ký số của cơ quan, tổ chức.",
  },
}

const certifiedCopy: LegalValueDecision = {
  value: "original",
  article: decree30("26"),
  reason: {
    en: "A copy signed by the agency that made it: it has the value of the issued document.",
    vi: "Bản sao có ký số của cơ quan, tổ chức sao: có giá trị pháp lý như bản chính.",
  },
}

const missing = {
  both: {
    en: "Neither the competent person nor the agency has validly signed.",
    vi: "Chưa có chữ ký số hợp lệ của người có thẩm quyền và của cơ quan, tổ chức.",
  },
  person: {
    en: "The competent person has not validly signed.",
    vi: "Chưa có chữ ký số hợp lệ của người có thẩm quyền.",
  },
  agency: {
    en: "The agency has not validly signed.",
    vi: "Chưa có chữ ký số hợp lệ của cơ quan, tổ chức.",
  },
}

/**
 * The legal value of a document, by its valid signatures. An original needs the competent person's and the
 * agency's; a copy needs only the copying agency's (Decree 30/2020, Art. 25.1c).
 */
export const legalValue = (
  signed: Readonly<Record<SignatureHolder, boolean>>,
  documentType?: TypeCode,
): LegalValueDecision => {
  const copy = documentType !== undefined && isCopy(documentType)
  if (copy && signed.agency) return certifiedCopy
  if (signed.person && signed.agency) return original
  const lacking = signed.agency ? "person" : signed.person || copy ? "agency" : "both"
  return { value: "for-information", article: decision28("4.2"), reason: missing[lacking] }
}

/** The verdicts on one signature that cast doubt on the whole file. */
const leavesDoubt: ReadonlySet<SignatureVerdict> = new Set([
  "signature-broken",
  "changed-after-signing",
  "signature-unreadable",
  "changed-as-allowed",
])

/**
 * The legal value of an incoming document, from its files, the main one first. Only signatures on the main
 * file count. A broken signature anywhere in it devalues all others, since the file is no longer what they
 * signed.
 */
export const legalValueOf = (
  files: ReadonlyArray<SignedFile>,
  documentType?: TypeCode,
): LegalValueDecision => {
  const findings = files[0]?.findings ?? []
  const broken = findings.some(({ verdict }) => leavesDoubt.has(verdict))
  const by = (holder: SignatureHolder) =>
    !broken && findings.some((finding) => finding.holder === holder && finding.verdict === "valid")
  return legalValue({ person: by("person"), agency: by("agency") }, documentType)
}

/** A signature that causes a refusal, with the details for the catalogue of refusals. */
export interface SignatureDefect {
  readonly reason: Exclude<SignatureVerdict, "valid">
  readonly detail: { readonly file: string; readonly signer: string; readonly algorithm?: string }
}

const worstFirst = SignatureVerdict.literals.filter((verdict) => verdict !== "valid")

/**
 * The worst defect among the signatures of all files (Decree 30/2020, Art. 21.2). Returns nothing when all
 * are valid.
 */
export const worstDefect = (files: ReadonlyArray<SignedFile>): SignatureDefect | undefined => {
  for (const reason of worstFirst) {
    for (const { name, findings } of files) {
      const found = findings.find((finding) => finding.verdict === reason)
      if (found === undefined) continue
      const detail = { file: name, signer: sayableSigner(found) }
      return {
        reason,
        detail: reason === "weak-algorithm" ? { ...detail, algorithm: sayableAlgorithm(found) } : detail,
      }
    }
  }
  return undefined
}
