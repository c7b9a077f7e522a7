import { type KeptRow, kept, type NotKeptRow, notKept, why } from "./row.ts"

const I = "Phụ lục VI, Phần I, "

/** Annex VI, Part I: the letters that the library keeps, beside those of `decree-30-annexes.ts`. */
export const annexSixKept: ReadonlyArray<KeptRow> = [
  kept(
    `${I}I.4, II.4`,
    "Authentic, reliable, complete and usable: signatures are checked before a document is taken in, every byte has its hash, every event is in a chain.",
    "Bảo đảm tính xác thực, tin cậy, toàn vẹn và khả năng sử dụng: kiểm tra chữ ký số khi nhận, mọi tệp có giá trị băm, mọi sự kiện nằm trong chuỗi.",
    ["policy/judge-signatures#judgeSignatures", "log/stored-event#chainPreimage"],
    [
      "policy/signature-policy#never lets a stricter agency accept more, or give a document more value",
      "adapters-sqlite:log/tampering#does not give out altered bytes as a document",
    ],
  ),
  kept(
    `${I}I.5`,
    "Competent people can verify it: the log is exported with its seals and checked without the system.",
    "Cho phép kiểm chứng, xác minh: nhật ký được xuất kèm niêm phong và kiểm tra độc lập với hệ thống.",
    ["log/verify-log#logVerifier", "exchange/log/export-log#exportLog"],
    ["adapters-sqlite:log/tampering#shows it in the hash of the changed event"],
  ),
  kept(
    `${I}II.2, IV.3`,
    "Connects with other systems: through the axis, subscribers of the log, and ports that hosts implement.",
    "Tích hợp, liên thông với hệ thống khác: qua Trục, qua bên theo dõi nhật ký và qua các cổng do phần mềm chủ cài đặt.",
    ["exchange/subscriber/subscribe#subscribe", "port/transport#Transport"],
    [
      "adapters-axis:edxml/round-trip#gives the same document packet, of any kind and with any files, and no finding",
    ],
  ),
  kept(
    `${I}II.8`,
    "Signs, and checks signatures, as the law requires.",
    "Cho phép ký số, kiểm tra, xác thực chữ ký số theo quy định của pháp luật.",
    ["exchange/outgoing/sign-files#signFiles", "policy/judge-signatures#judgeSignatures"],
    [
      "exchange/outgoing/signing#the document and its annexes, which the person does not",
      "adapters-axis:signing/certificate/chain#is not trusted because a root is presented that nobody here trusts",
    ],
  ),
  kept(
    `${I}III.1b`,
    "Files are attached: the document first, then its annexes.",
    "Cho phép đính kèm văn bản: tệp văn bản trước, các phụ lục sau.",
    ["exchange/outgoing/draft-document#draftDocument"],
    [
      "exchange/outgoing/signable-draft#({what}) is refused when it is drafted, by name, and nothing is kept of it",
    ],
  ),
  kept(
    `${I}III.1d`,
    "The urgency is shown, and urgent documents go first.",
    "Hiển thị mức độ khẩn; văn bản khẩn được ưu tiên.",
    ["vocabulary/urgency#urgencyNames", "policy/urgent-lane#laneOf"],
    ["exchange/dispatcher/urgent#overtakes every less urgent one that was queued before it"],
  ),
  kept(
    `${I}III.1g`,
    "The system fills in numbers, dates, arrivals, recipients, the number of pages, and the order in work files; a work file counts its documents and pages.",
    "Hệ thống tự động cập nhật số, ngày, ngày đến, số đến, nơi nhận, số trang, số thứ tự trong hồ sơ; tổng số văn bản và số trang của hồ sơ.",
    [
      "exchange/intake/envelope#envelopeOf",
      "exchange/register/register#takeNumber",
      "exchange/work-file/work-file#getWorkFile",
    ],
    [
      "exchange/entry/entry-fields#are filled in from its packet, pages too, and the registrar's word comes before the packet's",
      "exchange/work-file/work-file#lists its documents in the order in which they were added, whichever way they went",
    ],
  ),
  kept(
    `${I}II.3, III.6a, III.6b, III.6l`,
    "Documents and work files are listed and counted; who opened which file is recorded where the agency wants it, and found by document and person.",
    "Thống kê văn bản, hồ sơ; lịch sử mở tệp văn bản được ghi khi cơ quan yêu cầu, tra cứu theo văn bản và người mở.",
    [
      "exchange/door/record-reading#recordReading",
      "view/table/readings#readings",
      "view/table/work-files#workFiles",
    ],
    [
      "exchange/door/reading#is recorded where the agency wants it, with who and when, and the reader does not wait",
      "exchange/door/reading#writes nothing where the agency does not want it",
    ],
  ),
  kept(
    `${I}III.1l, III.1m`,
    "Work on incoming documents is counted, monitored and followed up: who has what, by when, and what is late.",
    "Thống kê, theo dõi, đôn đốc việc giải quyết văn bản đến: ai giải quyết, thời hạn, quá hạn.",
    [
      "report/duty-board#dutyBoard",
      "exchange/incoming/process-document#assignDocument",
      "exchange/outbox/watch-duties#watchDuties",
    ],
    [
      "exchange/incoming/assign-document#shows who leads, who takes part, the instruction and the deadline, and is found by it",
      "exchange/duty-watch/receiving-duties#is recorded as missed once, however many workers look",
    ],
  ),
  kept(
    `${I}II.1, III.4b, III.4c, III.4d, III.4đ, III.4e, V.5, V.6`,
    "Work files are opened under the agency's own code, documents are added in order, to as many files as needed, without copies; the list of documents and the list of files follow.",
    "Lập hồ sơ theo mã của cơ quan; văn bản được đánh số thứ tự tự động, một văn bản có thể thuộc nhiều hồ sơ mà không nhân bản; có mục lục văn bản và mục lục hồ sơ.",
    [
      "exchange/work-file/work-file#openWorkFile",
      "exchange/work-file/work-file#addToWorkFile",
      "exchange/work-file/work-file#getWorkFile",
      "view/table/work-files#workFiles",
    ],
    [
      "exchange/work-file/work-file#lists its documents in the order in which they were added, whichever way they went",
      "exchange/work-file/work-file#holds a document that other files hold too, and each is found by it",
      "document/work-file/work-file-life#its documents stand in the order in which they were added, each once, and no place is given twice",
    ],
  ),
  kept(
    `${I}III.6g`,
    "Results come in the order asked for, a page at a time.",
    "Cho phép hiển thị thứ tự kết quả tìm kiếm, theo từng trang.",
    ["exchange/report/read-table#readTable"],
    ["exchange/report/documents#by any field, and found as in the full list"],
  ),
  kept(
    `${I}III.7b, III.7d, III.7đ`,
    "Everything that is known of a document, and who did what to it, is shown to those who may see it, and cannot be separated from it unnoticed.",
    "Hiển thị toàn bộ dữ liệu đặc tả của văn bản cho người có quyền; liên kết cố định, không thể tách rời mà không bị phát hiện.",
    [
      "exchange/report/timeline#timeline",
      "exchange/door/record-denial#recordDenial",
      "log/stored-event#chainPreimage",
    ],
    [
      "exchange/door/authorization#is in the log with who, what and why, without a secret and without content",
      "adapters-sqlite:log/tampering#shows it in the hash of the changed event",
    ],
  ),
  kept(
    `${I}III.7c`,
    "What only the registry knows is added, each addition an event.",
    "Cho phép nhập dữ liệu đặc tả bổ sung; mỗi lần bổ sung là một sự kiện.",
    ["exchange/entry/note-entry#noteEntry"],
    [
      "report/register-book#is stated by the registrar, the last word for each column, and stands in the book",
    ],
  ),
  kept(
    `${I}IV.2`,
    "Conflicts are reported: two documents under one number or identifier, two writers at the same moment.",
    "Cảnh báo xung đột: trùng mã định danh, trùng số ký hiệu, hai người cùng ghi.",
    ["exchange/identity/shared-keys#listSharedKeys", "exchange/record/record#retryContended"],
    [
      "exchange/identity/same-identifier#and different content are neither: the second is refused with its own code, the first stands",
    ],
  ),
  kept(
    `${I}V.1, V.3`,
    "The incoming and the outgoing register.",
    "Sổ đăng ký văn bản đến, sổ đăng ký văn bản đi.",
    ["report/register-book#registerBooks"],
    ["report/reports#list what went out and what came in by number, with whom it concerns"],
  ),
  kept(
    `${I}V.2, V.4`,
    "Reports on the handling of incoming and outgoing documents, for any period and by unit.",
    "Báo cáo tình hình giải quyết văn bản đến, văn bản đi trong kỳ bất kỳ và theo đơn vị.",
    ["exchange/report/read-figures#figures", "figure/table/handling-by-unit#handlingByUnit"],
    [
      "exchange/report/figures#count what was sent, what recipients said, and what came, in its days",
      "exchange/report/figures#carry over what is not done, and judge it at the end of the period",
    ],
  ),
]

/** The letters that are neither, and why. */
export const annexSixNotKept: ReadonlyArray<NotKeptRow> = [
  notKept(
    `${I}I.2, III.3a`,
    { en: "Security levels by law", vi: "An toàn, cấp độ an ninh thông tin" },
    why.operation,
  ),
  notKept(
    `${I}II.6`,
    { en: "The e-Government architecture", vi: "Khung kiến trúc Chính phủ điện tử" },
    why.frame,
  ),
  notKept(
    `${I}II.7, III.2b`,
    { en: "Easy to use; mobile devices", vi: "Dễ tiếp cận, sử dụng; thiết bị di động" },
    {
      en: "The library has no screens.",
      vi: "Thư viện không có giao diện.",
    },
  ),
  notKept(
    `${I}II.5, III.5b, III.5đ, III.7a`,
    {
      en: "Keeping and opening files for their retention period; telling when they are due in the archive",
      vi: "Lưu, sử dụng hồ sơ theo thời hạn bảo quản; thông báo đến hạn nộp lưu",
    },
    {
      en: "Retention is the archive's: the library deletes nothing but what a recall obliges it to destroy.",
      vi: "Thời hạn bảo quản do lưu trữ quản lý; thư viện không xóa gì ngoài văn bản phải hủy khi thu hồi.",
    },
  ),
  notKept(
    `${I}I.1`,
    {
      en: "Documents and files are managed as the law requires",
      vi: "Quản lý văn bản và hồ sơ đúng quy định",
    },
    why.frame,
  ),
  notKept(
    `${I}III.3c`,
    {
      en: "Warning of changed rights until a competent person confirms them",
      vi: "Cảnh báo thay đổi quyền truy cập cho đến khi người có thẩm quyền xác nhận",
    },
    {
      en: "Rights are the host's: the library asks for each operation anew, keeps no list of rights that could change, and records only who was denied what.",
      vi: "Quyền truy cập do phần mềm chủ quản lý: thư viện hỏi lại ở mỗi thao tác, không giữ danh sách quyền và chỉ ghi việc từ chối.",
    },
  ),
]
