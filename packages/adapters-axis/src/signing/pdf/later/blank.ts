import { endsLine, isWhiteSpace } from "../pdf-cursor.ts"
import { PdfProblem } from "../pdf-value.ts"

const telling = /obj|xref|trailer|stream|EOF|PDF-/

const endOfLine = (bytes: Buffer, from: number): number => {
  let at = from
  while (at < bytes.length && !endsLine(bytes[at])) at += 1
  return at
}

/**
 * Behind white space and comments that name nothing a reader looks for: tools sign their work with such a
 * line.
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

/** As above, behind a revision, whose last line is a comment that must not go on. */
export const behindRevision = (bytes: Buffer, end: number): number => {
  let at = end
  while (isWhiteSpace(bytes[at]) && !endsLine(bytes[at - 1])) at += 1
  if (at < bytes.length && !endsLine(bytes[at - 1]))
    throw new PdfProblem("the signed revision's last line goes on")
  return behindBlank(bytes, end)
}
