import { isUtf8 } from "node:buffer"
import type { Reason } from "@lienthong/core/adapter"

/** Readers look for the header in the first 1024 bytes (ISO 32000-1, Annex H). */
const headerWithin = 1024
const header = "%PDF-"
/** Two U+FFFD in a row. */
const replacements = Buffer.from("\u{FFFD}\u{FFFD}")

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a file is a PDF, by its first bytes. */
const startsAsPdf = (bytes: Uint8Array): boolean =>
  bufferOf(bytes).subarray(0, headerWithin).includes(header, 0, "latin1")

/**
 * Whether a system on the way treated a file as text: every byte that was not UTF-8 became U+FFFD, so that
 * the whole is now valid UTF-8, which a PDF with any binary part never is.
 */
const passedThroughText = (bytes: Uint8Array): boolean =>
  bufferOf(bytes).includes(replacements) && isUtf8(bytes)

const noPdf: Reason = {
  en: "it is named as a PDF but has no PDF header",
  vi: "mang tên tệp PDF nhưng nội dung không phải PDF",
}
const destroyed: Reason = {
  en: "it is a PDF that was destroyed by a conversion to text",
  vi: "tệp PDF bị hỏng do chuyển đổi thành văn bản thuần",
}

/**
 * The damage of a file that is a PDF, or should be by its name. Absent for a sound PDF and for other files.
 */
export const pdfDamage = (name: string, bytes: Uint8Array): Reason | undefined => {
  const isPdf = startsAsPdf(bytes)
  if (!isPdf && /\.pdf$/i.test(name)) return noPdf
  return isPdf && passedThroughText(bytes) ? destroyed : undefined
}
