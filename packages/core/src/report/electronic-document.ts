import type { SealedBy } from "../policy/issuer.ts"
import type { LegalValue } from "../policy/legal-value.ts"
import type { SignatureRule } from "../policy/signature-policy.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { DocumentType } from "../vocabulary/document-type.ts"
import type { FileRef } from "../vocabulary/file.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import type { DocumentStatus } from "./document-status.ts"

/** A sender or receiver: its identifier and its name as far as they are known. */
export interface DocumentParty {
  readonly code: string
  readonly name: string
}

/** A receiver of a document, and how the document fares there. */
export interface DocumentReceiver extends DocumentParty {
  readonly status: DocumentStatus
  readonly sentAt?: VietnamTime
  readonly receivedAt?: VietnamTime
}

/** A file of a document, and whose seal it carries where that is known (Decree 30/2020, Annex I, Part I, III.1d). */
export interface DocumentFile extends FileRef {
  readonly sealedBy?: SealedBy
}

/** One thing that happened to a document (lịch sử gửi, nhận). */
export interface DocumentHistoryEntry {
  readonly at: VietnamTime
  /** Who: the person's id and name; `system` where nobody acted. */
  readonly by: { readonly id: string; readonly name: string }
  /** What, by the event's name: `SignedByPerson`, `StatusReported`. */
  readonly event: string
  /** With which receiver, where it was one. */
  readonly receiver?: string
  /** What was said with it: to whom it was assigned, of work that is done. */
  readonly note?: string
}

/** What else is known (thông tin khác). */
export interface OtherInformation {
  readonly legalValue?: LegalValue
  /** Why it has that value, and by which rules of this agency what is not valid on it was let in. */
  readonly legalValueReason?: Reason
  readonly admittedBy?: ReadonlyArray<SignatureRule>
  /** The register and the number in it: số đi, số đến. */
  readonly register?: string
  readonly registerNumber?: number
  readonly place?: string
  readonly toPlaces?: ReadonlyArray<string>
  readonly pageAmount?: number
  readonly matters?: ReadonlyArray<string>
  /** Unit or person who handles it. */
  readonly assignedTo?: string
  /** What was said with the last assignment (ý kiến chỉ đạo). */
  readonly assignmentNote?: string
  /** Why it was refused or recalled. */
  readonly refusal?: string
  readonly recall?: string
  /** Why it was closed without being issued (không phát hành). */
  readonly notIssued?: string
  /** Số và ký hiệu of the documents it replaces, and of those that replace it (Decree 30/2020, Art. 18.3). */
  readonly replaces?: ReadonlyArray<string>
  readonly replacedBy?: ReadonlyArray<string>
}

/**
 * An electronic document as Decision 28/2018, Art. 10.2, wants every system to show it: each field under its letter
 * (điểm a đến q), for documents issued and received alike. A field that is not known yet is absent.
 */
export interface ElectronicDocument {
  readonly direction: "outgoing" | "incoming"
  /** Its id in this exchange. */
  readonly document: string
  /** a) Mã định danh của cơ quan, tổ chức: who issued it. */
  readonly agency: string
  /** b) Mã định danh văn bản: the agency, the year and the number in that year. */
  readonly identifier?: string
  /** c) Số và kí hiệu văn bản, `105/BC-UBND`. */
  readonly code?: string
  /** d) Ngày, tháng, năm văn bản. */
  readonly date?: LocalDate
  /** đ) Loại văn bản, by its name; `type` where it is one of the law's. */
  readonly typeName?: string
  readonly type?: DocumentType
  /** e) Trích yếu nội dung văn bản. */
  readonly subject: string
  /** g) Hồ sơ, tài liệu gửi kèm. The document itself is `file`; destroyed content has neither. */
  readonly attachments: ReadonlyArray<DocumentFile>
  readonly file?: DocumentFile
  /** h) Trạng thái xử lý: one here, and as many as receivers differ for a document issued. */
  readonly statuses: ReadonlyArray<DocumentStatus>
  /** i) Chức vụ, họ tên người ký, with the authority to sign (`TM.`). */
  readonly signer?: { readonly name?: string; readonly position?: string; readonly authority?: string }
  /** k) Mức độ khẩn. */
  readonly urgency: Urgency
  /** l) Bên gửi. */
  readonly sender: DocumentParty
  /** m) Bên nhận. */
  readonly receivers: ReadonlyArray<DocumentReceiver>
  /** n) Thời gian gửi, nhận: the first sending and the first receipt. */
  readonly sentAt?: VietnamTime
  readonly receivedAt?: VietnamTime
  /** o) Thời hạn xử lý, as the last update changed it. */
  readonly dueDate?: LocalDate
  /** p) Lịch sử gửi, nhận văn bản, in order. */
  readonly history: ReadonlyArray<DocumentHistoryEntry>
  /** q) Thông tin khác (nếu có). */
  readonly other: OtherInformation
}
