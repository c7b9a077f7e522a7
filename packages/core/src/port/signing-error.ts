import { problemClass } from "../problem/problem-class.ts"
import type { Detail } from "../problem/sentence.ts"

const newCertificate = {
  en: "Ask the certificate's issuer for a new one and configure it.",
  vi: "Đề nghị cơ quan cấp chứng thư số cấp mới và cấu hình lại.",
}

const catalogue = {
  "key-unreadable": {
    status: 500,
    en: "The key file cannot be read as PKCS#12: {problem}.",
    vi: "Không đọc được tệp khóa PKCS#12: {problemVi}.",
    next: {
      en: "Check that the file is the .p12 or .pfx that the issuer gave, and that it holds a key and its certificate.",
      vi: "Kiểm tra tệp .p12 hoặc .pfx do cơ quan cấp, có đủ khóa và chứng thư số.",
    },
  },
  "wrong-pin": {
    status: 500,
    en: "The PIN does not open the key file.",
    vi: "Mã PIN không mở được tệp khóa.",
    next: { en: "Enter the PIN again.", vi: "Nhập lại mã PIN." },
  },
  "pin-missing": {
    status: 500,
    en: "The key file is protected by a PIN, and none was given.",
    vi: "Tệp khóa có mã PIN bảo vệ nhưng chưa nhập mã PIN.",
    next: {
      en: "Give the PIN as text; check the setting from which the program reads it.",
      vi: "Nhập mã PIN; kiểm tra nơi chương trình lấy mã PIN.",
    },
  },
  "pin-not-text": {
    status: 500,
    en: "The PIN of the key file is not given as text: {problem}.",
    vi: "Mã PIN của tệp khóa không phải chuỗi ký tự: {problemVi}.",
    next: {
      en: "Give the PIN as text, in quotation marks.",
      vi: "Nhập mã PIN dạng chuỗi ký tự, trong dấu ngoặc kép.",
    },
  },
  "certificate-expired": {
    status: 422,
    en: "The certificate of {subject} expired on {until}.",
    vi: "Chứng thư số của {subject} đã hết hạn ngày {until}.",
    next: newCertificate,
  },
  "certificate-not-yet-valid": {
    status: 422,
    en: "The certificate of {subject} is valid only from {from}.",
    vi: "Chứng thư số của {subject} chỉ có hiệu lực từ {from}.",
    next: { en: "Check the machine's clock.", vi: "Kiểm tra đồng hồ máy." },
  },
  "certificate-untrusted": {
    status: 422,
    en: "The certificate of {subject} does not chain to a root that is trusted here.",
    vi: "Chứng thư số của {subject} không thuộc hệ thống chứng thực được tin cậy.",
    next: newCertificate,
  },
  "certificate-for-other-use": {
    status: 422,
    en: "The certificate of {subject} was issued for another use than signing documents, for example for a web server.",
    vi: "Chứng thư số của {subject} được cấp cho mục đích khác, ví dụ cho máy chủ web, không dùng để ký văn bản.",
    next: {
      en: "Configure the key whose certificate was issued for signing documents, or ask the issuer for one.",
      vi: "Cấu hình khóa có chứng thư số được cấp để ký văn bản, hoặc đề nghị cơ quan cấp chứng thư số cấp mới.",
    },
  },
  "weak-algorithm": {
    status: 422,
    en: "The signature of {subject} would rest on {algorithm}, which is too weak: receivers refuse it.",
    vi: "Chữ ký số của {subject} dùng {algorithm}, không còn đủ an toàn: bên nhận sẽ từ chối.",
    next: newCertificate,
  },
  "wrong-holder": {
    status: 422,
    en: "The certificate of {subject} is for the {actual}, but it was configured to sign as the {holder}; an original needs both (Decree 30/2020, Art. 5.1).",
    vi: "Chứng thư số của {subject} không đúng vai trò ký ({actual} thay vì {holder}); bản gốc cần chữ ký số của cả người có thẩm quyền và cơ quan (NĐ 30/2020, Điều 5.1).",
    next: {
      en: "Configure the person's key under `person` and the agency's under `agency`.",
      vi: "Cấu hình khóa của cá nhân ở `person` và của cơ quan ở `agency`.",
    },
  },
  "another-person": {
    status: 422,
    en: "The key is {subject}'s, but {person} was to sign; nobody signs for somebody else (Decree 30/2020, Art. 13).",
    vi: "Chứng thư số là của {subject}, trong khi người ký là {person}; không được ký bằng khóa của người khác (NĐ 30/2020, Điều 13).",
    next: {
      en: "Let the key's holder sign, or configure the signer's own key.",
      vi: "Để người giữ khóa ký, hoặc cấu hình khóa của chính người ký.",
    },
  },
  "another-agency": {
    status: 422,
    en: "The seal is {subject}'s, not {agency}'s; nobody seals for another agency (Decree 30/2020, Art. 32.2).",
    vi: "Chứng thư số là của {subject}, không phải của {agency}; không ký số thay cơ quan khác (NĐ 30/2020, Điều 32.2).",
    next: {
      en: "Configure the agency's own key under `agency`.",
      vi: "Cấu hình khóa của chính cơ quan ở `agency`.",
    },
  },
  "not-a-pdf": {
    status: 422,
    en: "{file} is not a PDF.",
    vi: "{file} không phải PDF.",
    next: {
      en: "Convert the document to PDF and try again, or draft it with `forInformation` to send it unsigned, for information.",
      vi: "Chuyển văn bản sang PDF rồi thử lại, hoặc soạn với `forInformation` để gửi không ký số, để biết, tham khảo.",
    },
  },
  "pdf-unsupported": {
    status: 422,
    en: "The PDF {file} is built in a way that cannot be signed here: {problem}.",
    vi: "PDF {file} có cấu trúc chưa ký được: {problemVi}.",
    next: {
      en: "Open the file and export it again as PDF/A, without a password.",
      vi: "Mở tệp và xuất lại ở dạng PDF/A, không đặt mật khẩu.",
    },
  },
  "earlier-signature-broken": {
    status: 422,
    en: "{file} bears an earlier signature that does not hold ({signer}): it is damaged, or the file was changed after it was made. Nothing is signed on top of it.",
    vi: "{file} có chữ ký trước đó không còn giá trị ({signerVi}): chữ ký bị hỏng hoặc tệp bị sửa sau khi ký. Không ký tiếp lên tệp này.",
    next: {
      en: "Take the file as its last signer left it, or have the document signed again from the start.",
      vi: "Dùng lại tệp đúng như khi người trước ký xong, hoặc ký lại văn bản từ đầu.",
    },
  },
  "annex-unsignable": {
    status: 422,
    en: "The annex {file} is not a PDF and cannot carry the agency's signature, which every annex in a file of its own needs (Decree 30/2020, Annex I).",
    vi: "Phụ lục {file} không phải PDF nên không mang được chữ ký số của cơ quan; phụ lục ở tệp riêng phải có chữ ký số này (NĐ 30/2020, Phụ lục I).",
    next: {
      en: "Convert the annex to PDF, or draft the document with `forInformation` to send it unsigned, for information.",
      vi: "Chuyển phụ lục sang PDF, hoặc soạn văn bản với `forInformation` để gửi không ký số, để biết, tham khảo.",
    },
  },
  "no-key": {
    status: 422,
    en: "No key is configured for {holder}.",
    vi: "Chưa cấu hình khóa ký cho {holderVi}.",
    next: {
      en: "Configure the key in `signers` when the exchange is opened.",
      vi: "Cấu hình khóa trong `signers` khi mở hệ thống.",
    },
  },
  "no-sealer": {
    status: 500,
    en: "No key is configured to seal the log with.",
    vi: "Chưa cấu hình khóa niêm phong nhật ký.",
    next: {
      en: "Give a `sealer` when the exchange is opened.",
      vi: "Khai báo `sealer` khi mở hệ thống.",
    },
  },
  "seal-key-unreadable": {
    status: 500,
    en: "The key for seals cannot be used: {problem}.",
    vi: "Không dùng được khóa niêm phong: {problemVi}.",
    next: {
      en: "Give an Ed25519 key, or RSA of at least 2048 bits, as PEM, with its passphrase if it has one.",
      vi: "Cung cấp khóa Ed25519 hoặc RSA từ 2048 bit, dạng PEM, kèm mật khẩu nếu có.",
    },
  },
  "sealer-wrong": {
    status: 500,
    en: "The sealer of the log returned an invalid answer: {problem}.",
    vi: "Bộ niêm phong nhật ký trả lời sai quy cách: {problemVi}.",
    next: {
      en: "Fix the `sealer` that the exchange was opened with; `logSealerContract` of the testkit checks one.",
      vi: "Sửa bộ niêm phong được khai báo khi mở hệ thống rồi làm lại.",
    },
  },
  "begun-otherwise": {
    status: 409,
    en: "{file} is not the file whose signing was begun, or the data of that signing is damaged.",
    vi: "{file} không phải tệp đã bắt đầu ký, hoặc dữ liệu bắt đầu ký bị hỏng.",
    next: {
      en: "Begin again with the file as it is now.",
      vi: "Bắt đầu ký lại với tệp hiện tại.",
    },
  },
  "signature-refused": {
    status: 422,
    en: "The signature supplied for {file} was rejected: {problem}.",
    vi: "Không nhận chữ ký gửi về cho {file}: {problemVi}.",
    next: {
      en: "Sign the begun content again, with the key for which it was begun.",
      vi: "Ký lại nội dung đã bắt đầu, bằng đúng khóa đã chọn khi bắt đầu.",
    },
  },
  unavailable: {
    status: 503,
    en: "The service that signs does not answer: {problem}.",
    vi: "Dịch vụ ký số không trả lời: {problemVi}.",
    next: {
      en: "Sign again when it answers.",
      vi: "Ký lại khi dịch vụ hoạt động.",
    },
  },
} as const

/** Names of people and agencies are the same in both languages. */
const names = ({ detail: { signer, holder } }: { readonly detail: Detail }): Detail => ({
  ...(signer !== undefined && { signerVi: signer }),
  ...(holder !== undefined && { holderVi: holder }),
})

/** A file that was not signed. Nothing has changed. */
export class SigningError extends problemClass<SigningError>()("SigningError", "signing", catalogue, {
  words: names,
}) {}
