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

/** The form in which codes are compared: `01/BC-UBND` for `1/BC-UBND`. Half a code stays as it is. */
const compared = (code: DocumentCode): DocumentCode => (isWholeCode(code) ? withTwoDigits(code) : code)

const together = (parts: ReadonlyArray<string>): string => parts.filter((text) => text !== "").join(" · ")

const noteEmpty = (path: string, written: ReadonlyArray<string>, notes: Notes): void => {
  const value = together(written)
  if (value !== "") notes.push(tolerance("value-empty", path, { value }))
}

/**
 * Reads `Code`, whichever of its fields a system puts the number and notation into. A number of one digit
 * stays as it is written, so that answers quote it as its sender knows it; it is noted.
 */
export const readCodeAt = (header: XmlElement, notes: Notes): DocumentCode => {
  const number = textAt(header, "Code", "CodeNumber") ?? ""
  const notation = textAt(header, "Code", "CodeNotation") ?? ""
  const code = readCode({ number, notation })
  const standard = compared(code)
  if (code.number === "" && code.notation === "") noteEmpty("MessageHeader.Code", [number, notation], notes)
  else if (standard.number !== number || standard.notation !== notation) {
    const value = together([number, notation])
    const readAs = printCode(standard)
    notes.push(tolerance("code-otherwise-written", "MessageHeader.Code", { value, readAs }))
  }
  return code
}

const printed = (code: DocumentCode): string => (code.notation === "" ? code.number : printCode(code))

/** Notes a number and notation in one text in a form other than the standard's. The text stays as it is. */
export const noteCode = (path: string, text: string, notes: Notes): void => {
  const code = compared(parseCode(text))
  const readAs = printed(code)
  if (readAs === "") noteEmpty(path, [text], notes)
  else if (readAs !== text) notes.push(tolerance("code-otherwise-written", path, { value: text, readAs }))
}

/**
 * The same for a document that a packet quotes. Its number is quoted as its own sender writes it, so a
 * missing zero is not noted.
 */
export const noteQuotedCode = (path: string, text: string, notes: Notes): void => {
  if (printed(parseCode(text)) !== text) noteCode(path, text, notes)
}
