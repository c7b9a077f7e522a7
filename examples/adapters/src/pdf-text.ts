import type { TextOf } from "@lienthong/core/report"
import { extractText } from "unpdf"

/**
 * Reads the text of PDFs with `unpdf`, for `openExchange({ textOf: pdfText })`: `reports.search` then finds
 * documents by what stands in them. Other files, and pages that are pictures, have no text.
 */
export const pdfText: TextOf = async ({ mediaType, bytes }) => {
  if (mediaType !== "application/pdf") return undefined
  // The library takes the bytes over, so it gets a copy.
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true })
  return text
}
