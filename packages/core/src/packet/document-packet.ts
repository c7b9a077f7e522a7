import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { DocumentCode } from "../vocabulary/document-code.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import type { Attachment, BrokenAttachment } from "./attachment.ts"
import type { Business } from "./business.ts"
import type { Party, ResponseFor } from "./party.ts"
import type { Tolerance } from "./tolerance.ts"

/**
 * A document packet (gói tin văn bản), in this library's terms: the content of an edXML document packet of
 * QCVN 102:2016. Decoding an encoded packet gives the same packet. A field that is missing in a packet is
 * absent here, never invented.
 */
export interface DocumentPacket {
  readonly _tag: "DocumentPacket"
  readonly from: Party
  readonly to: ReadonlyArray<Party>
  /** Mã định danh văn bản, set before the first attempt to send and never changed. */
  readonly documentId: string
  readonly code: DocumentCode
  readonly promulgation: { readonly place?: string; readonly date?: LocalDate }
  /** Loại văn bản. In practice only `name` is reliable; `type` and `detail` are kept as read. */
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
  /** `SteeringType` as read. Sources disagree on its meaning. */
  readonly steeringType?: string
  readonly trace: ReadonlyArray<{ readonly organId: string; readonly at?: VietnamTime }>
  readonly business: Business
  readonly attachments: ReadonlyArray<Attachment>
}

/** The result of reading a packet: the packet, what was tolerated, and what is missing. */
export interface ReadDocumentPacket {
  readonly packet: DocumentPacket
  /**
   * Files that the manifest or the body names but that did not arrive whole. A document with one is refused.
   */
  readonly broken: ReadonlyArray<BrokenAttachment>
  /** What was tolerated: a date in another form, an unknown priority, an undeclared prefix. */
  readonly tolerated: ReadonlyArray<Tolerance>
}
