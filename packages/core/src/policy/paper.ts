import { Schema } from "effect"
import { AgencyCode } from "../agency/agency-code.ts"
import type { LocalDate } from "../time/vietnam-time.ts"
import type { TypeCode } from "../vocabulary/document-type.ts"
import { decision28, ground } from "../vocabulary/ground.ts"
import type { LegalValue } from "./legal-value.ts"
import { entryFor, type PaperList } from "./paper-list.ts"

/**
 * For whom a focal point receives: for itself (`own`), or for the Government or the Prime Minister, whose
 * documents the Government Office receives (Decision 28/2018, Art. 7.3a).
 */
export const RecipientCapacity = Schema.Literals(["own", "government", "prime-minister"])
export type RecipientCapacity = typeof RecipientCapacity.Type

/**
 * How a document goes to one recipient (gửi điện tử, gửi giấy). Paper always has a rule, an article and a
 * reason, and the type excludes a document that goes neither way.
 */
export const PaperDecision = Schema.Union([
  Schema.Struct({ electronic: Schema.Literal(true), paper: Schema.Literal(false), ...ground }),
  Schema.Struct({
    electronic: Schema.Literal(true),
    paper: Schema.Literal(true),
    rule: Schema.Literals(["no-legal-value", "government", "listed"]),
    ...ground,
  }),
  Schema.Struct({
    electronic: Schema.Literal(false),
    paper: Schema.Literal(true),
    rule: Schema.Literal("not-connected"),
    ...ground,
  }),
])
export type PaperDecision = typeof PaperDecision.Type

/** The rule that orders paper. */
export type PaperRule = Extract<PaperDecision, { readonly paper: true }>["rule"]

/** One document and one of its recipients. */
export interface PaperQuestion {
  readonly documentType: TypeCode
  readonly legalValue: LegalValue
  /** The matters that the host marks the document with, for the entries of its list. */
  readonly matters?: ReadonlyArray<string>
  /** Who issues it on which day, for the pilots of the list. */
  readonly issued?: { readonly by: string; readonly on: LocalDate }
  readonly recipient: {
    readonly code: AgencyCode
    /** Its code of the other standard. Focal points may be listed by either. */
    readonly otherCode?: string
    /**
     * The clerk's choice. Default: a focal point of the Government receives for the Government. Any other
     * agency always receives for itself (Art. 7.3).
     */
    readonly capacity?: RecipientCapacity
    /** Whether a person in that agency has to carry out the document. */
    readonly individual?: boolean
  }
  /**
   * Whether both sides meet the requirements of Art. 7.1: infrastructure, technology, security, connection.
   */
  readonly connected: boolean
  /** Why not, in the clerk's words, for an agency that the directory lists. */
  readonly because?: string
  readonly list: PaperList
  readonly governmentFocalPoints?: ReadonlyArray<AgencyCode>
}

/** Văn phòng Chính phủ, the Government Office, by its identifiers in both standards. */
export const governmentOffices: ReadonlyArray<AgencyCode> = ["000.00.00.G22", "G22"].map((code) =>
  AgencyCode.make(code),
)

/** Whether one of an agency's codes belongs to a focal point of the Government (Art. 7.3a). */
export const isGovernmentFocalPoint = (
  codes: ReadonlyArray<string | undefined>,
  focalPoints: ReadonlyArray<AgencyCode> = governmentOffices,
): boolean => focalPoints.some((focalPoint) => codes.includes(focalPoint))

const notConnected = (because: string | undefined): PaperDecision => ({
  electronic: false,
  paper: true,
  rule: "not-connected",
  article: decision28("7.1"),
  reason: {
    en: `The recipient cannot receive electronically yet: paper only.${because === undefined ? "" : ` Stated by the clerk named in the event: ${because}`}`,
    vi: `Bên nhận chưa đáp ứng điều kiện gửi, nhận văn bản điện tử: chỉ gửi giấy.${because === undefined ? "" : ` Văn thư được ghi trong sự kiện nêu lý do: ${because}`}`,
  },
})

const noLegalValue: PaperDecision = {
  electronic: true,
  paper: true,
  rule: "no-legal-value",
  article: decision28("4.2"),
  reason: {
    en: "The electronic document is for information only and does not replace the paper.",
    vi: "Văn bản điện tử chỉ để biết, tham khảo, không thay cho văn bản giấy.",
  },
}

/**
 * Only the clerk knows for whom an office receives this time, so the reason says that the clerk stated it.
 */
const stated: Readonly<Record<RecipientCapacity, { readonly en: string; readonly vi: string }>> = {
  own: {
    en: " For the office itself, as stated by the clerk named in the event.",
    vi: " Gửi chính cơ quan đầu mối, theo xác nhận của văn thư được ghi trong sự kiện.",
  },
  government: {
    en: " For the Government, as stated by the clerk named in the event.",
    vi: " Gửi Chính phủ, theo xác nhận của văn thư được ghi trong sự kiện.",
  },
  "prime-minister": {
    en: " For the Prime Minister, as stated by the clerk named in the event.",
    vi: " Gửi Thủ tướng Chính phủ, theo xác nhận của văn thư được ghi trong sự kiện.",
  },
}

const asStated = (decision: PaperDecision, capacity: RecipientCapacity | undefined): PaperDecision => {
  if (capacity === undefined) return decision
  const { en, vi } = decision.reason
  return { ...decision, reason: { en: en + stated[capacity].en, vi: vi + stated[capacity].vi } }
}

const government: PaperDecision = {
  electronic: true,
  paper: true,
  rule: "government",
  article: decision28("7.2a"),
  reason: {
    en: "Documents to the Government and the Prime Minister also go on paper.",
    vi: "Văn bản gửi Chính phủ, Thủ tướng Chính phủ gửi kèm văn bản giấy.",
  },
}

const electronicOnly: PaperDecision = {
  electronic: true,
  paper: false,
  article: decision28("5.3"),
  reason: {
    en: "The signed electronic document replaces the paper.",
    vi: "Văn bản điện tử đã ký số thay cho văn bản giấy.",
  },
}

/**
 * Decides how a document goes to one recipient. The questions follow the law's order: can it go
 * electronically (Art. 7.1), does it replace the paper there (Art. 4), does the law require paper beside it
 * (Art. 7.2a), does the head of the agency (Art. 7.2b). The first that requires paper gives the rule.
 */
export const paperFor = (question: PaperQuestion): PaperDecision => {
  if (!question.connected) return notConnected(question.because)
  if (question.legalValue === "for-information") return noLegalValue
  const { list, documentType, matters = [], recipient, governmentFocalPoints, issued } = question
  const isFocalPoint = isGovernmentFocalPoint([recipient.code, recipient.otherCode], governmentFocalPoints)
  const capacity = isFocalPoint ? recipient.capacity : undefined
  if (isFocalPoint && capacity !== "own") return asStated(government, capacity)
  const entry = entryFor(list, {
    documentType,
    matters,
    toIndividual: recipient.individual ?? false,
    ...(issued && { sending: { issuer: issued.by, recipient: recipient.code, on: issued.on } }),
  })
  if (entry === undefined) return asStated(electronicOnly, capacity)
  return {
    electronic: true,
    paper: true,
    rule: "listed",
    article: decision28("7.2b"),
    reason: {
      en: `On the list of documents that also go on paper: ${entry.label.en} (${list.basis}).`,
      vi: `Thuộc danh mục gửi kèm văn bản giấy: ${entry.label.vi} (${list.basis}).`,
    },
  }
}
