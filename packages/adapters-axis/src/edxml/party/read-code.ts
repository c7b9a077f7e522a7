import { tolerance } from "@lienthong/core/adapter"
import {
  type DocumentCode,
  isWholeCode,
  parseCode,
  printCode,
  readCode,
  withTwoDigits,
} from "@lienthong/core/document"
import type { Notes } from "../field/field-reader.ts"
import { textAt, type XmlElement } from "../xml/element.ts"

/** A code as it is compared: `01/BC-UBND` for `1/BC-UBND`. Half a code stays as it is. */
const compared = (code: DocumentCode): DocumentCode => (isWholeCode(code) ? withTwoDigits(code) : code)

/**
 * Reads `Code`, whichever of its fields a system puts the number and notation into. A number of one digit
 * stays as it is written, so that answers quote it as its sender knows it; it is noted.
 */
export const readCodeAt = (header: XmlElement, notes: Notes): DocumentCode => {
  const number = textAt(header, "Code", "CodeNumber") ?? ""
  const notation = textAt(header, "Code", "CodeNotation") ?? ""
  const code = readCode({ number, notation })
  const standard = compared(code)
  if (standard.number !== number || standard.notation !== notation) {
    const value = [number, notation].filter((text) => text !== "").join(" · ")
    const readAs = printCode(standard)
    notes.push(tolerance("code-otherwise-written", "MessageHeader.Code", { value, readAs }))
  }
  return code
}

const printed = (code: DocumentCode): string => (code.notation === "" ? code.number : printCode(code))

/** Notes a number and notation in one text that is written otherwise; the text stays as it is. */
export const noteCode = (path: string, text: string, notes: Notes): void => {
  const readAs = printed(compared(parseCode(text)))
  if (text !== "" && readAs !== text)
    notes.push(tolerance("code-otherwise-written", path, { value: text, readAs }))
}

/**
 * The same of a document that another one names: its number is quoted as its sender writes it, so that a
 * missing zero is not the fault of the one that quotes.
 */
export const noteQuotedCode = (path: string, text: string, notes: Notes): void => {
  if (printed(parseCode(text)) !== text) noteCode(path, text, notes)
}
