import { type Catalogue, type Sentence, say } from "../problem/sentence.ts"
import { nameThroughTime } from "../vocabulary/act-in-force.ts"
import type { SignatureFinding, SignatureVerdict } from "../vocabulary/signature.ts"

const signing = nameThroughTime("circular-41-2017")
const strong = nameThroughTime("circular-15-2025")
const askSender = {
  en: "Compare the document with its sender, and ask for the signed version to be sent again.",
  vi: "Đối chiếu với bên gửi và đề nghị gửi lại đúng văn bản đã ký.",
}
const askToSignAgain = {
  en: "Ask the sender to sign the document again with a certificate that is valid and issued under a root trusted here.",
  vi: "Đề nghị bên gửi ký lại bằng chứng thư số còn hiệu lực, thuộc hệ thống chứng thực được tin cậy.",
}

/**
 * Describes the result of checking one signature to the person who received the document, and what to do (kết
 * quả kiểm tra chữ ký số). The sender of a refused document reads {@link refusalReasons} instead.
 */
export const signatureVerdicts: Catalogue<SignatureVerdict> = {
  valid: {
    en: "The signature of {signer} on {file} is valid.",
    vi: "Chữ ký số của {signer} trên tệp {file} hợp lệ.",
    next: { en: "Nothing to do.", vi: "Không cần làm gì." },
  },
  "signature-broken": {
    en: "The signature of {signer} on {file} is broken: the covered bytes are not the ones that were signed.",
    vi: "Chữ ký số của {signer} trên tệp {file} không toàn vẹn: dữ liệu không còn như khi ký.",
    next: askSender,
  },
  "changed-after-signing": {
    en: "The content that {signer} signed in {file} is intact, but the visible content was changed afterwards.",
    vi: "Phần do {signer} ký trên tệp {file} còn nguyên, nhưng nội dung hiển thị đã bị thay đổi sau khi ký.",
    next: askSender,
  },
  "changed-as-allowed": {
    en: "The signature of {signer} on {file} is valid; notes or form fields were added later, as its certification permits.",
    vi: "Chữ ký số của {signer} trên tệp {file} hợp lệ; sau khi ký có thêm ghi chú hoặc điền biểu mẫu trong phạm vi cho phép.",
    next: {
      en: "Review the additions: they are not part of the signed content.",
      vi: "Xem phần được thêm: phần này không thuộc nội dung đã ký.",
    },
  },
  "signature-unreadable": {
    en: "The signature of {signer} on {file} cannot be checked: its algorithm or encoding is not supported.",
    vi: "Chưa kiểm tra được chữ ký số của {signer} trên tệp {file}: thuật toán hoặc cách mã hóa chưa được hỗ trợ.",
    next: {
      en: `Check it with other software, or ask the sender to sign again as the rules require (${signing.en}).`,
      vi: `Kiểm tra bằng phần mềm khác, hoặc đề nghị bên gửi ký lại theo quy định (${signing.vi}).`,
    },
  },
  "certificate-untrusted": {
    en: "The certificate of {signer} on {file} was not issued under a root that this agency trusts, or not for signing documents.",
    vi: "Chứng thư số của {signer} trên tệp {file} không thuộc hệ thống chứng thực được tin cậy, hoặc không được cấp để ký văn bản.",
    next: askToSignAgain,
  },
  "certificate-expired": {
    en: "The certificate of {signer} was not valid when {file} was signed.",
    vi: "Chứng thư số của {signer} không còn hiệu lực khi ký tệp {file}.",
    next: askToSignAgain,
  },
  "weak-algorithm": {
    en: "The signature of {signer} on {file} is intact, but rests on {algorithm}, which was too weak on the day of signing.",
    vi: "Chữ ký số của {signer} trên tệp {file} còn nguyên, nhưng dùng {algorithm}, không còn đủ an toàn vào ngày ký.",
    next: {
      en: `Ask the sender to sign again with algorithms that ${strong.en} allows: SHA-256 or more, RSA with at least 2048 bits or ECDSA with at least 256.`,
      vi: `Đề nghị bên gửi ký lại bằng thuật toán theo ${strong.vi}: SHA-256 trở lên, RSA từ 2048 bit hoặc ECDSA từ 256 bit.`,
    },
  },
}

/** A weak algorithm's name for sentences in either language. Not every verifier tells it. */
export const sayableAlgorithm = ({ algorithm }: Pick<SignatureFinding, "algorithm">): string =>
  algorithm || "?"

/** A signer's name for sentences in either language. Some signatures do not reveal it. */
export const sayableSigner = ({ signer }: Pick<SignatureFinding, "signer">): string =>
  signer.trim() === "" ? "?" : signer

/** Describes the finding on one signature in words. */
export const describeFinding = (file: string, finding: SignatureFinding): Sentence =>
  say(signatureVerdicts[finding.verdict], {
    file,
    signer: sayableSigner(finding),
    algorithm: sayableAlgorithm(finding),
  })
