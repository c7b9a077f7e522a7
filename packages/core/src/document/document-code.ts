import { Schema } from "effect"

/**
 * Số và ký hiệu of a document, `105/BC-UBND` (Decree 30/2020, Annex I): the number within the register and the
 * notation after the slash.
 */
export const DocumentCode = Schema.Struct({ number: Schema.String, notation: Schema.String })
export type DocumentCode = typeof DocumentCode.Type

/** Prints a code as Annex I writes it. */
export const printCode = (code: DocumentCode): string => `${code.number}/${code.notation}`

/** Reads `105/BC-UBND`; a text without a slash is all number. */
export const parseCode = (text: string): DocumentCode => {
  const slash = text.indexOf("/")
  return slash < 0
    ? { number: text.trim(), notation: "" }
    : { number: text.slice(0, slash).trim(), notation: text.slice(slash + 1).trim() }
}

/** A register's number as Annex I prints it: two digits at least, `05`. */
export const printNumber = (number: number): string => String(number).padStart(2, "0")
