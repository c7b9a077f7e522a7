import { type KeptRow, kept } from "./row.ts"

/** The annexes of Decree 30/2020 that software can keep. */
export const decree30Annexes: ReadonlyArray<KeptRow> = [
  kept(
    "Phụ lục I, Phần I, II.3",
    "Number and notation: 05/BC-UBND, 05/UBND-VX for a công văn, a zero below ten, capitals, hyphens, no spaces, a year on normative documents only; otherwise it is not issued.",
    "Số và ký hiệu: 05/BC-UBND, công văn 05/UBND-VX, số 0 phía trước số nhỏ hơn 10, in hoa, gạch nối, không cách chữ; chỉ văn bản quy phạm pháp luật ghi năm.",
    ["document/code-faults#codeFaults", "vocabulary/document-type#notation"],
    [
      "document/code-faults#are without fault for every number of a register and every type of document",
      "document/code-faults#have a year when the document is legally normative, and else none",
      "exchange/outgoing/notation#is refused as “{notation}”, and uses up no number",
      "exchange/outgoing/notation#is not numbered before its drafting unit or field is named",
    ],
  ),
  kept(
    "Phụ lục I, Phần I, II.4",
    "Place and date as they are written on the document; a place that is written otherwise is refused when it is drafted.",
    "Địa danh và thời gian ban hành văn bản; địa danh ghi sai thể thức bị từ chối khi dự thảo.",
    [
      "document/place-and-date#printPlaceAndDate",
      "document/place-and-date#placeFaults",
      "exchange/input/wrong-settings#wrongPlace",
    ],
    [
      "exchange/door/bad-input#is refused before the document is drafted or revised",
      "document/place-and-date#are written with a zero before days below ten and before January and February alone",
    ],
  ),
  kept(
    "Phụ lục I, Phần I, II.7b",
    "The authority to sign: TM., Q., KT., TL., TUQ.",
    "Quyền hạn của người ký: TM., Q., KT., TL., TUQ.",
    ["document/authority#printAuthority", "document/authority#parseAuthority"],
    [
      "document/authority#stands before the collective's name for TM., and before the head's office for all others",
    ],
  ),
  kept(
    "Phụ lục I, Phần I, III.1d",
    "The agency signs each annex in a file of its own; one that comes without that signature is let in and flagged.",
    "Cơ quan ký số trên từng tệp phụ lục kèm theo; phụ lục đến chưa có chữ ký số của cơ quan vẫn được nhận và được cảnh báo.",
    [
      "exchange/outgoing/sign-files#signFiles",
      "exchange/outgoing/check-signable#checkAllSignable",
      "exchange/intake/check-document#checkDocument",
      "policy/annex-seal#unsealedAnnexes",
    ],
    [
      "exchange/outgoing/signing#the document and its annexes, which the person does not",
      "exchange/outgoing/signable-draft#({what}) is refused when it is drafted, by name, and nothing is kept of it",
      "policy/annex-seal#is flagged without the issuing agency's seal, whatever the document itself carries",
      "exchange/intake/annexes#without that seal lets the document in as what it is, and is flagged wherever it is shown",
    ],
  ),
  kept(
    "Phụ lục I, Phần II, II.1c",
    "Copies of all three kinds share one series, from 01 every year.",
    "Số bản sao đánh chung cho các loại bản sao, từ 01 hằng năm.",
    ["document/register/register-of#copiesRegister"],
    [
      "document/register/register-of#the register of copies, which all three kinds share",
      "exchange/outgoing/numbering#is the same for copies of all three kinds, which need the agency's signature alone",
    ],
  ),
  kept(
    "Phụ lục III",
    "The abbreviations of all types and copies.",
    "Bảng chữ viết tắt tên loại văn bản và bản sao.",
    ["vocabulary/document-type#notation"],
    ["vocabulary/document-type#are abbreviated as Annex III has it, in the decree's order"],
  ),
  kept(
    "Phụ lục IV",
    "The ten columns of the outgoing and of the incoming register. Who keeps the archive copy, how many copies there are and who signed by hand, the registrar states; the other forms (post, use of copies, progress) are the host's.",
    "Đủ 10 cột của Sổ đăng ký văn bản đi và Sổ đăng ký văn bản đến. Nơi lưu, số lượng bản, ký nhận trên giấy do văn thư ghi bổ sung; các mẫu sổ khác do hệ thống QLVB nhúng thư viện.",
    ["report/register-book#registerBooks", "exchange/entry/note-entry#noteEntry"],
    [
      "report/register-book#as far as the log has them, with the recipients that an update added",
      "report/register-book#is stated by the registrar, the last word for each column, and stands in the book",
      "report/reports#list what went out and what came in by number, with whom it concerns",
    ],
  ),
  kept(
    "Phụ lục VI, Phần I, I.3",
    "Rights by person; denials are recorded.",
    "Phân quyền cho cá nhân truy cập Hệ thống; ghi nhật ký từ chối quyền.",
    ["port/authorizer#Authorizer", "policy/permissions#permissions", "report/denial-lines#denials"],
    [
      "policy/check-permission#is as the table says, for every operation and every set of roles",
      "exchange/door/authorization#asks the authorizer under its own path, and does nothing when it says no",
      "exchange/door/authorization#is in the log with who, what and why, without a secret and without content",
    ],
  ),
  kept(
    "Phụ lục VI, Phần I, III.1c, III.1đ",
    "The system makes document identifiers, numbers and arrival numbers.",
    "Tạo mã định danh văn bản đi; tự động cấp số đi, số đến.",
    ["document/document-identifier#printDocumentIdentifier", "exchange/register/register#takeNumber"],
    [
      "exchange/outgoing/numbering#runs through each year from 01 without gaps, in order of time, for whatever is issued",
    ],
  ),
  kept(
    "Phụ lục VI, Phần I, III.1e, III.1k, III.1o",
    "The sender is told automatically of receipt, status and processing.",
    "Tự động thông báo đã nhận, tình trạng nhận và tình trạng xử lý cho bên gửi.",
    ["document/incoming/notice#noticeOf"],
    ["exchange/whole-way#leads from the draft to its completion, and every step comes back to the sender"],
  ),
  kept(
    "Phụ lục VI, Phần I, III.1h",
    "A second document with the identifier, or with issuer, number and notation in the year, of another is noticed, whatever its date. Recalls, statuses and paper find a document by them too.",
    "Thông báo khi trùng mã định danh hoặc trùng số, ký hiệu và cơ quan ban hành trong năm, dù khác ngày. Thu hồi, phản hồi trạng thái và bản giấy cũng được đối chiếu theo các trường này.",
    ["exchange/intake/envelope#arrivalKeys", "exchange/intake/envelope#codeOfYearKeys"],
    [
      "exchange/identity/number-of-year#in the year is shown with the first to the registrar, whatever its date and its issuer's code",
      "exchange/identity/number-of-year#is asked for by a recall of any date in the year, before it comes or after, and of no other year",
      "exchange/identity/number-of-year#on paper has its arrival number in the year, whichever came first",
      "exchange/identity/same-identifier#and the same content are one document, answered twice",
      "exchange/identity/same-identifier#and different content are neither: the second is refused with its own code, the first stands",
      "exchange/identity/same-identifier#of another's issuer, number, notation and date is a document that the clerk sees beside it",
    ],
  ),
  kept(
    "Phụ lục VI, Phần I, III.5a, III.5d",
    "What was done to a document is kept, and who opened its files where the agency wants it, and none of it can be changed unnoticed.",
    "Lưu thông tin về quá trình giải quyết, lịch sử mở tệp khi cơ quan yêu cầu; bảo đảm sự toàn vẹn, không thay đổi.",
    ["exchange/stream/changes#changes", "log/stored-event#chainPreimage"],
    ["adapters-sqlite:log/tampering#shows it in the hash of the changed event"],
  ),
  kept(
    "Phụ lục VI, Phần I, III.6d (trường thông tin)",
    "Documents are found by every field.",
    "Tìm kiếm theo tất cả các trường thông tin đầu vào.",
    ["report/document-filter#filterDocuments", "exchange/report/read-table#readTable"],
    [
      "report/document-filter#filters that are all among these",
      "exchange/report/documents#by any field, and found as in the full list",
    ],
  ),
  kept(
    "Phụ lục VI, Phần I, III.8",
    "Recall: the sender's copy is frozen, the receiver's destroyed, the metadata of the recall kept.",
    "Thu hồi: đóng băng văn bản đi, hủy văn bản đến, lưu dữ liệu đặc tả của quá trình thu hồi.",
    ["document/outgoing/decide#decide", "document/incoming/state#evolve"],
    [
      "document/outgoing/outgoing-life#nothing happens to it after its recall, and nobody signs or changes it once it has gone",
      "document/incoming/incoming-life#its content is here exactly from a whole copy's arrival to its destruction",
    ],
  ),
]
