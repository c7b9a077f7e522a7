import { tolerance } from "@lienthong/core/adapter"
import type { Notes } from "../field/field-reader.ts"
import { textAt, type XmlElement } from "../xml/element.ts"
import { recogniseOldText } from "./old-encoding.ts"

/** Reads a text for people, also in an old encoding. What is not certain stays as it is, with a note. */
export const readText = <A extends string | undefined>(text: A, path: string, notes: Notes): A | string => {
  const old = text === undefined ? undefined : recogniseOldText(text)
  if (text === undefined || old === undefined) return text
  const { encoding, text: readAs } = old
  const detail = { value: text, encoding }
  notes.push(
    readAs === undefined
      ? tolerance("old-encoding-uncertain", path, detail)
      : tolerance("old-encoding", path, { ...detail, readAs }),
  )
  return readAs ?? text
}

/** The text of a child element for people. */
export const readTextAt = (element: XmlElement | undefined, name: string, notes: Notes): string | undefined =>
  readText(textAt(element, name), `${element?.name}.${name}`, notes)
