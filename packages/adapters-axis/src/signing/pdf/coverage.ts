import { isWhiteSpace } from "./pdf-cursor.ts"
import { PdfProblem } from "./pdf-problem.ts"
import { wholeNumber } from "./pdf-value.ts"
import type { SignatureDictionary } from "./signature-dictionary.ts"

/** The bytes that a signature covers: the whole file up to `end`, except its own value. */
export interface Coverage {
  readonly pieces: readonly [Buffer, Buffer]
  readonly end: number
}

const endsRevision = (bytes: Buffer, end: number): boolean => {
  let last = end
  while (isWhiteSpace(bytes[last - 1])) last -= 1
  return bytes.toString("latin1", Math.max(0, last - 5), last) === "%%EOF"
}

/**
 * Reads a signature's byte range and refuses any but the one sound form: from the first byte, around exactly
 * the value of `/Contents`, to the end of a revision.
 */
export const coverageOf = (bytes: Buffer, { entries, contents }: SignatureDictionary): Coverage => {
  const range = entries.get("ByteRange")
  const numbers = range?.kind === "array" ? range.items.map(wholeNumber) : []
  const [start, length, resume, rest] = numbers
  if (
    numbers.length !== 4 ||
    start !== 0 ||
    length === undefined ||
    resume === undefined ||
    rest === undefined
  )
    throw new PdfProblem("signature-range", "its byte range is malformed")
  if (length !== contents.start || resume !== contents.end || !/^<[0-9a-fA-F]*>$/.test(contents.text))
    throw new PdfProblem("signature-range", "it leaves out more than its own value")
  const end = resume + rest
  if (end > bytes.length) throw new PdfProblem("signature-range", "it covers more bytes than the file has")
  if (!endsRevision(bytes, end))
    throw new PdfProblem("signature-range", "it ends in the middle of a revision")
  return { pieces: [bytes.subarray(0, length), bytes.subarray(resume, end)], end }
}

/** The signature's own bytes, including the zeros that fill its gap. */
export const valueOf = ({ contents }: SignatureDictionary): Buffer =>
  Buffer.from(contents.text.slice(1, -1), "hex")
