import type { DocumentCode } from "../vocabulary/document-code.ts"
import type { TypeCode } from "../vocabulary/document-type.ts"
import type { Urgency } from "../vocabulary/urgency.ts"

/** What a packet says about an incoming document that helps to tell which agency is competent. */
export interface CompetenceQuestion {
  readonly from: { readonly code: string; readonly name?: string }
  readonly code: DocumentCode
  /** The type as the packet names it, and the known type it matches. */
  readonly typeName?: string
  readonly documentType?: TypeCode
  /** Trích yếu. */
  readonly subject: string
  /** Lĩnh vực, where the packet states one. */
  readonly sphere?: string
  readonly urgency: Urgency
}

/**
 * Whether a document is within the agency's functions and tasks (thuộc chức năng, nhiệm vụ), since it goes to
 * the agency that is competent to deal with it (Decision 28/2018, Art. 5.2). If not, it is refused at once,
 * or admitted with a remark for the clerk to decide. The sender or the clerk reads `reason`.
 */
export type CompetenceAnswer =
  | { readonly within: true }
  | { readonly within: false; readonly action: "refuse" | "flag"; readonly reason: string }

/**
 * The host's own rule about the agency's functions, called for each whole document on arrival. It must be
 * pure: the same question has the same answer.
 */
export type CompetenceCheck = (question: CompetenceQuestion) => CompetenceAnswer
