import { endsLine, isWhiteSpace } from "../pdf-cursor.ts"
import { changed } from "../pdf-problem.ts"

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
      changed("an added comment contains a word that readers search for")
    at = end
  }
}

/** The same after a revision, whose last line is a comment that must not continue. */
export const behindRevision = (bytes: Buffer, end: number): number => {
  let at = end
  while (isWhiteSpace(bytes[at]) && !endsLine(bytes[at - 1])) at += 1
  if (at < bytes.length && !endsLine(bytes[at - 1]))
    changed("bytes were added to the last line of the signed file")
  return behindBlank(bytes, end)
}
