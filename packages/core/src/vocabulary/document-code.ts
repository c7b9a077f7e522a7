import { Schema } from "effect"

/**
 * Số và ký hiệu of a document, `105/BC-UBND` (Decree 30/2020, Annex I): the number within the register, and
 * the notation after the slash.
 */
export const DocumentCode = Schema.Struct({ number: Schema.String, notation: Schema.String })
export interface DocumentCode extends Schema.Schema.Type<typeof DocumentCode> {}

/** Prints a code as Annex I writes it. */
export const printCode = (code: DocumentCode): string => `${code.number}/${code.notation}`

const tidyNumber = (text: string) => text.replace(/^\s*số\s*:?\s*/iu, "").trim()

/** Removes spaces around separators and replaces every kind of dash with a hyphen. */
const tidyNotation = (text: string) =>
  text
    .replace(/\s*[‐‑‒–—-]\s*/gu, "-")
    .replace(/\s*\/\s*/gu, "/")
    .trim()

/**
 * Reads `105/BC-UBND` as people and packets write it: after `Số:`, with spaces around separators, with a long
 * dash, or with decomposed letters. A text without a slash becomes the number. Never rejects a text: {@link
 * codeFaults} checks codes.
 */
export const parseCode = (text: string): DocumentCode => {
  const composed = text.normalize("NFC")
  const slash = composed.indexOf("/")
  return slash < 0
    ? { number: tidyNumber(composed), notation: "" }
    : { number: tidyNumber(composed.slice(0, slash)), notation: tidyNotation(composed.slice(slash + 1)) }
}

/** Whether a code has both its parts. Only then does it identify a document. */
export const isWholeCode = ({ number, notation }: DocumentCode): boolean => number !== "" && notation !== ""

/** Prints a register's number as Annex I does, with at least two digits: `05`. */
export const printNumber = (number: number): string => String(number).padStart(2, "0")

/**
 * The sequence number that a code's number begins with, as in `05`, `105` or `105a`. Returns nothing when the
 * number does not begin with digits.
 */
export const sequenceOf = (code: DocumentCode): number | undefined => {
  const digits = /^\d{1,15}/.exec(code.number)?.[0]
  return digits === undefined ? undefined : Number(digits)
}
