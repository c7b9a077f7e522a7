import { type Catalogue, type Sentence, say } from "../problem/sentence.ts"
import type { SignatureFinding, SignatureVerdict } from "../vocabulary/signature.ts"

const askSender = {
  en: "Compare the document with its sender, and have it sent again as it was signed.",
  vi: "Đối chiếu với bên gửi và đề nghị gửi lại đúng văn bản đã ký.",
}
const askToSignAgain = {
  en: "Ask the sender to sign the document again with a certificate that is valid and issued under a root trusted here.",
  vi: "Đề nghị bên gửi ký lại bằng chứng thư số còn hiệu lực, thuộc hệ thống chứng thực được tin cậy.",
}

/**
 * What was found of one signature, for the person who received the document, and what to do (kết quả kiểm tra chữ ký số).
 * What the sender of a refused document reads is in {@link refusalReasons}.
 */
export const signatureVerdicts: Catalogue<SignatureVerdict> = {
  valid: {
    en: "The signature of {signer} on {file} is valid.",
    vi: "Chữ ký số của {signer} trên tệp {file} hợp lệ.",
    next: { en: "Nothing to do.", vi: "Không cần làm gì." },
  },
  "signature-broken": {
    en: "The signature of {signer} on {file} is broken: the bytes that it covers are not those that were signed.",
    vi: "Chữ ký số của {signer} trên tệp {file} không toàn vẹn: dữ liệu không còn như khi ký.",
    next: askSender,
  },
  "changed-after-signing": {
    en: "What {signer} signed is whole in {file}, but what is shown was changed afterwards.",
    vi: "Phần do {signer} ký trên tệp {file} còn nguyên, nhưng nội dung hiển thị đã bị thay đổi sau khi ký.",
    next: askSender,
  },
  "changed-as-allowed": {
    en: "The signature of {signer} on {file} holds; afterwards notes or form fields were added, as its certification permits.",
    vi: "Chữ ký số của {signer} trên tệp {file} hợp lệ; sau khi ký có thêm ghi chú hoặc điền biểu mẫu trong phạm vi cho phép.",
    next: {
      en: "Read what was added: it is not what was signed.",
      vi: "Xem phần được thêm: phần này không thuộc nội dung đã ký.",
    },
  },
  "signature-unreadable": {
    en: "The signature of {signer} on {file} cannot be judged here: its algorithm or encoding is not known.",
    vi: "Chưa kiểm tra được chữ ký số của {signer} trên tệp {file}: thuật toán hoặc cách mã hóa chưa được hỗ trợ.",
    next: {
      en: "Check it with other software, or ask the sender to sign as Circular 41/2017/TT-BTTTT has it.",
      vi: "Kiểm tra bằng phần mềm khác, hoặc đề nghị bên gửi ký lại theo Thông tư 41/2017/TT-BTTTT.",
    },
  },
  "certificate-untrusted": {
    en: "The certificate of {signer} on {file} is not issued under a root that this agency trusts.",
    vi: "Chứng thư số của {signer} trên tệp {file} không thuộc hệ thống chứng thực được tin cậy.",
    next: askToSignAgain,
  },
  "certificate-expired": {
    en: "The certificate of {signer} was not valid when {file} was signed.",
    vi: "Chứng thư số của {signer} không còn hiệu lực khi ký tệp {file}.",
    next: askToSignAgain,
  },
}

/** A signer's name as sentences have it, in either language: of some signatures it cannot be read. */
export const sayableSigner = ({ signer }: Pick<SignatureFinding, "signer">): string =>
  signer.trim() === "" ? "?" : signer

/** What was found of one signature, in words. */
export const sayFinding = (file: string, finding: SignatureFinding): Sentence =>
  say(signatureVerdicts[finding.verdict], { file, signer: sayableSigner(finding) })
