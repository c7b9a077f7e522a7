import { annexSixFieldsKept } from "./annex-six-fields.ts"
import { annexSixKept } from "./annex-six-rules.ts"
import { decree30Annexes } from "./decree-30-annexes.ts"
import { decree30Hosts } from "./decree-30-hosts.ts"
import { decree30NotKept } from "./decree-30-not-kept.ts"
import { decree30Outgoing } from "./decree-30-outgoing.ts"
import {
  annexSixFiles,
  annexSixIncoming,
  annexSixOutgoing,
  annexSixRules,
  decree30Letters,
  otherAnnexes,
} from "./letters.ts"
import { type Act, kept } from "./row.ts"

/** Decree 30/2020/NĐ-CP on clerical work. */
export const decree30: Act = {
  title: { en: "Decree 30/2020/NĐ-CP on clerical work", vi: "Nghị định 30/2020/NĐ-CP về công tác văn thư" },
  cited: "decree30",
  letters: [
    ...[...decree30Letters, ...otherAnnexes, ...annexSixRules],
    ...[...annexSixOutgoing, ...annexSixIncoming, ...annexSixFiles],
  ],
  kept: [
    ...decree30Outgoing,
    kept(
      "20",
      "Received, registered, submitted, handled and watched: in this order.",
      "Trình tự quản lý văn bản đến: tiếp nhận, đăng ký, trình, chuyển giao, giải quyết, theo dõi.",
      ["document/incoming/decide#decide"],
      [
        "document/incoming/incoming-life#it is worked on only once it is registered, and not refused any more",
      ],
    ),
    kept(
      "21.2a",
      "The clerk's system checks authenticity and integrity before it receives.",
      "Kiểm tra tính xác thực và toàn vẹn, tiếp nhận trên Hệ thống.",
      [
        "exchange/intake/check-document#checkDocument",
        "policy/judge-signatures#judgeSignatures",
        "policy/legal-value#legalValueOf",
      ],
      [
        "policy/signature-policy#never lets a stricter agency accept more, or give a document more value",
        "policy/signature-policy#makes no original without the agency's whole signature and, but for a copy, the person's",
        "policy/legal-value#is an original exactly when its main file is unbroken and validly signed by all who must sign",
        "adapters-axis:signing/certificate/chain#is not trusted because a root is presented that nobody here trusts",
      ],
    ),
    kept(
      "21.2b",
      "What fails, or went to the wrong agency, is returned on the system; anomalies are reported to a person and to the sender.",
      "Không đáp ứng hoặc gửi sai nơi nhận thì trả lại trên Hệ thống; bất thường thì báo ngay.",
      [
        "exchange/intake/refuse-packet#refusePacket",
        "exchange/intake/check-competence#checkCompetence",
        "report/fault-log#faultLog",
      ],
      [
        "exchange/intake/refused-packet#is refused, and its sender told to whom it came",
        "exchange/intake/refused-packet#{which} is read again, refused with its own code, recorded, and not asked for any more",
        "exchange/intake/competence#is refused at once where the agency's rule says so, and its sender reads why",
      ],
    ),
    kept(
      "21.2c",
      "The sender is told of the receipt the same day.",
      "Thông báo ngay trong ngày cho bên gửi về việc đã nhận văn bản.",
      ["document/incoming/notice#noticeOf", "policy/deadline/handling-term#tellReceiptTerm"],
      [
        "exchange/duty-watch/receiving-duties#waits to be sent from the very commit of the arrival on",
        "exchange/duty-watch/receiving-duties#that is not sent the same day is a missed duty, kept late when it is sent",
      ],
    ),
    kept(
      "22.2",
      "Arrival numbers run through the year without gaps, in the order of receipt, one series for electronic documents and for paper that came alone; a document that came both ways has one number.",
      "Số đến lấy liên tiếp theo thứ tự tiếp nhận trong năm, thống nhất giữa văn bản giấy và văn bản điện tử; văn bản đến cả hai dạng có chung một số đến.",
      [
        "exchange/register/register#takeNumber",
        "exchange/incoming/accept-document#acceptDocument",
        "exchange/paper/register-paper#registerPaper",
      ],
      [
        "exchange/paper/registered-paper#has its arrival number in one series with the electronic documents, and its line in the book",
        "exchange/paper/registered-paper#gives its number to the electronic document that comes after it, in the new year too",
        "exchange/paper/arrival-numbers#each entry of the books has a register, year and number of its own, which the register gave out",
        "exchange/paper/registered-paper#takes no number twice, whatever clerks do at the same time",
        "exchange/outgoing/numbering#run in the order of acceptance, whatever clerks do at the same time",
        "exchange/outgoing/numbering#is accepted into a register of arrivals alone",
        "exchange/random-lives#lose no document, duplicate none, and agree in the end on every one",
      ],
    ),
    kept(
      "22.3b",
      "All fields of the incoming register, also of paper that came alone, for printing; who takes a document signs on the print, or begins to work on it in the system.",
      "Đăng ký bằng Hệ thống, in đầy đủ các trường thông tin theo mẫu Sổ đăng ký văn bản đến, kể cả văn bản giấy đến; ký nhận trên bản in hoặc nhận xử lý trên Hệ thống.",
      ["report/incoming-register#incomingEntries", "exchange/entry/note-entry#noteEntry"],
      [
        "report/register-book#as far as the log knows them",
        "report/register-book#is stated by the registrar, the last word for each column, and stands in the book",
      ],
    ),
    kept(
      "23.1",
      "Submitted and handed over the same day, at the latest the next working day; urgent ones at once.",
      "Trình, chuyển giao trong ngày, chậm nhất trong ngày làm việc tiếp theo; văn bản khẩn ngay sau khi nhận.",
      ["policy/deadline/handling-term#submitTerm"],
      [
        "exchange/duty-watch/receiving-duties#and that nobody touches is recorded as missed for registering and for handing over, each once",
        "exchange/duty-watch/receiving-duties#as an urgent one is to be registered, handed over and begun at once",
      ],
    ),
    kept(
      "23.2",
      "The person who directs the work states the instruction; where several take part, who leads, who joins and the deadline.",
      "Người có thẩm quyền ghi ý kiến chỉ đạo; nhiều đơn vị thì xác định chủ trì, phối hợp và thời hạn giải quyết.",
      ["exchange/incoming/process-document#assignDocument"],
      [
        "exchange/incoming/assign-document#shows who leads, who takes part, the instruction and the deadline, and is found by it",
      ],
    ),
    kept(
      "4.2g",
      "The system meets Annex VI, as far as the rows below say.",
      "Hệ thống đáp ứng Phụ lục VI trong phạm vi các dòng dưới đây.",
      ["exchange/exchange#Exchange"],
      ["exchange/whole-way#leads from the draft to its completion, and every step comes back to the sender"],
    ),
    kept(
      "25.1b",
      "A copy on paper of an electronic document is printed by the host; the fact is recorded, with who made it, when, its form and its mark.",
      "Sao y từ văn bản điện tử ra giấy: phần mềm chủ in; thư viện ghi nhận nơi sao, ngày, hình thức và ký hiệu.",
      ["exchange/entry/record-conversion#recordConversion"],
      [
        "exchange/entry/conversion#shows who converted the document, when, in which direction and form, and with which mark",
      ],
    ),
    kept(
      "25.2a, 25.2b, 25.3a, 25.3b, 25.4",
      "Sao lục and trích sao are types of their own, in one series with sao y, and need the agency's signature alone; what their page shows is drawn beforehand. A conversion between electronic form and paper is recorded with who did it, when, its direction, form and mark (ký hiệu riêng: Decree 137/2024, known here from secondary sources; how the mark is composed and drawn is the host's).",
      "Sao lục, trích sao là loại riêng, cùng hệ thống số với sao y, chỉ cần chữ ký số của cơ quan; thể thức được trình bày trước. Việc chuyển đổi giữa bản giấy và bản điện tử được ghi nhận: nơi chuyển đổi, ngày, chiều, hình thức và ký hiệu riêng (Nghị định 137/2024, theo nguồn thứ cấp; cách ghi và trình bày ký hiệu do hệ thống của cơ quan thực hiện).",
      [
        "vocabulary/document-type#CopyType",
        "document/register/register-of#copiesRegister",
        "exchange/entry/record-conversion#recordConversion",
      ],
      [
        "document/register/register-of#the register of copies, which all three kinds share",
        "exchange/entry/conversion#shows who converted the document, when, in which direction and form, and with which mark",
        "exchange/outgoing/numbering#is the same for copies of all three kinds, which need the agency's signature alone",
      ],
    ),
    kept(
      "23.4",
      "The competent person assigns on the system: who leads, who takes part, the instruction, the deadline and the status; assigned again, extended with a reason, handed back.",
      "Giao xử lý trên Hệ thống: đơn vị chủ trì, phối hợp, ý kiến chỉ đạo, thời hạn giải quyết, trạng thái; giao lại, gia hạn có lý do, trả lại.",
      [
        "exchange/incoming/process-document#assignDocument",
        "exchange/incoming/process-document#extendDeadline",
        "exchange/incoming/process-document#handBack",
        "policy/permissions#permissions",
      ],
      [
        "exchange/incoming/assign-document#shows who leads, who takes part, the instruction and the deadline, and is found by it",
        "exchange/incoming/assign-document#and handed back waits to be assigned again, while its deadline runs on",
        "exchange/report/documents#at its receiver, the same as its sender gave them",
      ],
    ),
    kept(
      "24.1",
      "Somebody watches that incoming documents are dealt with.",
      "Theo dõi, đôn đốc việc giải quyết văn bản đến.",
      ["report/duty-board#dutyBoard", "exchange/outbox/watch-duties#watchDuties"],
      [
        "exchange/duty-watch/receiving-duties#is recorded as missed once, however many workers look",
        "exchange/duty-watch/duty-lives#every duty that was not kept at its bound is on record once, and no other",
      ],
    ),
    kept(
      "24.2",
      "Dealt with by the agency's own deadline, otherwise the sender's due date, otherwise the agency's work rule; urgent ones at once.",
      "Giải quyết theo thời hạn cơ quan ấn định, nếu không có thì theo hạn của bên gửi, rồi theo quy chế làm việc; văn bản khẩn phải giải quyết ngay.",
      ["policy/deadline/complete-term#completeTerm", "policy/deadline/handling-term#startTerm"],
      [
        "document/incoming/incoming-work#it is due by the agency's own deadline, else by the sender's date, else by the work rule",
        "policy/deadline/handling-term#is dealt with at once when it is urgent; no article says when work on another begins",
        "exchange/duty-watch/receiving-duties#with a due date is missed when that day is over, weeks later",
      ],
    ),
    kept(
      "25.1c",
      "An electronic copy carries the agency's signature and needs no other.",
      "Sao y sang văn bản điện tử: số hóa và ký số của cơ quan, tổ chức.",
      ["policy/legal-value#legalValue", "vocabulary/document-type#isCopy"],
      [
        "policy/legal-value#has the value of the issued document by the copying agency's signature alone",
        "exchange/outgoing/numbering#is the same for copies of all three kinds, which need the agency's signature alone",
      ],
    ),
    kept(
      "26",
      "A copy has the value of the issued document.",
      "Bản sao có giá trị pháp lý như bản chính.",
      ["policy/legal-value#legalValue"],
      ["policy/legal-value#is for information without it"],
    ),
    kept(
      "4.2đ, 29.1b, 29.2, 29.3, 29.4a, 29.4b, 29.4d",
      "The person who does the work opens a file, puts documents in as they come, takes duplicates out with a reason, states title and retention again and closes it; the list of documents is the system's.",
      "Người giải quyết công việc mở hồ sơ, đưa văn bản vào theo trình tự, loại bản trùng có lý do, xác định lại tiêu đề, thời hạn và kết thúc hồ sơ; mục lục văn bản do Hệ thống lập.",
      [
        "document/work-file/decide#workFile",
        "exchange/work-file/work-file#openWorkFile",
        "exchange/work-file/work-file#removeFromWorkFile",
        "exchange/work-file/work-file#closeWorkFile",
      ],
      [
        "document/work-file/work-file-life#it is opened once and closed once, and nothing happens to it after that",
        "exchange/work-file/work-file#stays as it is when it has been closed, with what was stated then",
        "exchange/work-file/work-file#is opened once under its number and notation, and takes no document that is not here",
      ],
    ),
    kept(
      "32.2",
      "Only văn thư seals, and only what the competent person has signed, or copies.",
      "Văn thư trực tiếp ký số của cơ quan, chỉ vào văn bản đã có chữ ký của người có thẩm quyền và bản sao.",
      [
        "policy/personal-actions#personalActions",
        "document/outgoing/decide#signError",
        "policy/own-key#isOwnSeal",
      ],
      [
        "policy/check-permission#is such that {rule}",
        "document/outgoing/outgoing-life#what has been signed is not revised, and the agency signs last",
        "exchange/outgoing/signing#that another agency's seal made, and its number stays free",
      ],
    ),
    kept(
      "33.2",
      "The agency's key signs the agency's documents and copies, and nothing else.",
      "Thiết bị lưu khóa bí mật của cơ quan chỉ dùng để ký số văn bản do cơ quan ban hành và bản sao.",
      ["exchange/outgoing/sign-files#signFiles", "port/signer#Signer"],
      [
        "adapters-axis:signing/refusal#of the agency seals, and a person's never stands in for it, nor the other way round",
        "exchange/outgoing/signing#for a signature that must not be",
      ],
    ),
    ...decree30Annexes,
    ...annexSixKept,
    ...annexSixFieldsKept,
  ],
  hosts: decree30Hosts,
  notKept: decree30NotKept,
}
