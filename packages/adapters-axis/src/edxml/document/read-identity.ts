import { printCode } from "@lienthong/core"
import type { ResponseFor } from "@lienthong/core/adapter"
import { present } from "../field/field-reader.ts"
import { parseDate } from "../field/wire-time.ts"
import { childrenOf, type XmlElement } from "../xml/element.ts"

/** What stands where bytes were no text. */
const unreadable = "\u{FFFD}"

/** Every element at the end of a path, also under repeated ones. */
const all = (root: XmlElement, ...path: ReadonlyArray<string>): ReadonlyArray<XmlElement> =>
  path.reduce<ReadonlyArray<XmlElement>>((at, name) => at.flatMap((each) => childrenOf(each, name)), [root])

/**
 * What all elements at the end of a path say as one; absent where they say several things, or nothing
 * legible.
 */
const agreedText = (headers: ReadonlyArray<XmlElement>, ...path: ReadonlyArray<string>) => {
  const texts = new Set(headers.flatMap((header) => all(header, ...path)).map(({ text }) => text))
  const [text, ...others] = texts
  return text === "" || others.length > 0 || text?.includes(unreadable) ? undefined : text
}

/**
 * Of which document a packet is that must be refused unread, in the words in which its sender is answered:
 * whose it is, and its identifier, or number, notation and date. Absent where the packet does not say that,
 * or not beyond doubt; and of a status packet, which nobody answers.
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
  const code = number === undefined || notation === undefined ? "" : printCode({ number, notation })
  if (organId === undefined || (documentId === undefined && (code === "" || date === undefined)))
    return undefined
  return { organId, documentId: documentId ?? "", code, ...present({ date }) }
}
