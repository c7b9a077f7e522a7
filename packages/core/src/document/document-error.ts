import { problemClass } from "../problem/problem-class.ts"

const lookAgain = { en: "Open the document and check its state.", vi: "Mở văn bản và xem trạng thái." }

const catalogue = {
  "unknown-document": {
    status: 404,
    en: "This agency has no document with this id for this operation.",
    vi: "Cơ quan này không có văn bản với mã này cho thao tác được yêu cầu.",
    next: {
      en: "Check the document's id, and whether it was issued here or received.",
      vi: "Kiểm tra mã văn bản, và đó là văn bản đi hay văn bản đến.",
    },
  },
  "unknown-file": {
    status: 404,
    en: "This agency has no such work file.",
    vi: "Cơ quan không có hồ sơ này.",
    next: {
      en: "Check its year and its number and notation, or open it.",
      vi: "Kiểm tra năm, số và ký hiệu hồ sơ, hoặc mở hồ sơ.",
    },
  },
  "file-opened-already": {
    status: 409,
    en: "The work file {file} is open already.",
    vi: "Hồ sơ {file} đã được mở.",
    next: {
      en: "Add documents to it, or open another under its own number and notation.",
      vi: "Thêm văn bản vào hồ sơ này, hoặc mở hồ sơ khác với số và ký hiệu riêng.",
    },
  },
  "file-closed": {
    status: 409,
    en: "The work file {file} is closed.",
    vi: "Hồ sơ {file} đã kết thúc.",
    next: { en: "Open a new work file.", vi: "Mở hồ sơ tiếp theo." },
  },
  "filed-already": {
    status: 409,
    en: "The document is in the work file {file} already.",
    vi: "Văn bản đã có trong hồ sơ {file}.",
    next: { en: "Nothing to do.", vi: "Không cần làm gì." },
  },
  "not-filed": {
    status: 409,
    en: "The document is not in the work file {file}.",
    vi: "Văn bản không có trong hồ sơ {file}.",
    next: { en: "Check the file's document list.", vi: "Xem mục lục văn bản trong hồ sơ." },
  },
  "already-exists": {
    status: 409,
    en: "The document already exists.",
    vi: "Văn bản đã có.",
    next: lookAgain,
  },
  "signed-already": {
    status: 409,
    en: "The document is already signed; its content can no longer be changed.",
    vi: "Văn bản đã được ký, không thể sửa nội dung.",
    next: { en: "Draft a new document.", vi: "Soạn văn bản mới." },
  },
  "not-signed": {
    status: 409,
    en: "The competent person has not signed the document yet (Decree 30/2020, Art. 32.2d).",
    vi: "Văn bản chưa có chữ ký số của người có thẩm quyền (NĐ 30/2020, Điều 32.2d).",
    next: { en: "Ask the competent person to sign it first.", vi: "Trình người có thẩm quyền ký trước." },
  },
  "sealed-already": {
    status: 409,
    en: "The agency has already signed the document, with the code {code}.",
    vi: "Văn bản đã có chữ ký số của cơ quan, số {code}.",
    next: lookAgain,
  },
  "not-sealed": {
    status: 409,
    en: "The document lacks the agency's signature, so it does not have the value of an original (Decree 30/2020, Art. 5.1).",
    vi: "Văn bản chưa có chữ ký số của cơ quan nên không có giá trị như bản gốc (NĐ 30/2020, Điều 5.1).",
    next: {
      en: "Sign it as the agency, or dispatch it marked as for information only (Decision 28/2018, Art. 4.2).",
      vi: "Ký số của cơ quan, hoặc gửi với giá trị để biết, tham khảo (QĐ 28/2018, Điều 4.2).",
    },
  },
  "not-numbered": {
    status: 409,
    en: "The document has no number yet.",
    vi: "Văn bản chưa được cấp số.",
    next: { en: "Sign it as the agency, which assigns a number.", vi: "Ký số của cơ quan để cấp số." },
  },
  "dispatched-already": {
    status: 409,
    en: "The document was already dispatched on {at}.",
    vi: "Văn bản đã được phát hành lúc {at}.",
    next: {
      en: "To retry a recipient use `resend`; to correct the document, recall or replace it.",
      vi: "Dùng chức năng gửi lại cho nơi nhận bị lỗi; muốn sửa thì thu hồi hoặc thay thế văn bản.",
    },
  },
  "not-dispatched": {
    status: 409,
    en: "The document has not been dispatched.",
    vi: "Văn bản chưa được phát hành.",
    next: { en: "Dispatch it first.", vi: "Phát hành văn bản trước." },
  },
  "recalled-already": {
    status: 409,
    en: "The document has been recalled.",
    vi: "Văn bản đã được thu hồi.",
    next: { en: "Draft a new document.", vi: "Soạn văn bản mới." },
  },
  "closed-already": {
    status: 409,
    en: "The document was closed without being issued: {reason}",
    vi: "Văn bản đã được kết thúc, không phát hành: {reason}",
    next: { en: "Draft a new document.", vi: "Soạn văn bản mới." },
  },
  destroyed: {
    status: 410,
    en: "The document was recalled by its sender and its content destroyed (Decision 28/2018, Art. 9.2).",
    vi: "Văn bản đã bị bên gửi thu hồi và đã hủy nội dung (QĐ 28/2018, Điều 9.2).",
    next: { en: "No further operation is possible.", vi: "Không thể thao tác tiếp." },
  },
  "not-arrived": {
    status: 409,
    en: "The document has not arrived completely.",
    vi: "Văn bản chưa đến đầy đủ.",
    next: { en: "Wait for the sender to send it again.", vi: "Chờ bên gửi gửi lại." },
  },
  "refused-already": {
    status: 409,
    en: "The document was refused: {text}",
    vi: "Văn bản đã bị từ chối: {text}",
    next: { en: "Ask the sender to send it again.", vi: "Đề nghị bên gửi gửi lại." },
  },
  "registered-already": {
    status: 409,
    en: "The document is already registered under number {number}.",
    vi: "Văn bản đã vào sổ, số đến {number}.",
    next: lookAgain,
  },
  "electronic-here": {
    status: 409,
    en: "The electronic version of this paper document has arrived; both share one arrival number (Decree 30/2020, Art. 22.2).",
    vi: "Văn bản điện tử của bản giấy này đã đến; hai bản có chung một số đến (NĐ 30/2020, Điều 22.2).",
    next: { en: "Accept the document {document}.", vi: "Tiếp nhận văn bản {document}." },
  },
  "not-registered": {
    status: 409,
    en: "The document has not been accepted into the incoming register yet.",
    vi: "Văn bản chưa được tiếp nhận vào sổ văn bản đến.",
    next: { en: "Accept it first.", vi: "Tiếp nhận văn bản trước." },
  },
  "not-assigned": {
    status: 409,
    en: "The document is assigned to nobody.",
    vi: "Văn bản chưa được giao cho ai.",
    next: { en: "Assign it first.", vi: "Giao xử lý văn bản trước." },
  },
  "completed-already": {
    status: 409,
    en: "Work on the document is already completed.",
    vi: "Văn bản đã hoàn thành xử lý.",
    next: lookAgain,
  },
  "no-recall-asked": {
    status: 409,
    en: "The sender has not requested the document's recall.",
    vi: "Bên gửi chưa yêu cầu lấy lại văn bản.",
    next: lookAgain,
  },
  "paper-without-rule": {
    status: 409,
    en: "{recipient} received the document electronically; no rule allows paper in addition (Decision 28/2018, Art. 5.3).",
    vi: "{recipient} đã nhận văn bản điện tử; không có quy định nào cho gửi kèm bản giấy (QĐ 28/2018, Điều 5.3).",
    next: { en: "Do not send paper.", vi: "Không gửi bản giấy." },
  },
  "not-a-recipient": {
    status: 422,
    en: "{recipient} is not a recipient of the document.",
    vi: "Văn bản không gửi tới {recipient}.",
    next: { en: "Check the document's list of recipients.", vi: "Xem danh sách nơi nhận của văn bản." },
  },
  "not-parked": {
    status: 409,
    en: "Sending to {recipient} has not stopped, so there is nothing to restart.",
    vi: "Việc gửi tới {recipient} chưa dừng nên không cần gửi lại.",
    next: lookAgain,
  },
  "recall-not-declined": {
    status: 409,
    en: "{recipient} has neither declined to return the document nor given an unclear answer, so there is no reason to ask again.",
    vi: "{recipient} chưa từ chối trả lại văn bản, cũng chưa trả lời không rõ, nên không cần yêu cầu lại.",
    next: lookAgain,
  },
  "recall-unanswered": {
    status: 409,
    en: "{recipient} was asked to return the document and has not answered, so it cannot be added again yet.",
    vi: "{recipient} được yêu cầu trả lại văn bản và chưa trả lời nên chưa thể thêm lại.",
    next: {
      en: "Wait for its answer. If it returns the document, send it again; if it declines, it still has the document.",
      vi: "Chờ bên nhận trả lời: nếu đã trả lại thì gửi lại văn bản; nếu từ chối thì bên nhận vẫn giữ văn bản.",
    },
  },
  "recipient-already": {
    status: 409,
    en: "{recipient} is already a recipient of the document.",
    vi: "Văn bản đã gửi tới {recipient}.",
    next: lookAgain,
  },
  "paper-not-wanted": {
    status: 409,
    en: "There is no paper of this document to collect from {recipient}.",
    vi: "Không có bản giấy nào cần lấy lại từ {recipient}.",
    next: lookAgain,
  },
  "replaced-already": {
    status: 409,
    en: "The document has already been replaced by {code}.",
    vi: "Văn bản đã được thay thế bằng văn bản số {code}.",
    next: {
      en: "Replace or update the replacement instead.",
      vi: "Thay thế hoặc cập nhật văn bản đã thay thế nó.",
    },
  },
  "not-equal-form": {
    status: 409,
    en: "A document can only be replaced by one of equal form (Decree 30/2020, Art. 18.3): {reasonEn}",
    vi: "Văn bản được thay thế bằng văn bản có hình thức tương đương (NĐ 30/2020, Điều 18.3): {reason}",
    next: {
      en: "Draft the replacement as the same type of document, with the same signatures.",
      vi: "Soạn văn bản thay thế cùng loại, ký số đầy đủ như văn bản được thay thế.",
    },
  },
  "content-frozen": {
    status: 409,
    en: "An update cannot change the {field} of an issued document (Decree 30/2020, Art. 18.3).",
    vi: "Không cập nhật {field} của văn bản đã phát hành (NĐ 30/2020, Điều 18.3).",
    next: {
      en: "If the content is wrong, replace the document; if only its layout is wrong, correct it with an official letter (công văn đính chính).",
      vi: "Sai sót về nội dung thì thay thế văn bản; sai sót về thể thức, kỹ thuật trình bày thì đính chính bằng công văn.",
    },
  },
  "no-update-asked": {
    status: 409,
    en: "The sender has not requested an update of the document.",
    vi: "Bên gửi chưa yêu cầu cập nhật văn bản.",
    next: lookAgain,
  },
  "not-sent-yet": {
    status: 409,
    en: "The document has not been sent to {recipient} yet, so there is nothing to update.",
    vi: "Văn bản chưa gửi tới {recipient} nên chưa có gì để cập nhật.",
    next: {
      en: "Wait until it is sent, restart the sending if it has stopped, or remove the recipient.",
      vi: "Chờ văn bản được gửi, gửi lại nếu việc gửi đã dừng, hoặc bỏ nơi nhận.",
    },
  },
} as const

/** The request does not fit the document's state. Nothing was changed. */
export class DocumentError extends problemClass<DocumentError>()("DocumentError", "document", catalogue) {}

/** Builds the error in a decider: `deny("not-signed")`. */
export const deny = (reason: DocumentError["reason"], detail: Record<string, string> = {}) =>
  new DocumentError({ reason, detail })
