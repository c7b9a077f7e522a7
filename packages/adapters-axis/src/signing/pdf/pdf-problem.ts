interface PdfSentence {
  readonly en: string
  readonly vi: string
  /** A better next step than to export the file again. */
  readonly next?: { readonly en: string; readonly vi: string }
}

/**
 * What can be wrong with a PDF. The sentences complete "…: {problem}."; `{flaw}` and `{change}` are exact,
 * and for the program's log, so that they are in English only.
 */
const problems = {
  "too-large": {
    en: "it is too large or too intricate to be examined",
    vi: "tệp quá lớn hoặc có cấu trúc quá phức tạp để kiểm tra",
  },
  "larger-than-4-gib": { en: "it is larger than 4 GiB", vi: "tệp lớn hơn 4 GiB" },
  encrypted: {
    en: "it is encrypted",
    vi: "tệp được mã hóa",
    next: {
      en: "Open the file with its password, export it without one, and use that copy.",
      vi: "Mở tệp bằng mật khẩu, xuất lại không đặt mật khẩu và dùng bản đó.",
    },
  },
  closed: {
    en: "it was signed in a way that allows no further signature",
    vi: "tệp đã được ký ở chế độ không cho phép ký thêm",
    next: {
      en: "Have the document exported and signed again, in a way that allows further signatures.",
      vi: "Xuất lại văn bản và ký lại từ đầu ở chế độ cho phép ký thêm.",
    },
  },
  "bytes-before-header": {
    en: "other bytes stand before its header (`%PDF-`)",
    vi: "có dữ liệu lạ trước phần đầu tệp (`%PDF-`)",
  },
  ambiguous: {
    en: "PDF readers may show different documents, because they handle a flaw in it differently: {flaw}",
    vi: "tệp có lỗi cấu trúc nên các trình đọc PDF có thể hiển thị nội dung khác nhau",
  },
  "no-page": { en: "no page can be found in it", vi: "không tìm thấy trang nào trong tệp" },
  "no-cross-reference": {
    en: "it has no cross-reference, the table of where its objects are",
    vi: "tệp thiếu bảng tham chiếu, là bảng ghi vị trí các đối tượng",
  },
  "cross-reference-damaged": {
    en: "its cross-reference, the table of where its objects are, is damaged: {flaw}",
    vi: "bảng tham chiếu, là bảng ghi vị trí các đối tượng trong tệp, bị hỏng",
  },
  "object-damaged": {
    en: "one of its objects is damaged: {flaw}",
    vi: "một đối tượng trong tệp bị hỏng",
  },
  "packing-damaged": {
    en: "a compressed part of its structure is damaged or too large: {flaw}",
    vi: "một phần cấu trúc được nén của tệp bị hỏng hoặc quá lớn",
  },
  "packing-unknown": {
    en: "its structure is compressed by a method that is not supported: {flaw}",
    vi: "cấu trúc tệp được nén theo cách chưa được hỗ trợ",
  },
  "signature-range": {
    en: "a signature does not cover the file as it should: {flaw}",
    vi: "phạm vi ký số trong tệp không đúng",
  },
  changed: {
    en: "a verifier finds a change other than an added signature: {change}",
    vi: "khi kiểm tra chữ ký sẽ thấy tệp bị sửa ngoài việc ký thêm",
  },
} as const satisfies Readonly<Record<string, PdfSentence>>

export type PdfReason = keyof typeof problems

export const pdfReasons = Object.keys(problems) as ReadonlyArray<PdfReason>

/** A PDF that cannot be read, or not in the way a signature needs. */
export class PdfProblem extends Error {
  override readonly name = "PdfProblem"
  readonly reason: PdfReason

  constructor(reason: PdfReason, exactly = "", options?: ErrorOptions) {
    super(
      problems[reason].en.replace(/\{\w+\}/, () => exactly),
      options,
    )
    this.reason = reason
  }
}

/** The details that an error shows of a problem, with its next step where there is a better one. */
export const detailOf = ({ message, reason }: PdfProblem): Readonly<Record<string, string>> => {
  const { vi, next }: PdfSentence = problems[reason]
  return { problem: message, problemVi: vi, ...(next !== undefined && { next: next.en, nextVi: next.vi }) }
}

/** Throws because something was changed after signing that is not a signature. */
export const changed = (what: string): never => {
  throw new PdfProblem("changed", what)
}

/** Throws because an object cannot be read. */
export const damaged = (flaw: string): never => {
  throw new PdfProblem("object-damaged", flaw)
}

/** Throws because the cross-reference cannot be read, or not by every reader. */
export const crossReferenceDamaged = (flaw: string): never => {
  throw new PdfProblem("cross-reference-damaged", flaw)
}
