import { type KeptRow, kept, type NotKeptRow, notKept } from "./row.ts"

const O = "Phụ lục VI, Phần II, "
const each = (table: string, fields: string) =>
  `${O}${fields
    .split(" ")
    .map((field) => `${table}.${field}`)
    .join(", ")}`

/** Annex VI, Part II: the fields that the library has. */
export const annexSixFieldsKept: ReadonlyArray<KeptRow> = [
  kept(
    each("I", "3 4 5 6 7 8 10 12.1 12.2 13.1 13.2 15 16"),
    "Outgoing documents: type, number, notation, date, issuer, subject, pages, signer, recipients, copies, due date.",
    "Văn bản đi: tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu, số trang, người ký, nơi nhận, số lượng bản, hạn trả lời.",
    ["document/outgoing/event#Draft", "exchange/make-packet/pack-document#packDocument"],
    ["exchange/report/documents#at its receiver, the same as its sender gave them"],
  ),
  kept(
    each("I", "14"),
    "The urgency is a field; the level of secrecy is not, since a state secret does not enter.",
    "Mức độ khẩn là trường thông tin; độ mật thì không, vì văn bản mật không vào hệ thống.",
    ["vocabulary/urgency#Urgency", "policy/state-secret#stateSecret"],
    ["policy/state-secret#cannot slip in under an unmapped mark"],
  ),
  kept(
    each("II", "3 4 5 6 7 8 12 13 14.1 14.2 15 16 17 18"),
    "Incoming documents: type, number, notation, date, issuer, subject, arrival, signer, urgency, who leads and takes part, the instruction, the deadline.",
    "Văn bản đến: tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu, ngày đến, số đến, người ký, mức độ khẩn, đơn vị nhận, ý kiến chỉ đạo, thời hạn.",
    ["document/incoming/event#Envelope", "exchange/incoming/process-document#assignDocument"],
    [
      "exchange/report/documents#at its receiver, the same as its sender gave them",
      "exchange/incoming/assign-document#shows who leads, who takes part, the instruction and the deadline, and is found by it",
    ],
  ),
  kept(
    `${each("I", "1.1 1.2 1.3 2")}, ${each("II", "1.1 1.2 1.3 2").slice(O.length)}`,
    "The code of a document's work files (the agency is the exchange's own, with the year and the number and notation) and its place in each.",
    "Mã hồ sơ của văn bản (cơ quan của hệ thống, năm, số và ký hiệu hồ sơ) và số thứ tự văn bản trong hồ sơ.",
    ["document/work-file/event#WorkFileTitle", "view/table/work-files#WorkFileFilter"],
    ["exchange/work-file/work-file#holds a document that other files hold too, and each is found by it"],
  ),
  kept(
    each("III", "1.1 1.2 1.3 2 3 4 5 6 7 8 9 10 11"),
    "Work files: code, title, retention, rights, creator, language, beginning, end, number of documents and pages, remarks.",
    "Hồ sơ: mã, tiêu đề, thời hạn bảo quản, chế độ sử dụng, người lập, ngôn ngữ, bắt đầu, kết thúc, tổng số văn bản, tổng số trang, ghi chú.",
    ["document/work-file/event#WorkFileTitle", "exchange/work-file/work-file#getWorkFile"],
    [
      "exchange/work-file/work-file#lists its documents in the order in which they were added, whichever way they went",
      "exchange/work-file/work-file#stays as it is when it has been closed, with what was stated then",
    ],
  ),
  kept(
    `${each("II", "9 10 11")}, ${each("I", "11").slice(O.length)}`,
    "Language, pages and remarks: the number of pages from the packet automatically, the rest from the registrar.",
    "Ngôn ngữ, số trang, ghi chú: số trang lấy tự động từ gói tin, trường khác do văn thư ghi.",
    ["document/entry/event#EntryNote", "exchange/intake/envelope#envelopeOf"],
    [
      "exchange/entry/entry-fields#are filled in from its packet, pages too, and the registrar's word comes before the packet's",
      "exchange/entry/entry-fields#are stated for paper that came alone, and no number of pages is below one",
    ],
  ),
]

/** The field that it has not. */
export const annexSixFieldsNotKept: ReadonlyArray<NotKeptRow> = [
  notKept(
    each("I", "9"),
    { en: "The language of an outgoing document", vi: "Ngôn ngữ của văn bản đi" },
    {
      en: "Packets have no field for it; a work file states its languages.",
      vi: "Gói tin không có trường này; ngôn ngữ được ghi ở hồ sơ.",
    },
  ),
]
