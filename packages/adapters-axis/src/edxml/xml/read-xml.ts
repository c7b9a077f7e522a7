import { PacketError } from "@lienthong/core"
import { type Reason, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Result } from "effect"
import { SaxesParser } from "saxes"
import { decodeText, encodingOf } from "./decode-text.ts"
import type { ReadElement } from "./element.ts"
import { treeBuilder } from "./tree-builder.ts"

/** The result of reading XML: the tree, and the faults that a stricter reader would reject. */
export interface ReadXml {
  readonly root: ReadElement
  readonly tolerated: ReadonlyArray<Tolerance>
}

const notXml = ({ en, vi }: Reason) =>
  new PacketError({ reason: "not-xml", detail: { problem: en, problemVi: vi } })

/** The parser's message is in English only; its position is enough for other readers. */
const malformed = (line: number, words: string): Reason => ({
  en: `line ${line}: ${words}`,
  vi: `sai cú pháp ở dòng ${line}`,
})

/**
 * Reads XML 1.0 into a tree. It requires well-formedness, refuses a DTD, and knows no entity beyond XML's own
 * five. The parser continues after a problem: the first one counts, and a DTD before all others.
 */
export const readXml = (bytes: Uint8Array): Result.Result<ReadXml, PacketError> => {
  // Without namespaces, so that an undeclared prefix is a note and not an error. 1.1 would allow control
  // characters.
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  const tree = treeBuilder()
  const tolerated: Array<Tolerance> = []
  let failure: PacketError | undefined

  parser.on("error", (error) => {
    const words = error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")
    failure ??= notXml(malformed(parser.line, words))
  })
  parser.on("doctype", () => {
    failure = new PacketError({ reason: "has-doctype", detail: {} })
  })
  parser.on("xmldecl", ({ encoding }) => {
    const read = encodingOf(bytes)
    if (read === "windows-1258")
      tolerated.push(tolerance("encoding-converted", "edXML", { declared: read, actual: "UTF-8" }))
    const actual =
      read === "windows-1258" ? read.toUpperCase() : read.slice(0, 6).toUpperCase().replace(/-$/, "")
    const asDeclared = encoding?.toUpperCase().replace(/^UTF-?(8|16)$/, "UTF-$1")
    if (asDeclared === undefined || asDeclared === actual) return
    tolerated.push(tolerance("encoding-misdeclared", "edXML", { declared: asDeclared, actual }))
  })
  parser.on("opentag", ({ name, attributes }) => {
    if (failure !== undefined) return
    const problem = tree.open(name, attributes)
    if (problem === undefined) return
    failure = new PacketError({ reason: "not-edxml", detail: { problem: problem.en, problemVi: problem.vi } })
  })
  parser.on("text", tree.addText)
  parser.on("cdata", tree.addText)
  parser.on("closetag", tree.close)

  const decoded = decodeText(bytes, (text) => {
    parser.write(text)
    return failure === undefined
  })
  if (failure === undefined && Result.isSuccess(decoded)) parser.close()
  if (failure !== undefined) return Result.fail(failure)
  if (Result.isFailure(decoded)) return Result.fail(decoded.failure)
  const root = tree.root()
  if (root === undefined)
    return Result.fail(notXml({ en: "it has no root element", vi: "không có phần tử gốc" }))
  for (const prefix of tree.undeclared) tolerated.push(tolerance("prefix-undeclared", "edXML", { prefix }))
  for (const path of tree.respelled) tolerated.push(tolerance("name-respelled", path))
  return Result.succeed({ root, tolerated })
}
