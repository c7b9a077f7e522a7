import type { ResponseFor } from "@lienthong/core/adapter"
import { printCode, readCode } from "@lienthong/core/document"
import { present } from "../field/field-reader.ts"
import { parseDate } from "../field/wire-time.ts"
import { childrenOf, type XmlElement } from "../xml/element.ts"

/** The character that replaces bytes that are not text. */
const unreadable = "\u{FFFD}"

/** Every element at the end of a path, including those under repeated elements. */
const all = (root: XmlElement, ...path: ReadonlyArray<string>): ReadonlyArray<XmlElement> =>
  path.reduce<ReadonlyArray<XmlElement>>((at, name) => at.flatMap((each) => childrenOf(each, name)), [root])

/** The one text that all elements at the end of a path agree on. Absent if they differ or are illegible. */
const agreedText = (headers: ReadonlyArray<XmlElement>, ...path: ReadonlyArray<string>) => {
  const texts = new Set(headers.flatMap((header) => all(header, ...path)).map(({ text }) => text))
  const [text, ...others] = texts
  return text === "" || others.length > 0 || text?.includes(unreadable) ? undefined : text
}

/**
 * Reads which document an unreadable packet is about, so that its sender can be answered: the sender, and the
 * identifier or number, notation and date. Absent if the packet does not say so beyond doubt, and for a
 * status packet, which is never answered.
 */
export const readIdentity = (root: XmlElement): ResponseFor | undefined => {
  const statuses = all(root, "edXMLEnvelope", "edXMLHeader", "Status")
  const headers = all(root, "edXMLEnvelope", "edXMLHeader", "MessageHeader")
  if (statuses.length > 0 || headers.some((each) => all(each, "StatusCode").length > 0)) return undefined
  const organId = agreedText(headers, "From", "OrganId")
  const documentId = agreedText(headers, "DocumentId")
  const number = agreedText(headers, "Code", "CodeNumber")
  const notation = agreedText(headers, "Code", "CodeNotation")
  const date = parseDate(agreedText(headers, "PromulgationInfo", "PromulgationDate") ?? "").value
  const read = readCode({ number: number ?? "", notation: notation ?? "" })
  const code = read.number === "" || read.notation === "" ? "" : printCode(read)
  if (organId === undefined || (documentId === undefined && (code === "" || date === undefined)))
    return undefined
  return { organId, documentId: documentId ?? "", code, ...present({ date }) }
}
