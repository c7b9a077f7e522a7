import type { DispatchLine, OutgoingRef } from "../../document/outgoing/event.ts"
import type { Business } from "../../packet/business.ts"
import type { LegalValue } from "../../policy/legal-value.ts"

/**
 * A packet's `Paper`: whether paper goes to any of its recipients. The axis takes one packet with one header
 * for all of them and requires that a second packet of the same identifier is not a new document, so it
 * cannot be said for each. Sources disagree about its further meaning. A reader learns something about itself
 * only if it is the only recipient.
 */
const paperOf = (lines: ReadonlyArray<DispatchLine>) => (lines.some(({ way }) => way.paper) ? "1" : "0")

/** A packet's `Paper` for some of a document's recipients. */
export const paperTo = (lines: ReadonlyArray<DispatchLine>, codes: ReadonlyArray<string>) =>
  paperOf(lines.filter(({ to }) => codes.includes(to.code)))

/**
 * States in the reason of a packet's business that its document is for information only (Art. 4.2). Of all
 * fields it is the one whose text accompanies the document without being the document's own.
 */
export const stateLegalValue = (business: Business, value: LegalValue): Business =>
  value === "original"
    ? business
    : {
        ...business,
        reason: `${business.reason} (chỉ để biết, tham khảo, không thay cho văn bản giấy: QĐ 28/2018/QĐ-TTg, Điều 4.2)`,
      }

/** The business of a packet that brings a new document. */
export const newBusiness = (lines: ReadonlyArray<DispatchLine>): Business => ({
  kind: "new",
  reason: "Văn bản điện tử mới",
  paper: paperOf(lines),
  replaces: [],
})

/** An earlier document, and the recipients that had it. */
export interface ReplacedDocument extends OutgoingRef {
  readonly holders: ReadonlyArray<string>
}

const replacementOf = (replaces: ReadonlyArray<ReplacedDocument>): Business["replaces"] =>
  replaces.map(({ wireId, holders }) => ({ documentId: wireId, organIds: holders }))

/** The business of a packet whose document replaces earlier ones. */
export const replacementBusiness = (
  lines: ReadonlyArray<DispatchLine>,
  replaces: ReadonlyArray<ReplacedDocument>,
  reason = "Văn bản thay thế",
): Business => ({
  kind: "replacement",
  reason,
  paper: paperOf(lines),
  replaces: replacementOf(replaces),
})

/**
 * The business of a packet that changes an earlier document. A recipient may get the document with it for the
 * first time, so it also says what the document replaces.
 */
export const updateBusiness = (
  lines: ReadonlyArray<DispatchLine>,
  to: ReadonlyArray<string>,
  update: {
    readonly wireId: string
    readonly reason: string
    readonly headerChanged: boolean
    readonly added: ReadonlyArray<string>
    readonly removed: ReadonlyArray<string>
    readonly replaces: ReadonlyArray<ReplacedDocument>
  },
): Business => ({
  kind: "update",
  documentId: update.wireId,
  reason: update.reason,
  paper: paperTo(lines, to),
  update: {
    contentChanged: update.headerChanged,
    receiversChanged: update.added.length + update.removed.length > 0,
    receivers: [
      ...update.removed.map((organId) => ({ organId, change: "removed" as const })),
      ...update.added.map((organId) => ({ organId, change: "added" as const })),
    ],
  },
  replaces: replacementOf(update.replaces),
})
