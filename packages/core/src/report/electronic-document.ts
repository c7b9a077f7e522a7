import type { Conversion } from "../document/conversion.ts"
import type { Reply } from "../document/reply.ts"
import type { LegalValue } from "../policy/legal-value.ts"
import type { SealedBy } from "../policy/sealed-by.ts"
import type { SignatureRule } from "../policy/signature-policy.ts"
import type { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import type { TypeCode } from "../vocabulary/document-type.ts"
import type { FileRef } from "../vocabulary/file.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { Urgency } from "../vocabulary/urgency.ts"
import type { DocumentStatus } from "./document-status.ts"

/** A sender or receiver: its identifier and name, as far as known. */
export interface DocumentParty {
  readonly code: string
  readonly name: string
}

/** A receiver of a document, and the document's state there. */
export interface DocumentReceiver extends DocumentParty {
  readonly status: DocumentStatus
  readonly sentAt?: VietnamTime
  readonly receivedAt?: VietnamTime
}

/** A file of a document, and whose seal it carries, if known (Decree 30/2020, Annex I, Part I, III.1d). */
export interface DocumentFile extends FileRef {
  readonly sealedBy?: SealedBy
}

/** One entry of a document's history (lịch sử gửi, nhận). */
export interface DocumentHistoryEntry {
  readonly at: VietnamTime
  /** The person's id and name; `system` when nobody acted. */
  readonly by: { readonly id: string; readonly name: string }
  /** The event's name: `SignedByPerson`, `StatusReported`. */
  readonly event: string
  /** The receiver it concerns, if any. */
  readonly receiver?: string
  /** The note with it: the instruction, the reason, or the result of finished work. */
  readonly note?: string
  /** The other document of a reply or a copy. */
  readonly reply?: Partial<Reply> & Pick<Reply, "document">
  /** What happened in a sentence: of an assignment, an extension, a reply, a copy or a conversion. */
  readonly sentence?: Reason
}

/** Other information (thông tin khác). */
export interface OtherInformation {
  readonly legalValue?: LegalValue
  /** The reason for its legal value, and the agency's rules that admitted invalid signatures. */
  readonly legalValueReason?: Reason
  readonly admittedBy?: ReadonlyArray<SignatureRule>
  /** The register, and the number in it: số đi, số đến. */
  readonly register?: string
  readonly registerNumber?: number
  readonly place?: string
  readonly toPlaces?: ReadonlyArray<string>
  readonly pageAmount?: number
  readonly matters?: ReadonlyArray<string>
  /** The unit or person handling it (chủ trì), and those that take part (phối hợp). */
  readonly assignedTo?: string
  readonly joining?: ReadonlyArray<string>
  /** The note with the last assignment (ý kiến chỉ đạo). */
  readonly assignmentNote?: string
  /** Why it was refused or recalled. */
  readonly refusal?: string
  readonly recall?: string
  /** Why it was closed without being issued (không phát hành). */
  readonly notIssued?: string
  /** Số và ký hiệu of the documents it replaces, and of those that replace it (Decree 30/2020, Art. 18.3). */
  readonly replaces?: ReadonlyArray<string>
  readonly replacedBy?: ReadonlyArray<string>
  /** Số và ký hiệu of the documents it answers (trả lời), here or not, and of those here that answer it. */
  readonly answers?: ReadonlyArray<string>
  readonly answeredBy?: ReadonlyArray<string>
  /** Số và ký hiệu of the original of which it is a copy (sao gửi), and of the copies here of it. */
  readonly copyOf?: ReadonlyArray<string>
  readonly copies?: ReadonlyArray<string>
  /** Số và ký hiệu of the documents whose form it corrects (đính chính), and of those that correct it. */
  readonly corrects?: ReadonlyArray<string>
  readonly correctedBy?: ReadonlyArray<string>
  /** Its conversions between electronic form and paper (chuyển đổi hình thức), with their marks. */
  readonly conversions?: ReadonlyArray<Conversion>
}

/**
 * An electronic document with the fields that Decision 28/2018, Art. 10.2, requires every system to show,
 * each under its letter (điểm a đến q), for issued and received documents alike. An unknown field is absent.
 */
export interface ElectronicDocument {
  readonly direction: "outgoing" | "incoming"
  /** Its id in this exchange. */
  readonly document: string
  /** a) Mã định danh của cơ quan, tổ chức: the issuer's. */
  readonly agency: string
  /** b) Mã định danh văn bản: the agency, the year and the number in that year. */
  readonly identifier?: string
  /** c) Số và kí hiệu văn bản, `105/BC-UBND`. */
  readonly code?: string
  /** d) Ngày, tháng, năm văn bản. */
  readonly date?: LocalDate
  /** đ) Loại văn bản, by its name; `type` when it is one of the law's or of the agency's own. */
  readonly typeName?: string
  readonly type?: TypeCode
  /** e) Trích yếu nội dung văn bản. */
  readonly subject: string
  /** g) Hồ sơ, tài liệu gửi kèm. `file` is the document itself. Destroyed content has neither. */
  readonly attachments: ReadonlyArray<DocumentFile>
  readonly file?: DocumentFile
  /** h) Trạng thái xử lý: one for a received document, several for an issued one when receivers differ. */
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
  /** o) Thời hạn xử lý: of a received document the agency's own, else the sender's; as last changed. */
  readonly dueDate?: LocalDate
  /** p) Lịch sử gửi, nhận văn bản, in order. */
  readonly history: ReadonlyArray<DocumentHistoryEntry>
  /** q) Thông tin khác (nếu có). */
  readonly other: OtherInformation
}
