import { Schema } from "effect"
import { type Catalogue, type Detail, say } from "../problem/sentence.ts"
import { nameThroughTime } from "./act-in-force.ts"

const askAgain = {
  en: "Send the document again, complete and unchanged since it was signed.",
  vi: "Gửi lại văn bản đầy đủ, không thay đổi sau khi ký số.",
}
const signing = nameThroughTime("circular-41-2017")
const strong = nameThroughTime("circular-15-2025")
const signAgain = {
  en: "Sign the document with a certificate that is valid and issued under the public service's root, and send it again.",
  vi: "Ký lại bằng chứng thư số còn hiệu lực, thuộc hệ thống chứng thực chuyên dùng, rồi gửi lại.",
}

/**
 * The public catalogue of reasons for refusing a document or a packet (lý do từ chối tiếp nhận). The code
 * travels in the status packet 02, so that the sender's system can tell its user what to do. Articles:
 * Decision 28/2018, Art. 5.4 and 9.1; Decree 30/2020, Art. 21.2.
 */
export const refusalReasons = {
  "not-xml": {
    en: "The packet is not well-formed XML: {problem}.",
    vi: "Gói tin không phải XML hợp lệ: {problemVi}.",
    next: askAgain,
  },
  "has-doctype": {
    en: "The packet declares a DTD, which is not allowed.",
    vi: "Gói tin khai báo DTD, không được phép.",
    next: askAgain,
  },
  "not-edxml": {
    en: "The file is not an edXML packet: {problem}.",
    vi: "Tệp không phải gói tin edXML: {problemVi}.",
    next: askAgain,
  },
  "ambiguous-element": {
    en: "The packet states {field} ambiguously: more than once, or in a place the standard does not allow.",
    vi: "Gói tin không xác định được {field}: được ghi nhiều lần với nội dung khác nhau hoặc nằm sai vị trí.",
    next: {
      en: "Send the document again from a system that writes each field of a packet once and in the right place.",
      vi: "Gửi lại văn bản bằng phần mềm ghi mỗi trường của gói tin một lần và đúng vị trí.",
    },
  },
  "field-too-long": {
    en: "{field} has {length} characters; at most {limit} are read.",
    vi: "{field} có {length} ký tự; chỉ đọc tối đa {limit}.",
    next: {
      en: "Shorten it to the length the standard allows and send the document again.",
      vi: "Rút gọn theo quy định rồi gửi lại văn bản.",
    },
  },
  "incomplete-header": {
    en: "The packet has no {field}.",
    vi: "Gói tin thiếu {field}.",
    next: askAgain,
  },
  "no-attachment": {
    en: "The packet contains no file, so it contains no document.",
    vi: "Gói tin không có tệp nào nên không có văn bản.",
    next: askAgain,
  },
  "attachment-missing": {
    en: "The file {file} is named by the packet but is not in it.",
    vi: "Thiếu tệp {file} có tên trong gói tin.",
    next: askAgain,
  },
  "attachment-ambiguous": {
    en: "The packet identifies the file {file} ambiguously: names and content identifiers do not match.",
    vi: "Gói tin không xác định được tệp {file}: tên tệp và mã nội dung không khớp.",
    next: {
      en: "Send the document again with a separate content identifier for each file and the same name in both places.",
      vi: "Gửi lại văn bản, mỗi tệp có mã nội dung riêng và cùng một tên ở cả hai phần.",
    },
  },
  "attachment-undecodable": {
    en: "The file {file} cannot be decoded.",
    vi: "Không giải mã được tệp {file}.",
    next: askAgain,
  },
  "attachment-damaged": {
    en: "The file {file} is damaged.",
    vi: "Tệp {file} bị hỏng.",
    next: askAgain,
  },
  "signature-broken": {
    en: "The file {file} was changed after {signer} signed it, or its signature is damaged.",
    vi: "Tệp {file} đã bị thay đổi sau khi {signer} ký, hoặc chữ ký số bị hỏng.",
    next: askAgain,
  },
  "changed-after-signing": {
    en: "The visible content of the file {file} was changed after {signer} signed it; the signed version is still in the file.",
    vi: "Nội dung hiển thị của tệp {file} đã bị thay đổi sau khi {signer} ký; phần đã ký vẫn còn trong tệp.",
    next: askAgain,
  },
  "changed-as-allowed": {
    en: "Notes or form fields were added to the file {file} after {signer} signed it, as its certification allows.",
    vi: "Tệp {file} có ghi chú hoặc trường biểu mẫu thêm sau khi {signer} ký, trong phạm vi chữ ký cho phép.",
    next: askAgain,
  },
  "signature-unreadable": {
    en: "The signature of {signer} on the file {file} cannot be checked: its algorithm or encoding is not supported.",
    vi: "Không kiểm tra được chữ ký số của {signer} trên tệp {file}: thuật toán hoặc cách mã hóa chưa được hỗ trợ.",
    next: {
      en: `Sign the document with CMS in PDF and RSA or ECDSA over SHA-2 (${signing.en}) and send it again.`,
      vi: `Ký lại bằng CMS trong PDF, RSA hoặc ECDSA với SHA-2 (${signing.vi}) rồi gửi lại.`,
    },
  },
  "certificate-expired": {
    en: "The certificate of {signer} was not valid when {file} was signed.",
    vi: "Chứng thư số của {signer} không còn hiệu lực khi ký tệp {file}.",
    next: signAgain,
  },
  "weak-algorithm": {
    en: "The signature of {signer} on {file} rests on {algorithm}, which was too weak on the day of signing.",
    vi: "Chữ ký số của {signer} trên tệp {file} dùng {algorithm}, không còn đủ an toàn vào ngày ký.",
    next: {
      en: `Sign the document again with SHA-256 or more and RSA with at least 2048 bits or ECDSA with at least 256 (${strong.en}), under a certificate issued in the same way, and send it again.`,
      vi: `Ký lại bằng SHA-256 trở lên, RSA từ 2048 bit hoặc ECDSA từ 256 bit (${strong.vi}), với chứng thư số được cấp theo cùng yêu cầu, rồi gửi lại.`,
    },
  },
  "certificate-untrusted": {
    en: "The certificate of {signer} on {file} was not issued under a root that this agency trusts, or not for signing documents.",
    vi: "Chứng thư số của {signer} trên tệp {file} không thuộc hệ thống chứng thực được tin cậy, hoặc không được cấp để ký văn bản.",
    next: signAgain,
  },
  "wrong-addressee": {
    en: "The document is not addressed to {agency}.",
    vi: "Văn bản không gửi cho {agency}.",
    next: {
      en: "Check the list of recipients and send the document to the right agency.",
      vi: "Kiểm tra nơi nhận và gửi văn bản tới đúng cơ quan.",
    },
  },
  "same-id-different-content": {
    en: "A document with the identifier {documentId} but another content has already been received.",
    vi: "Đã nhận một văn bản có mã định danh {documentId} nhưng nội dung khác.",
    next: {
      en: "If the document was corrected, send it as an update or a replacement; otherwise give it its own identifier.",
      vi: "Nếu văn bản đã sửa, gửi dưới dạng cập nhật hoặc thay thế; nếu không, dùng mã định danh riêng.",
    },
  },
  "not-delivered": {
    en: "The axis lists the packet but does not deliver it: {problem}.",
    vi: "Trục có ghi gói tin nhưng không giao: {problemVi}.",
    next: askAgain,
  },
  "not-kept": {
    en: "The packet was read but could not be stored: {problem}.",
    vi: "Đã đọc gói tin nhưng không lưu được: {problemVi}.",
    next: {
      en: "Send the document again; the receiver's system could not record it.",
      vi: "Gửi lại văn bản; hệ thống bên nhận không ghi nhận được.",
    },
  },
  "sender-mismatch": {
    en: "The packet states {stated} as its sender, but the axis received it from {actual}.",
    vi: "Gói tin ghi bên gửi là {stated} nhưng trục nhận từ {actual}.",
    next: {
      en: "Report it to the information security unit, and ask {stated} whether it sent the packet.",
      vi: "Báo bộ phận an toàn thông tin và hỏi {stated} có gửi gói tin này không.",
    },
  },
  "outside-function": {
    en: "The document does not fall within the functions and tasks of {agency}: {why}",
    vi: "Văn bản không thuộc chức năng, nhiệm vụ của {agency}: {why}",
    next: {
      en: "Send the document to the agency that is competent to deal with it.",
      vi: "Gửi văn bản tới cơ quan có thẩm quyền giải quyết.",
    },
  },
  "unknown-document": {
    en: "The packet is about the document {documentId}, which is not known here.",
    vi: "Gói tin nói về văn bản {documentId} không có tại đây.",
    next: {
      en: "Check the identifier, number, notation and date of the document.",
      vi: "Kiểm tra mã định danh, số, ký hiệu và ngày của văn bản.",
    },
  },
  "ambiguous-document": {
    en: "The packet names the document {code} without a readable date, and there are several with this number and notation: {dates}.",
    vi: "Gói tin nêu văn bản {code} không kèm ngày đọc được, trong khi có nhiều văn bản cùng số, ký hiệu: ngày {dates}.",
    next: {
      en: "Send the packet again with the document's identifier or its date.",
      vi: "Gửi lại gói tin, ghi mã định danh hoặc ngày của văn bản.",
    },
  },
  other: {
    en: "{text}",
    vi: "{text}",
    next: {
      en: "Read the receiver's reason and contact the receiver if it is unclear.",
      vi: "Xem lý do của bên nhận, liên hệ bên nhận nếu chưa rõ.",
    },
  },
} satisfies Catalogue<string>

/** A reason that a person or the library refuses a document for (lý do từ chối). */
export type RefusalReason = keyof typeof refusalReasons

/** All codes, for schemas and documentation. */
export const refusalReasonCodes = Object.keys(refusalReasons) as ReadonlyArray<RefusalReason>

/**
 * The code of a refusal as events store it: one of {@link refusalReasons}, or one that only another release
 * knows. Adding a reason to the catalogue does not change the stored schema.
 */
export const RefusalCode = Schema.String.check(Schema.isPattern(/^[a-z]+(-[a-z]+)*$/))

/** Whether this release has a sentence for a code. */
export const isRefusalReason = (code: string): code is RefusalReason => Object.hasOwn(refusalReasons, code)

/** The sentence of a refusal, with its details filled in. */
export const describeRefusal = (reason: RefusalReason, detail: Detail) => say(refusalReasons[reason], detail)
