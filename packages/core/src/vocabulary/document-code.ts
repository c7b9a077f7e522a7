import { Schema } from "effect"

/**
 * Số và ký hiệu of a document, `105/BC-UBND` (Decree 30/2020, Annex I): the number within the register and the
 * notation after the slash.
 */
export const DocumentCode = Schema.Struct({ number: Schema.String, notation: Schema.String })
export type DocumentCode = typeof DocumentCode.Type

/** Prints a code as Annex I writes it. */
export const printCode = (code: DocumentCode): string => `${code.number}/${code.notation}`

const tidyNumber = (text: string) => text.replace(/^\s*số\s*:?\s*/iu, "").trim()

/** No spaces around the signs that join, one sign for every dash. */
const tidyNotation = (text: string) =>
  text
    .replace(/\s*[‐‑‒–—-]\s*/gu, "-")
    .replace(/\s*\/\s*/gu, "/")
    .trim()

/**
 * Reads `105/BC-UBND` as people and packets write it: with `Số:` in front, spaces around the signs, a long dash,
 * letters in two parts. A text without a slash is all number. Nothing is refused: {@link codeFaults} judges.
 */
export const parseCode = (text: string): DocumentCode => {
  const composed = text.normalize("NFC")
  const slash = composed.indexOf("/")
  return slash < 0
    ? { number: tidyNumber(composed), notation: "" }
    : { number: tidyNumber(composed.slice(0, slash)), notation: tidyNotation(composed.slice(slash + 1)) }
}

/** Whether a code has both its parts: only then does it tell a document from others. */
export const isWholeCode = ({ number, notation }: DocumentCode): boolean => number !== "" && notation !== ""

/** A register's number as Annex I prints it: two digits at least, `05`. */
export const printNumber = (number: number): string => String(number).padStart(2, "0")

/** The place in the register that a code's number tells, as in `05`, `105` or `105a`; none where it begins otherwise. */
export const sequenceOf = (code: DocumentCode): number | undefined => {
  const digits = /^\d{1,15}/.exec(code.number)?.[0]
  return digits === undefined ? undefined : Number(digits)
}
