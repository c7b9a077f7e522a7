import { type KeptRow, kept } from "./row.ts"

/** Decree 30/2020, Art. 4 to 19: principles, drafting, signing, numbering, dispatching. */
export const decree30Outgoing: ReadonlyArray<KeptRow> = [
  kept(
    "4.2c",
    "Registered, issued or handed over the same day, at the latest the next working day; urgent arrivals at once.",
    "Đăng ký, phát hành, chuyển giao trong ngày, chậm nhất ngày làm việc tiếp theo; văn bản khẩn ngay sau khi nhận.",
    ["policy/deadline/handling-term#registerTerm", "policy/deadline/send-deadline#sendDeadline"],
    [
      "policy/deadline/handling-term#as an urgent one is registered at once, and late for any document after the next working day",
      "exchange/duty-watch/receiving-duties#and that nobody touches is recorded as missed for registering and for handing over, each once",
    ],
  ),
  kept(
    "4.2d",
    "The status of sending, receiving and processing is tracked.",
    "Theo dõi, cập nhật trạng thái gửi, nhận, xử lý.",
    ["document/delivery/standing#standingOf", "report/tracking-board#trackingBoard"],
    ["report/reports#has a line for each document and recipient, in the order of their dispatch"],
  ),
  kept(
    "5.1",
    "An original needs the signatures of the competent person and of the agency.",
    "Giá trị như bản gốc khi có chữ ký số của người có thẩm quyền và của cơ quan, tổ chức.",
    ["policy/legal-value#legalValue", "document/outgoing/decide#valueOf"],
    [
      "policy/legal-value#is an original exactly when its main file is unbroken and validly signed by all who must sign",
      "document/outgoing/outgoing-life#it is dispatched unsigned only when that was said expressly, and then it is not an original",
    ],
  ),
  kept(
    "5.2",
    "Signatures are made and checked by the law on digital signatures.",
    "Chữ ký số đáp ứng quy định của pháp luật.",
    ["adapters-axis:signing/pdf-signer#pdfSigner", "adapters-axis:signing/pdf-verifier#pdfVerifier"],
    [
      "adapters-axis:signing/pdf/changed-document#has a broken signature once any byte outside the signatures is changed",
      "adapters-axis:signing/certificate/chain#is not trusted when the authority or the root was out of its time",
    ],
  ),
  kept(
    "6.3",
    "Văn thư registers, dispatches, tracks, receives, serves look-ups, keeps the registers and the agency's key.",
    "Văn thư đăng ký, phát hành, theo dõi, tiếp nhận, phục vụ tra cứu, quản lý sổ và khóa của cơ quan.",
    [
      "policy/personal-actions#personalActions",
      "policy/check-permission#checkPermission",
      "exchange/door/authorize#authorize",
    ],
    [
      "policy/check-permission#is such that {rule}",
      "exchange/door/authorization#is allowed to whom the table allows it, and denied to everyone else",
    ],
  ),
  kept(
    "7",
    "There are 29 types of administrative documents.",
    "29 loại văn bản hành chính.",
    ["vocabulary/document-type#AdministrativeType"],
    [
      "vocabulary/document-type#are the decree's 29 administrative ones, the normative ones and three copies, each in one group",
    ],
  ),
  kept(
    "10.2",
    "Who drafts puts the draft and its annexes into the system, with type, urgency and content.",
    "Người soạn thảo chuyển bản thảo, tài liệu kèm theo vào Hệ thống và cập nhật thông tin.",
    ["exchange/outgoing/draft-document#draftDocument", "policy/personal-actions#personalActions"],
    ["exchange/whole-way#leads from the draft to its completion, and every step comes back to the sender"],
  ),
  kept(
    "10.3",
    "A draft goes back and is revised until it is signed, and never after.",
    "Sửa đổi, bổ sung bản thảo trước khi ký.",
    ["exchange/outgoing/draft-document#reviseDocument"],
    ["document/outgoing/outgoing-life#what has been signed is not revised, and the agency signs last"],
  ),
  kept(
    "13.1, 13.2, 13.3, 13.4",
    "The head signs, or another in the head's place: TM., Q., KT., TL., TUQ.; no other authority is printed.",
    "Người đứng đầu ký; ký thay, thừa lệnh, thừa ủy quyền: chỉ có TM., Q., KT., TL., TUQ.",
    ["document/authority#AuthorityPrefix", "document/authority#authorityRules"],
    [
      "document/authority#is said by the five abbreviations of Annex I, each with its meaning and its article",
      "exchange/outgoing/signing#under an authority that Annex I does not know",
    ],
  ),
  kept(
    "13.5, 13.7",
    "The competent person signs digitally, with a key of their own, and answers for it.",
    "Người có thẩm quyền ký số bằng khóa của mình và chịu trách nhiệm về văn bản.",
    ["exchange/outgoing/sign-document#signAsPerson", "policy/own-key#isOwnKey"],
    [
      "exchange/outgoing/signing#that another person's key made",
      "adapters-axis:signing/refusal#is taken by the id of the person who signs, and nobody signs with another's",
    ],
  ),
  kept(
    "14",
    "Numbered, registered, sealed, dispatched, kept: in this order.",
    "Trình tự quản lý văn bản đi: cấp số, đăng ký, ký số, phát hành, lưu.",
    ["document/outgoing/decide#decide"],
    ["document/outgoing/outgoing-life#each step comes after those it needs"],
  ),
  kept(
    "15.1",
    "Numbers run from 01 on 1 January to 31 December; a number and notation is unique in its year, also of what is not issued after all.",
    "Số liên tiếp từ 01 ngày 01/01 đến 31/12; số và ký hiệu là duy nhất trong năm, kể cả văn bản không phát hành.",
    [
      "exchange/register/register#takeNumber",
      "exchange/outgoing/sign-document#numberDocument",
      "exchange/outgoing/close-unissued#closeUnissued",
    ],
    [
      "exchange/outgoing/closed-unissued#is closed with a reason; its number stays used and the register says that it was not issued",
      "exchange/outgoing/numbering#runs through each year from 01 without gaps, in order of time, for whatever is issued",
      "exchange/outgoing/numbering#gives a number and notation once in a year, whatever the day",
      "exchange/outgoing/numbering#is never stuck: a clerk who follows the register that a taken code names gets a number",
    ],
  ),
  kept(
    "15.1a, 15.1c",
    "Each type of normative document has its own series; administrative ones as the head decides.",
    "Mỗi loại văn bản QPPL một hệ thống số riêng; văn bản hành chính do người đứng đầu quy định.",
    ["document/register/register-of#registerOf"],
    [
      "document/register/register-of#a register of its own type, if it is legally normative",
      "exchange/outgoing/notation#gets its number, whatever notation was tried for an administrative one of its name",
    ],
  ),
  kept(
    "15.1b",
    "Specialised documents have the series that the head of their sector decides: a register for each specialised type of the agency's own, opened once.",
    "Văn bản chuyên ngành có hệ thống số do người đứng đầu ngành, lĩnh vực quy định: mỗi loại văn bản chuyên ngành riêng của cơ quan một sổ, mở một lần.",
    [
      "document/register/register-of#registerOf",
      "exchange/register/register#openRegister",
      "vocabulary/own-type#OwnType",
    ],
    [
      "exchange/outgoing/own-types#of a sector has a number series of its own",
      "exchange/outgoing/own-types-given#are numbered in the general register, or in one of each sector that no other type uses",
      "exchange/outgoing/numbering#go on from a paper register, which is opened once",
      "exchange/outgoing/numbering#is never stuck: a clerk who follows the register that a taken code names gets a number",
    ],
  ),
  kept(
    "15.3",
    "The system gives the number and date of electronic documents.",
    "Văn bản điện tử được cấp số, thời gian bằng chức năng của Hệ thống.",
    ["exchange/outgoing/sign-document#signAsAgency"],
    ["exchange/outgoing/numbering#run from 1 to 20 without a gap when 20 documents are sealed at once"],
  ),
  kept(
    "16.1, 22.1",
    "Registration is complete: a document without number, notation, type or subject is not registered.",
    "Đăng ký đầy đủ, chính xác thông tin cần thiết; thiếu số, ký hiệu, tên loại, trích yếu thì không đăng ký.",
    ["document/code-faults#codeFaults", "report/register-book#registerBooks"],
    [
      "report/register-book#as far as the log knows them",
      "exchange/outgoing/notation#is refused as “{notation}”, and uses up no number",
    ],
  ),
  kept(
    "16.2b",
    "All fields of the outgoing register, for printing; the registrar states what only the registry knows.",
    "Đăng ký bằng Hệ thống, in đầy đủ các trường thông tin theo mẫu Sổ đăng ký văn bản đi; văn thư ghi bổ sung trường ngoài Hệ thống.",
    ["report/outgoing-register#outgoingEntries", "exchange/entry/note-entry#noteEntry"],
    [
      "report/register-book#as far as the log has them, with the recipients that an update added",
      "report/register-book#with why a document was not issued, recalled or replaced",
      "report/register-book#is stated by the registrar, the last word for each column, and stands in the book",
    ],
  ),
  kept(
    "17.2",
    "The agency signs the document and every annex in a file of its own.",
    "Ký số của cơ quan trên văn bản và phụ lục ở tệp riêng.",
    ["exchange/outgoing/sign-files#signFiles"],
    ["exchange/outgoing/signing#the document and its annexes, which the person does not"],
  ),
  kept(
    "18.1",
    "Issued on the day it is signed, at the latest on the next working day: the later of the two bounds, also for urgent documents, which are due at once.",
    "Phát hành trong ngày ký, chậm nhất trong ngày làm việc tiếp theo (thời hạn thứ hai), kể cả văn bản khẩn, vốn phải gửi ngay sau khi ký.",
    ["policy/deadline/send-deadline#sendDeadline"],
    [
      "policy/deadline/send-deadline#is never before its signing, and its late bound never before its deadline",
      "policy/deadline/send-deadline#in time was sent by the late bound, also urgently a second before midnight",
    ],
  ),
  kept(
    "18.3",
    "Wrong content is replaced by a document of equal form, and nothing that is signed is changed by an update. An error of form is corrected by a công văn that names the document; both show the other, at both agencies.",
    "Sai sót về nội dung phải thay thế bằng văn bản có hình thức tương đương; không cập nhật nội dung đã ký. Sai sót về thể thức được đính chính bằng công văn nêu văn bản đó; hai văn bản liên kết hai chiều ở bên gửi và bên nhận.",
    [
      "policy/equal-form#equalForm",
      "exchange/outgoing/replace-documents#replaceDocuments",
      "document/outgoing/left-out#leftOut",
      "exchange/outgoing/update-document#updateDocument",
      "exchange/outgoing/draft-replies#readReplies",
    ],
    [
      "exchange/outgoing/reply#shows it, and is shown by it, at both agencies, in the reports and in the history",
      "document/incoming/reply-kind#is a correction exactly for a công văn that says so of a document of its own issuer",
      "exchange/outgoing/replacement#by one of another type, or an original by one for information only",
      "exchange/outgoing/replacement#shows at its recipient what it replaces, and the replaced one by what; nothing is destroyed",
      "exchange/outgoing/left-out#is shown as something to look at, in both languages",
      "exchange/outgoing/update#of what the signatures have fixed, with the way that the law has for it",
    ],
  ),
  kept(
    "18.4a",
    "Recalled paper comes back: what is out is shown until it has been collected.",
    "Thu hồi văn bản giấy: bên nhận gửi lại; còn bản giấy bên ngoài thì hiển thị cho đến khi lấy lại.",
    ["document/delivery/paper-copy#takePaperBack", "exchange/outgoing/delivery-paper#recordPaperReturned"],
    [
      "document/delivery/delivery-life#its paper is wanted back exactly when it went out and the document was then taken back",
      "exchange/outgoing/recalled-paper#is not shown as withdrawn: its paper is out there, until somebody has fetched it",
    ],
  ),
  kept(
    "18.4b",
    "On a recall the receiver destroys the document and tells the sender. The protocol lets it decline with a reason: that is shown as a duty not kept, open until the content is destroyed or the sender gives up its recall.",
    "Thu hồi văn bản điện tử: bên nhận hủy bỏ và thông báo cho bên gửi. Từ chối (16) phải nêu lý do, được xem là chưa thực hiện, cho đến khi hủy nội dung hoặc bên gửi thôi thu hồi.",
    [
      "exchange/incoming/answer-question#agreeToRecall",
      "exchange/incoming/answer-question#recordRecallGivenUp",
      "policy/deadline/handling-term#declinedRecallTerm",
    ],
    [
      "document/incoming/incoming-life#a recall that was declined obliges until the document is destroyed or the sender gives it up",
      "exchange/duty-watch/receiving-duties#and whose recall is declined is a duty not kept, until it is destroyed after all",
      "exchange/outgoing/recall#is destroyed at the recipient that agrees, and only the recall's metadata kept",
    ],
  ),
  kept(
    "19.2",
    "The electronic original is kept on the issuer's system, byte for byte.",
    "Bản gốc văn bản điện tử lưu trên Hệ thống của cơ quan ban hành.",
    ["exchange/outgoing/read-outgoing#readOutgoingFile", "port/storage/storage#Storage"],
    [
      "exchange/outgoing/unsendable#can be read back with its signatures, and is listed before it is dispatched",
      "adapters-sqlite:log/tampering#does not give out altered bytes as a document",
    ],
  ),
]
