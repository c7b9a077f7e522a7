import { problemClass } from "../problem/problem-class.ts"
import type { Detail } from "../problem/sentence.ts"

const catalogue = {
  "no-file": {
    status: 422,
    en: "A document needs at least one file.",
    vi: "Văn bản cần ít nhất một tệp.",
    next: { en: "Attach the document as PDF.", vi: "Đính kèm văn bản dạng PDF." },
  },
  "file-empty": {
    status: 422,
    en: "The file {file} is empty.",
    vi: "Tệp {file} rỗng.",
    next: { en: "Attach the file again.", vi: "Đính kèm lại tệp." },
  },
  "file-not-pdf": {
    status: 422,
    en: "The file {file} is called a PDF but is not one.",
    vi: "Tệp {file} có tên PDF nhưng không phải PDF.",
    next: { en: "Export the document as PDF again.", vi: "Xuất lại văn bản ra PDF." },
  },
  "file-type-differs": {
    status: 422,
    en: "The file {file} is a PDF, but its name or media type says {type}.",
    vi: "Tệp {file} là PDF nhưng tên tệp hoặc kiểu tệp khai báo là {type}.",
    next: {
      en: "Give the file the name and type of a PDF, or attach the intended file.",
      vi: "Đặt lại tên và kiểu tệp là PDF, hoặc đính kèm đúng tệp.",
    },
  },
  "subject-missing": {
    status: 422,
    en: "The document has no subject.",
    vi: "Văn bản chưa có trích yếu.",
    next: { en: "Enter the subject.", vi: "Nhập trích yếu." },
  },
  "reason-missing": {
    status: 422,
    en: "A reason is required: the other side will read it.",
    vi: "Phải nêu lý do để bên kia biết.",
    next: { en: "Enter the reason.", vi: "Nhập lý do." },
  },
  "grounds-missing": {
    status: 422,
    en: "A reason is required: it is kept with the document.",
    vi: "Phải nêu lý do để lưu cùng văn bản.",
    next: { en: "Enter the reason.", vi: "Nhập lý do." },
  },
  "deadline-not-later": {
    status: 422,
    en: "The deadline is {due}; an extension ends on a later day.",
    vi: "Thời hạn giải quyết đang là {due}; gia hạn phải đến một ngày sau đó.",
    next: { en: "Choose a later day.", vi: "Chọn ngày muộn hơn." },
  },
  "deadline-passed": {
    status: 422,
    en: "The deadline {due} has passed already.",
    vi: "Thời hạn {due} đã qua.",
    next: { en: "Choose today or a later day.", vi: "Chọn hôm nay hoặc ngày sau." },
  },
  "agency-code-malformed": {
    status: 422,
    en: "“{code}” is not an agency identifier (13 characters such as 000.00.00.H53, or up to 35 of 0-9, A-Z and dots).",
    vi: "“{code}” không phải mã định danh cơ quan (13 ký tự như 000.00.00.H53, hoặc tối đa 35 ký tự 0-9, A-Z và dấu chấm).",
    next: { en: "Look the agency up in the directory.", vi: "Tra mã cơ quan trong danh bạ." },
  },
  "own-code-malformed": {
    status: 500,
    en: "“{code}” cannot be the agency's own identifier: it follows neither QCVN 102:2016 in full (000.00.00.H53) nor Decision 20/2020/QĐ-TTg (H53.31).",
    vi: "“{code}” không thể là mã định danh của chính cơ quan: không đúng QCVN 102:2016 (đủ 13 ký tự như 000.00.00.H53) cũng không đúng Quyết định 20/2020/QĐ-TTg (như H53.31).",
    next: {
      en: "Open the exchange with the identifier assigned to the agency. List further identifiers it receives under in `otherCodes`.",
      vi: "Mở hệ thống bằng mã định danh đã được cấp cho cơ quan; mã khác chỉ dùng để nhận (`otherCodes`).",
    },
  },
  "recipient-none": {
    status: 422,
    en: "The document has no recipient.",
    vi: "Văn bản chưa có nơi nhận.",
    next: { en: "Choose at least one recipient.", vi: "Chọn ít nhất một nơi nhận." },
  },
  "recipient-unknown": {
    status: 422,
    en: "The axis' directory does not list the agency {code}.",
    vi: "Danh bạ của trục không có cơ quan {code}.",
    next: {
      en: "Check the identifier. If the agency is not connected yet (Decision 28/2018, Art. 7.1), set `connected: false` to send it paper.",
      vi: "Kiểm tra mã định danh. Nếu cơ quan chưa kết nối (QĐ 28/2018, Điều 7.1), khai báo `connected: false` để gửi bản giấy.",
    },
  },
  "recipient-divided": {
    status: 422,
    en: "The agency {code} was divided; {successors} took its place.",
    vi: "Cơ quan {code} đã được chia, tách; tiếp nhận là {successors}.",
    next: {
      en: "Address the one that is to receive the document.",
      vi: "Chọn đúng cơ quan cần gửi trong các cơ quan tiếp nhận.",
    },
  },
  "recipient-duplicate": {
    status: 422,
    en: "The recipient {code} is listed twice.",
    vi: "Nơi nhận {code} bị trùng.",
    next: { en: "List each recipient once.", vi: "Mỗi nơi nhận chỉ ghi một lần." },
  },
  "recipient-connected": {
    status: 422,
    en: "The axis' directory lists {code}. Sending it paper only requires a stated reason why it cannot receive electronically (Decision 28/2018, Art. 7.1).",
    vi: "Danh bạ của trục có cơ quan {code}: không gửi điện tử thì phải nêu lý do bên nhận chưa đáp ứng điều kiện (QĐ 28/2018, Điều 7.1).",
    next: {
      en: "Omit `connected: false`, or state in `because` which requirement is not met; the reason is kept with the document.",
      vi: "Bỏ `connected: false`, hoặc nêu bằng `because` yêu cầu nào chưa đáp ứng; lý do được lưu cùng văn bản.",
    },
  },
  "recipient-itself": {
    status: 422,
    en: "{code} is this agency itself, which has the document already.",
    vi: "{code} là mã của chính cơ quan, đã có văn bản.",
    next: {
      en: "Remove it from the recipients. Within the agency a document is passed on without the axis.",
      vi: "Bỏ khỏi danh sách nơi nhận. Trong cơ quan, văn bản được chuyển không qua trục.",
    },
  },
  "capacity-elsewhere": {
    status: 422,
    en: "{code} is not a focal point of the Government: documents to the Government and the Prime Minister go to the Government Office (Decision 28/2018, Art. 7.2a and 7.3a).",
    vi: "{code} không phải đầu mối của Chính phủ: văn bản gửi Chính phủ, Thủ tướng Chính phủ qua Văn phòng Chính phủ (QĐ 28/2018, Điều 7.2a và 7.3a).",
    next: {
      en: "Address the Government Office, or omit `capacity`. The host lists further focal points in `governmentFocalPoints`.",
      vi: "Gửi Văn phòng Chính phủ, hoặc bỏ `capacity`. Hệ thống khai báo đầu mối khác bằng `governmentFocalPoints`.",
    },
  },
  "state-secret": {
    status: 422,
    en: "The document is classified {level}; this system does not accept state secrets (Decision 28/2018, Art. 1.2).",
    vi: "Văn bản có độ mật {levelVi}; văn bản bí mật nhà nước không được đưa vào hệ thống (QĐ 28/2018, Điều 1.2).",
    next: {
      en: "Handle it under the {act}.",
      vi: "Xử lý theo {actVi}.",
    },
  },
  "notation-missing": {
    status: 422,
    en: "The document's notation cannot be built: the agency has no abbreviation.",
    vi: "Không lập được ký hiệu văn bản: chưa khai báo chữ viết tắt của cơ quan.",
    next: {
      en: "Set the agency's `abbreviation` when opening the exchange, or the document's `notation`.",
      vi: "Khai báo `abbreviation` của cơ quan khi mở hệ thống, hoặc `notation` của văn bản.",
    },
  },
  "urgency-read-only": {
    status: 422,
    en: "“Hỏa tốc hẹn giờ” can be read but not written (Decree 30/2020, Art. 4.2c, has three urgent levels).",
    vi: "Chỉ đọc, không ghi mức “hỏa tốc hẹn giờ” (NĐ 30/2020, Điều 4.2c chỉ có ba mức khẩn).",
    next: { en: "Choose “hỏa tốc”.", vi: "Chọn mức “hỏa tốc”." },
  },
  "authority-unknown": {
    status: 422,
    en: "{authority} is not a signing authority: these are TM., Q., KT., TL. and TUQ. (Decree 30/2020, Annex I, Part I, II.7b).",
    vi: "{authority} không phải quyền hạn ký: chỉ có TM., Q., KT., TL. và TUQ. (NĐ 30/2020, Phụ lục I, Phần I, II.7b).",
    next: {
      en: "Choose one of them, or none when the person signs in their own right.",
      vi: "Chọn một trong các quyền hạn này, hoặc để trống nếu ký với chức vụ của mình.",
    },
  },
  "place-malformed": {
    status: 422,
    en: "“{place}” is not a place name in the prescribed form: {problem} (Decree 30/2020, Annex I, Part I, II.4).",
    vi: "“{place}” không phải địa danh ghi đúng thể thức: {problemVi} (NĐ 30/2020, Phụ lục I, Phần I, II.4).",
    next: { en: "Write it like Tây Ninh or Quận 1.", vi: "Ghi theo mẫu: Tây Ninh, Quận 1." },
  },
  "code-malformed": {
    status: 422,
    en: "{problem} (Decree 30/2020, Annex I, Part I, II.3)",
    vi: "{problemVi} (NĐ 30/2020, Phụ lục I, Phần I, II.3)",
    next: {
      en: "Set or correct the document's `notation` (105/BC-UBND; a công văn's 05/UBND-VX) or the agency's `abbreviation`.",
      vi: "Khai báo hoặc sửa `notation` của văn bản (105/BC-UBND; công văn: 05/UBND-VX) hoặc `abbreviation` của cơ quan.",
    },
  },
  "code-taken": {
    status: 409,
    en: "The document {document}, numbered in the register {register}, already has the code {code} of {year}: two registers have assigned the same number and notation (Decree 30/2020, Art. 15.1).",
    vi: "Năm {year}, văn bản {document} tại sổ {register} đã mang số, ký hiệu {code}: hai sổ cấp trùng số và ký hiệu (NĐ 30/2020, Điều 15.1).",
    next: {
      en: "Number this document in {register} too, which is past that number, or give it its own `notation`.",
      vi: "Cấp số văn bản này tại sổ {register} (đã qua số đó), hoặc đặt `notation` riêng cho văn bản.",
    },
  },
  "clock-other-date": {
    status: 503,
    en: "This machine's clock shows {ours}, the axis' clock {axis}: anything done now would be dated differently from the axis (Decision 28/2018, Art. 14.4).",
    vi: "Đồng hồ máy chỉ {ours}, giờ của Trục là {axis}: nếu thực hiện lúc này, ngày ghi nhận sẽ khác với ngày của Trục (QĐ 28/2018, Điều 14.4).",
    next: {
      en: "Set this machine's clock to the axis' time, then try again.",
      vi: "Chỉnh đồng hồ máy theo giờ của Trục rồi thực hiện lại.",
    },
  },
  "register-open": {
    status: 409,
    en: "The register {register} of {year} is already in use; it continues at {next}.",
    vi: "Sổ {register} năm {year} đã được sử dụng; số tiếp theo là {next}.",
    next: { en: "Nothing to do.", vi: "Không cần làm gì." },
  },
  "register-kind": {
    status: 422,
    en: "The register {register} does not number documents of this kind (Decree 30/2020, Art. 15.1 and 22.2).",
    vi: "Văn bản không thuộc loại được cấp số tại sổ {register} (NĐ 30/2020, Điều 15.1 và 22.2).",
    next: {
      en: "Number it in {common} or in another register of the same kind.",
      vi: "Cấp số tại sổ {common} hoặc sổ khác cùng loại.",
    },
  },
  "value-invalid": {
    status: 400,
    en: "The value of {field} is not valid: {problem}",
    vi: "Giá trị của {fieldVi} không hợp lệ: {problemVi}",
    next: { en: "Correct it and try again.", vi: "Sửa rồi thử lại." },
  },
  "argument-malformed": {
    status: 400,
    en: "{call} cannot answer: a part of an argument does not have the form of its type.",
    vi: "`{call}` không trả lời được: giá trị được truyền vào có phần không đúng dạng quy định.",
    next: {
      en: "Compare the arguments with the function's types. If they agree, report the cause of this error.",
      vi: "Đối chiếu giá trị truyền vào với kiểu dữ liệu của hàm; nếu đã đúng thì báo lại nguyên nhân kèm theo lỗi.",
    },
  },
  "unit-unknown": {
    status: 422,
    en: "No document counted in the period belongs to the unit “{unit}”.",
    vi: "Trong kỳ không có văn bản nào của đơn vị “{unit}”.",
    next: {
      en: "Write the unit as documents state it: the drafter's department, or whom a document was assigned to.",
      vi: "Ghi tên đơn vị đúng như trong văn bản: đơn vị của người soạn thảo, hoặc đơn vị được giao giải quyết.",
    },
  },
  "update-empty": {
    status: 422,
    en: "The update changes nothing.",
    vi: "Nội dung cập nhật không thay đổi gì.",
    next: {
      en: "Set a due date, or list recipients to add or remove.",
      vi: "Nêu hạn trả lời mới, nơi nhận bổ sung hoặc nơi nhận bị bỏ.",
    },
  },
  "signature-policy-malformed": {
    status: 500,
    en: "The signature policy is not an object that maps rules to treatments.",
    vi: "Quy định về chữ ký số phải là một đối tượng gồm các quy tắc và cách xử lý.",
    next: {
      en: 'Write `signaturePolicy: { "changed-as-allowed": "accept" }`, or omit it to refuse every document with an invalid signature.',
      vi: 'Viết `signaturePolicy: { "changed-as-allowed": "accept" }`, hoặc bỏ trống: mọi văn bản có chữ ký số không hợp lệ đều bị từ chối.',
    },
  },
  "signature-rule-unknown": {
    status: 500,
    en: "“{rule}” is not a rule of a signature policy.",
    vi: "“{rule}” không phải quy tắc của quy định về chữ ký số.",
    next: { en: "Use one of: {rules}.", vi: "Dùng một trong các quy tắc: {rules}." },
  },
  "signature-treatment-unknown": {
    status: 500,
    en: "The signature policy rule “{rule}” is set to {treatment}, which is not a treatment of a signature.",
    vi: "Quy tắc “{rule}” về chữ ký số được đặt là {treatmentVi}, không phải cách xử lý chữ ký số.",
    next: { en: "Use one of: {allowed}.", vi: "Dùng một trong các giá trị: {allowed}." },
  },
  "signature-treatment-impossible": {
    status: 500,
    en: "The signature policy rule “{rule}” cannot be set to “{treatment}”: such a signature never makes a document an original.",
    vi: "Không thể đặt quy tắc “{rule}” về chữ ký số là “{treatment}”: chữ ký như vậy không thể làm nên bản gốc.",
    next: { en: "Use one of: {allowed}.", vi: "Dùng một trong các giá trị: {allowed}." },
  },
} as const

/** Shows the value and its field's name the same way in both sentences. */
const valueItself = ({
  reason,
  detail: { field, problem },
}: {
  readonly reason: keyof typeof catalogue
  readonly detail: Detail
}): Detail =>
  reason === "value-invalid"
    ? { ...(field !== undefined && { fieldVi: field }), ...(problem !== undefined && { problemVi: problem }) }
    : {}

/** The input cannot be used. Nothing was changed. */
export class InputError extends problemClass<InputError>()("InputError", "input", catalogue, {
  words: valueItself,
}) {}

/** Builds the error: `reject("file-empty", { file: "a.pdf" })`. */
export const reject = (reason: InputError["reason"], detail: Record<string, string> = {}) =>
  new InputError({ reason, detail })
