import { type KeptRow, kept } from "./row.ts"

/** Decision 28/2018, Art. 1 to 9: what an electronic document is worth, and how it is sent and received. */
export const decision28Exchange: ReadonlyArray<KeptRow> = [
  kept(
    "1.2",
    "State secrets never enter the system.",
    "Không áp dụng với văn bản có nội dung bí mật nhà nước: không cho vào hệ thống.",
    ["policy/state-secret#stateSecret", "exchange/outgoing/draft-document#draftDocument"],
    [
      "policy/state-secret#cannot slip in under an unmapped mark",
      "exchange/door/bad-input#nor put in place of another, when it is just as wrong",
    ],
  ),
  kept(
    "4.1",
    "A digitally signed document has the value of paper and replaces it.",
    "Văn bản điện tử đã ký số có giá trị như văn bản giấy và thay cho văn bản giấy.",
    ["policy/legal-value#legalValue", "policy/paper#paperFor"],
    [
      "policy/legal-value#is an original exactly when its main file is unbroken and validly signed by all who must sign",
      "policy/paper#it goes without paper only if it has the value of an original",
    ],
  ),
  kept(
    "4.2",
    "Any other document is for information only, says so, and does not replace paper.",
    "Văn bản điện tử khác chỉ để biết, tham khảo, không thay cho văn bản giấy.",
    ["policy/legal-value#legalValueOf", "document/outgoing/decide#decide"],
    [
      "policy/paper#goes electronically for information, and on paper because it does not replace it",
      "exchange/outgoing/for-information#says so in words for every reader, and so do later packets with it",
      "exchange/whole-way#can go unsigned when it is marked for information, numbered and with paper beside it",
    ],
  ),
  kept(
    "5.2",
    "Every document goes through the system unless Art. 7.1 exempts it.",
    "Mọi văn bản gửi qua hệ thống, trừ trường hợp tại Điều 7.1.",
    ["policy/paper#paperFor"],
    ["policy/paper#it goes one way at least, electronically exactly when both sides are connected"],
  ),
  kept(
    "5.3",
    "No paper after the electronic document, unless a rule orders it.",
    "Đã gửi văn bản điện tử thì không gửi văn bản giấy, trừ trường hợp có quy định.",
    [
      "policy/paper#paperFor",
      "exchange/outgoing/delivery-paper#recordPaperSent",
      "policy/paper-received#paperReceived",
      "exchange/paper/record-paper#recordPaperReceived",
    ],
    [
      "policy/paper#does not exist without its rule and its article, neither in code nor in an event",
      "document/delivery/delivery-life#paper is recorded once, by the rule that says so, and what is recorded after a recall is wanted back",
      "policy/paper-received#is justified whenever the same rules would have sent it",
      "exchange/paper/paper-received#is recorded as the waste it is, counted by its sender and shown to the clerk",
      "exchange/paper/paper-received#is not taken as ordered by one of them, and stands undecided on the board",
      "exchange/paper/paper-rule#is not sent a document electronically and once more on paper under its other code",
    ],
  ),
  kept(
    "5.4",
    "The receiver may refuse, is accountable for it, and tells the sender through the system, with a coded reason.",
    "Bên nhận có quyền từ chối, chịu trách nhiệm và phản hồi lý do cho bên gửi qua hệ thống.",
    ["vocabulary/refusal-reason#refusalReasons", "exchange/incoming/accept-document#refuseDocument"],
    [
      "document/incoming/incoming-life#its sender is told of everything but of what it said itself and of the agency's inner affairs",
      "exchange/door/bad-input#is denied of one that the clerk refused, with what the clerk wrote",
    ],
  ),
  kept(
    "6.1",
    "Authentic origin, integrity and safety while documents are sent, received, processed and kept.",
    "Bảo đảm tính xác thực về nguồn gốc, sự toàn vẹn, an toàn trong gửi, nhận, xử lý, lưu trữ.",
    [
      "policy/sealed-by#sealedBy",
      "exchange/intake/check-sender#maySpeakFor",
      "log/stored-event#chainPreimage",
    ],
    [
      "policy/sealed-by#is another agency's when its certificate states another code, also under the sender's name",
      "exchange/intake/impostor#does not take the identifier from the genuine document that comes after it",
      "adapters-sqlite:log/tampering#shows it in the hash of the changed event",
    ],
  ),
  kept(
    "6.2",
    "Sent the day it is signed, at the latest in the next working morning; urgent ones first, at once after signing.",
    "Gửi ngay trong ngày ký, chậm nhất trong buổi sáng ngày làm việc tiếp theo; văn bản khẩn ưu tiên, gửi ngay sau khi ký số.",
    [
      "policy/deadline/send-deadline#sendDeadline",
      "policy/deadline/send-deadline#timeliness",
      "policy/urgent-lane#laneOf",
    ],
    [
      "policy/deadline/send-deadline#is the end of a working day's morning, and no working morning lies between, unless the document is urgent",
      "exchange/dispatcher/urgent#overtakes every less urgent one that was queued before it",
      "exchange/duty-watch/sending-duty#but was taken unseen is found to have been in time by the axis' own account",
      "exchange/duty-watch/sending-duty#is late after the next working morning and overdue after that day, each told once",
    ],
  ),
  kept(
    "6.3",
    "The status of sending, receiving and processing is tracked and updated automatically.",
    "Trạng thái gửi, nhận, xử lý được theo dõi, cập nhật tự động.",
    [
      "document/delivery/status-lattice#join",
      "report/tracking-board#trackingBoard",
      "document/incoming/notice#noticeOf",
    ],
    [
      "document/delivery/status-reports#end in the same state, in whatever order and however often they come",
      "document/delivery/status-reports#never move a document back",
      "exchange/whole-way#leads from the draft to its completion, and every step comes back to the sender",
    ],
  ),
  kept(
    "6.4",
    "Format by the Ministry of Information and Communications (since 1 March 2025 part of the Ministry of Science and Technology): the packet of QCVN 102:2016, with complete PDF files.",
    "Định dạng theo quy định của Bộ TT&TT (từ 01/3/2025 là Bộ KH&CN): gói tin QCVN 102:2016, tệp PDF nguyên vẹn.",
    ["exchange/file/check-file#checkFile", "port/packet-codec#PacketCodec"],
    [
      "exchange/outgoing/unsendable#is refused while it can still be changed, and takes no number",
      "exchange/intake/broken-document#is taken in whole when it comes again whole",
    ],
  ),
  kept(
    "7.1",
    "An agency that is not connected, or not able to receive, gets paper only; for an agency in the directory the reason is stated and kept.",
    "Bên gửi hoặc bên nhận chưa đáp ứng điều kiện thì gửi văn bản giấy; cơ quan có trong danh bạ thì phải nêu và lưu lý do.",
    ["policy/paper#paperFor", "exchange/outgoing/recipient#findRecipients"],
    [
      "policy/paper#goes to an agency that is not connected on paper alone",
      "exchange/paper/paper-rule#gets paper alone for a stated reason, which the plan and the delivery keep",
    ],
  ),
  kept(
    "7.2a",
    "Documents to the Government or the Prime Minister go on paper too.",
    "Văn bản gửi Chính phủ, Thủ tướng Chính phủ gửi kèm văn bản giấy.",
    [
      "policy/paper#paperFor",
      "policy/paper#governmentOffices",
      "exchange/input/check-capacity#checkCapacity",
    ],
    [
      "policy/paper#goes to the Government Office on paper too, since it receives for the Government",
      "policy/paper#goes to the Prime Minister on paper too, through the Government Office, and says whose word that is",
    ],
  ),
  kept(
    "7.2b",
    "So do documents on the list of the head of the ministry or locality, which is data.",
    "Văn bản thuộc danh mục do người đứng đầu bộ, ngành, địa phương quyết định.",
    [
      "policy/paper-list#entryFor",
      "policy/ready-paper-lists#paperForSensitiveMatters",
      "policy/pilot-list#isInPilot",
      "policy/ready-paper-lists#paperOutsideProvincialPilot",
    ],
    [
      "policy/paper#puts normative documents on paper too, and names its entry and its basis",
      "policy/pilot-list#spares paper exactly to its types, its days and its recipients",
      "policy/pilot-list#of one province spares paper within it from 15 May 2019, and none to a ministry",
    ],
  ),
  kept(
    "7.3",
    "Focal points receive and send: the Government Office, the offices of ministries and provinces. `lienthong identifier` names them for an identifier; what goes to the Government Office counts as sent to the Government. Who works in an office is its own matter.",
    "Đầu mối gửi, nhận: Văn phòng Chính phủ, văn phòng bộ, văn phòng UBND cấp tỉnh. Phần mềm cho biết đầu mối của một mã định danh; văn bản gửi Văn phòng Chính phủ được coi là gửi Chính phủ. Việc phân công trong đầu mối do cơ quan quy định.",
    ["policy/focal-point#focalPointOf"],
    [
      "policy/focal-point#by agencies below level 1 and by bodies the article does not name themselves",
      "policy/paper#goes by the host's own focal points of the Government",
    ],
  ),
  kept(
    "8.1",
    "Approved, signed by the competent person, signed by the agency, sent: in this order.",
    "Phê duyệt, ký ban hành, ký số rồi gửi: đúng trình tự.",
    ["document/outgoing/decide#signError", "document/outgoing/decide#decide"],
    ["document/outgoing/outgoing-life#each step comes after those it needs"],
  ),
  kept(
    "8.2",
    "The sender sees that it reaches the right receiver, and looks up what nobody reports on; a recall is announced on the system.",
    "Bên gửi theo dõi, bảo đảm gửi đúng bên nhận, kiểm tra văn bản chưa có phản hồi; thu hồi phải thông báo trên hệ thống.",
    [
      "exchange/outgoing/get-deliveries#getDeliveries",
      "exchange/outgoing/recall-document#recallDocument",
      "policy/deadline/follow-term#followTerm",
      "duty/follow-duties#followDuties",
      "exchange/outbox/look-up-sending#lookUpSending",
    ],
    [
      "exchange/unreported/unreported#is noticed at the end of the next working day, named, and repaired by sending it once more",
      "exchange/agencies/agencies#are answered as the law says at every step, and show what has happened after every step",
      "exchange/random-lives#lose no document, duplicate none, and agree in the end on every one",
      "exchange/outgoing/recall#while it is on the wire is asked back as soon as that is known",
    ],
  ),
  kept(
    "9.1",
    "Completeness, integrity and authenticity are checked before acceptance; what fails is answered at once.",
    "Kiểm tra tính đầy đủ, toàn vẹn, xác thực trước khi tiếp nhận; không bảo đảm thì phản hồi kịp thời.",
    ["exchange/intake/check-document#checkDocument", "policy/legal-value#worstDefect"],
    [
      "exchange/intake/broken-document#because it {which} is read again and refused, and its sender reads why",
      "policy/legal-value#is there exactly when some signature is not valid",
      "adapters-axis:signing/pdf/changed-document#has a broken signature once any byte outside the signatures is changed",
    ],
  ),
  kept(
    "9.2",
    "Processing is reported back; on recall the document is destroyed and that is reported.",
    "Xử lý và phản hồi trạng thái; khi thu hồi thì hủy bỏ văn bản và thông báo cho bên gửi.",
    [
      "exchange/incoming/process-document#completeDocument",
      "exchange/incoming/answer-question#agreeToRecall",
      "policy/deadline/handling-term#answerRecallTerm",
      "policy/deadline/handling-term#answerUpdateTerm",
    ],
    [
      "exchange/duty-watch/update-duties#must be answered, and is watched only by the agency's own limit",
      "document/incoming/incoming-life#its sender is told of everything but of what it said itself and of the agency's inner affairs",
      "exchange/outgoing/recall#is destroyed at the recipient that agrees, and only the recall's metadata kept",
      "adapters-sqlite:blob/destroyed-bytes#leaves no copy in the pages of the files that stay",
    ],
  ),
]
