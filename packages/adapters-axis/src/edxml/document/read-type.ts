import { documentTypeNamed } from "@lienthong/core"
import { type DocumentPacket, tolerance, typeNameAbbreviated } from "@lienthong/core/adapter"
import { type Notes, present } from "../field/field-reader.ts"
import { textAt, type XmlElement } from "../xml/element.ts"

/** A word of capitals and digits, as `TT03`: an abbreviation, not a name. */
const abbreviation = /^(?=\S*\p{Lu})(?!\S*\p{Ll}\p{Ll})[\p{L}\p{N}.-]{2,10}$/u

const path = "DocumentType.TypeName"

/** The name of a type, for which some systems write its abbreviation. It may be one of the sender's own. */
const readName = (text: string | undefined, notes: Notes): string | undefined => {
  if (text === undefined || documentTypeNamed(text) !== undefined) return text
  const readAs = typeNameAbbreviated(text)
  if (readAs !== undefined)
    notes.push(tolerance("value-otherwise-written", path, { value: text, readAs, readAsVi: readAs }))
  else if (abbreviation.test(text)) notes.push(tolerance("type-unclear", path, { value: text }))
  return readAs ?? text
}

/** Reads `DocumentType`. The numbers of its first two fields differ among systems. */
export const readDocumentType = (
  element: XmlElement | undefined,
  notes: Notes,
): DocumentPacket["documentType"] =>
  present({
    type: textAt(element, "Type"),
    detail: textAt(element, "TypeDetail"),
    name: readName(textAt(element, "TypeName"), notes),
  })
