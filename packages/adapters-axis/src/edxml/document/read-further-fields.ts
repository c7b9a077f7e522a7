import { identifierTexts, type ResponseFor, saysNothing, tolerance } from "@lienthong/core/adapter"
import { codeKey, isWholeCode, parseCode } from "@lienthong/core/document"
import { type InPieces, mapInPieces } from "../../turns/in-pieces.ts"
import { type Notes, present } from "../field/field-reader.ts"
import { parseDate } from "../field/wire-time.ts"
import { childrenOf, descend, textAt, type XmlElement } from "../xml/element.ts"

/** `12/VPCP-TH ngày 01/6/2019`. */
const withDate = /^(.*?[^\s,])[\s,]+(?:ký )?ngày\s+(.+)$/iu

/** One document of the list, by its identifier or its number and notation. Absent if it names none. */
const replyOf = (text: string): ResponseFor | undefined => {
  if (identifierTexts(text)) return { organId: "", code: "", documentId: text }
  const [, code = text, day = ""] = withDate.exec(text) ?? []
  const parsed = parseCode(code)
  if (!isWholeCode(parsed) || !/^\d/.test(parsed.number)) return undefined
  return { organId: "", code, documentId: "", ...present({ date: parseDate(day).value }) }
}

/** The entries of a list. A comma is part of an identifier, and may stand before a date. */
const entriesOf = (text: string): ReadonlyArray<string> =>
  text
    .split(/[;|\n]/)
    .flatMap((part) => (identifierTexts(part) ? [part] : part.split(/,(?!\s*(?:ký )?ngày)/iu)))
    .map((part) => part.trim())
    .filter((part) => part !== "")

/** Equal for two that name the same document in the same way. */
const namedBy = ({ documentId, code }: ResponseFor): string => JSON.stringify([documentId, codeKey(code)])

/**
 * Reads the documents that `ReplyFors` lists, where a widely used connector says what a document answers, in
 * addition to those of `ResponseFor`. It names no issuer: the receiver looks for the number among its own.
 */
export const readFurtherReplies = function* (
  other: XmlElement | undefined,
  known: ReadonlyArray<ResponseFor>,
  notes: Notes,
): InPieces<ReadonlyArray<ResponseFor>> {
  const text = textAt(other, "ReplyFors")
  if (text === undefined || saysNothing(text)) return []
  const path = "OtherInfo.ReplyFors"
  const found: Array<ResponseFor> = []
  const names = new Set(yield* mapInPieces(known, namedBy))
  yield* mapInPieces(entriesOf(text), (entry) => {
    const reply = replyOf(entry)
    if (reply === undefined) notes.push(tolerance("value-left-out", path, { value: entry }))
    else if (!names.has(namedBy(reply))) {
      names.add(namedBy(reply))
      found.push(reply)
    }
  })
  const readAs = found.map(({ code, documentId }) => `ResponseFor ${code}${documentId}`).join("; ")
  if (found.length > 0)
    notes.push(tolerance("value-otherwise-written", path, { value: text, readAs, readAsVi: readAs }))
  return found
}

/** Notes the fields that connectors write and for which a document's data has no place. */
export const noteLeftOut = (header: XmlElement, notes: Notes): void => {
  const other = descend(header, "OtherInfo")
  const tasks = childrenOf(descend(header, "ResponseForTask"), "TaskCode").map(({ text }) => text)
  const direction = textAt(other, "Direction") ?? "false"
  for (const [path, value] of [
    ["OtherInfo.ReferenceCodes", textAt(other, "ReferenceCodes")],
    // The connector writes `false` in every packet.
    ["OtherInfo.Direction", /^(?:false|0)$/i.test(direction) ? undefined : direction],
    ["MessageHeader.ApplicationType", textAt(header, "ApplicationType")],
    ["ResponseForTask.TaskCode", tasks.length === 0 ? undefined : tasks.join("; ")],
  ] as const)
    if (value !== undefined && !saysNothing(value)) notes.push(tolerance("value-left-out", path, { value }))
}
