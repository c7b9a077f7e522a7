import { endsLine, isWhiteSpace } from "../pdf-cursor.ts"
import { PdfProblem } from "../pdf-value.ts"

const telling = /obj|xref|trailer|stream|EOF|PDF-/

const endOfLine = (bytes: Buffer, from: number): number => {
  let at = from
  while (at < bytes.length && !endsLine(bytes[at])) at += 1
  return at
}

/**
 * Skips white space, and comments without any word that readers search for: tools add their name in such a
 * comment.
 */
export const behindBlank = (bytes: Buffer, from: number): number => {
  let at = from
  for (;;) {
    while (isWhiteSpace(bytes[at])) at += 1
    if (bytes[at] !== 0x25) return at
    const end = endOfLine(bytes, at)
    if (telling.test(bytes.toString("latin1", at, end)))
      throw new PdfProblem("a comment of a later revision holds what readers look for")
    at = end
  }
}

/** The same after a revision, whose last line is a comment that must not continue. */
export const behindRevision = (bytes: Buffer, end: number): number => {
  let at = end
  while (isWhiteSpace(bytes[at]) && !endsLine(bytes[at - 1])) at += 1
  if (at < bytes.length && !endsLine(bytes[at - 1]))
    throw new PdfProblem("the signed revision's last line goes on")
  return behindBlank(bytes, end)
}
