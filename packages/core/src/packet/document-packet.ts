import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { DocumentCode } from "../vocabulary/document-code.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import type { Attachment, BrokenAttachment } from "./attachment.ts"
import type { Business } from "./business.ts"
import type { Party, ResponseFor } from "./party.ts"
import type { Tolerance } from "./tolerance.ts"

/**
 * A document packet (gói tin văn bản) in our words: what QCVN 102:2016 puts into an edXML document packet.
 * Encoding then decoding one is the identity. A field that a read packet lacks is absent here, never invented.
 */
export interface DocumentPacket {
  readonly _tag: "DocumentPacket"
  readonly from: Party
  readonly to: ReadonlyArray<Party>
  /** Mã định danh văn bản: fixed before the first attempt to send and never changed. */
  readonly documentId: string
  readonly code: DocumentCode
  readonly promulgation: { readonly place?: string; readonly date?: LocalDate }
  /** Loại văn bản; only `name` is reliable in practice. `type` and `detail` as read. */
  readonly documentType: { readonly type?: string; readonly detail?: string; readonly name?: string }
  /** Trích yếu. */
  readonly subject: string
  readonly content?: string
  readonly signer: { readonly competence?: string; readonly position?: string; readonly fullName?: string }
  /** Hạn xử lý. */
  readonly dueDate?: LocalDate
  /** Nơi nhận, as printed. */
  readonly toPlaces: ReadonlyArray<string>
  readonly urgency: Urgency
  readonly sphere?: string
  readonly typerNotation?: string
  readonly promulgationAmount?: number
  readonly pageAmount?: number
  readonly appendixes: ReadonlyArray<string>
  readonly responseFor: ReadonlyArray<ResponseFor>
  /** `SteeringType` as read: sources conflict on its meaning. */
  readonly steeringType?: string
  readonly trace: ReadonlyArray<{ readonly organId: string; readonly at?: VietnamTime }>
  readonly business: Business
  readonly attachments: ReadonlyArray<Attachment>
}

/** What reading a packet gave: the packet, and what was tolerated or is missing. */
export interface ReadDocumentPacket {
  readonly packet: DocumentPacket
  /** Files the manifest or the body names that did not come whole. A document with one is refused. */
  readonly broken: ReadonlyArray<BrokenAttachment>
  /** What was tolerated: a date of another form, an unknown priority, an undeclared prefix. */
  readonly tolerated: ReadonlyArray<Tolerance>
}
