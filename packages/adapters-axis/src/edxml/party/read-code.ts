import { tolerance } from "@lienthong/core/adapter"
import { type DocumentCode, parseCode, printCode, readCode } from "@lienthong/core/document"
import type { Notes } from "../field/field-reader.ts"
import { textAt, type XmlElement } from "../xml/element.ts"

/** Reads `Code`, whichever of its fields a system puts the number and notation into. */
export const readCodeAt = (header: XmlElement, notes: Notes): DocumentCode => {
  const number = textAt(header, "Code", "CodeNumber") ?? ""
  const notation = textAt(header, "Code", "CodeNotation") ?? ""
  const code = readCode({ number, notation })
  if (code.number !== number || code.notation !== notation) {
    const value = [number, notation].filter((text) => text !== "").join(" · ")
    notes.push(tolerance("code-otherwise-written", "MessageHeader.Code", { value, readAs: printCode(code) }))
  }
  return code
}

/** Notes a number and notation in one text that is written otherwise; the text stays as it is. */
export const noteCode = (path: string, text: string, notes: Notes): void => {
  const code = parseCode(text)
  const readAs = code.notation === "" ? code.number : printCode(code)
  if (text !== "" && readAs !== text)
    notes.push(tolerance("code-otherwise-written", path, { value: text, readAs }))
}
