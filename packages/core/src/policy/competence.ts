import type { DocumentCode } from "../vocabulary/document-code.ts"
import type { DocumentType } from "../vocabulary/document-type.ts"
import { decision28 } from "../vocabulary/ground.ts"
import type { Urgency } from "../vocabulary/urgency.ts"

/** Documents go to whom it falls to deal with them (thẩm quyền giải quyết). */
export const competenceArticle = decision28("5.2")

/** What a packet says of a document that came, as far as it can tell whose matter it is. */
export interface CompetenceQuestion {
  readonly from: { readonly code: string; readonly name?: string }
  readonly code: DocumentCode
  /** The type as the packet names it, and which of the known types that is. */
  readonly typeName?: string
  readonly documentType?: DocumentType
  /** Trích yếu. */
  readonly subject: string
  /** Lĩnh vực, where the packet states one. */
  readonly sphere?: string
  readonly urgency: Urgency
}

/**
 * Whether a document falls within the agency's functions and tasks (thuộc chức năng, nhiệm vụ). One that does not is
 * refused at once, or let in with the remark for the clerk to decide; `reason` is what the sender or the clerk reads.
 */
export type CompetenceAnswer =
  | { readonly within: true }
  | { readonly within: false; readonly action: "refuse" | "flag"; readonly reason: string }

/**
 * The host's own rule about what falls to the agency, asked of each whole document on arrival. Pure: the same question
 * has the same answer.
 */
export type CompetenceCheck = (question: CompetenceQuestion) => CompetenceAnswer
