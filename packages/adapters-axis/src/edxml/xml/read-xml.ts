import { PacketError } from "@lienthong/core"
import { Result } from "effect"
import { SaxesParser, type SaxesTagPlain } from "saxes"
import { decodeText } from "./decode-text.ts"
import { localName, trimmed, type XmlElement } from "./element.ts"
import { outermostScope, type PrefixScope, scopeWithin, undeclaredPrefixes } from "./prefix-scope.ts"

/** Far above any real packet; they bound what a hostile one can cost. */
const limits = { bytes: 256 * 1024 * 1024, depth: 64, elements: 500_000 }

interface OpenElement {
  readonly name: string
  readonly scope: PrefixScope
  readonly children: Array<XmlElement>
  text: string
}

/** What reading XML gave: the tree, and what a stricter reader would not have accepted. */
export interface ReadXml {
  readonly root: XmlElement
  readonly tolerated: ReadonlyArray<string>
}

const failed = (reason: PacketError["reason"], problem: string) =>
  new PacketError({ reason, detail: reason === "has-doctype" ? {} : { problem } })

const saysNothing = (element: XmlElement): boolean => element.text === "" && element.children.length === 0

const close = (open: OpenElement): XmlElement => ({
  name: open.name,
  text: open.children.length > 0 ? "" : trimmed(open.text),
  children: open.children,
})

/**
 * Reads XML 1.0 into a tree. Well-formedness is demanded, a DTD is refused, and no entity beyond XML's own five
 * exists. Elements that say nothing (`<Fax/>`) are left out: systems write an absent value in both ways.
 */
export const readXml = (bytes: Uint8Array): Result.Result<ReadXml, PacketError> => {
  if (bytes.length > limits.bytes) {
    return Result.fail(failed("not-xml", `it has ${bytes.length} bytes and ${limits.bytes} are read at most`))
  }
  // Without namespaces, so that an undeclared prefix is a note and not an error. 1.1 would allow control characters.
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  const path: Array<OpenElement> = []
  const undeclared = new Set<string>()
  const tolerated: Array<string> = []
  let elements = 0
  let root: XmlElement | undefined
  let failure: PacketError | undefined

  parser.on("error", (error) => {
    const problem = `line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")}`
    failure ??= failed("not-xml", problem)
  })
  parser.on("doctype", () => {
    failure = failed("has-doctype", "")
  })
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?(8|16)$/i.test(encoding)) {
      tolerated.push(`the packet declares the encoding ${encoding} but is UTF-8`)
    }
  })
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (failure !== undefined) return
    elements++
    if (path.length >= limits.depth)
      failure = failed("not-edxml", `it nests deeper than ${limits.depth} levels`)
    if (elements > limits.elements)
      failure = failed("not-edxml", `it has more than ${limits.elements} elements`)
    const attributes = Object.keys(tag.attributes)
    const scope = scopeWithin(path.at(-1)?.scope ?? outermostScope, attributes)
    for (const prefix of undeclaredPrefixes(scope, [tag.name, ...attributes])) undeclared.add(prefix)
    path.push({ name: localName(tag.name), scope, children: [], text: "" })
  })
  const addText = (text: string) => {
    const open = path.at(-1)
    if (open !== undefined) open.text += text
  }
  parser.on("text", addText)
  parser.on("cdata", addText)
  parser.on("closetag", () => {
    const open = path.pop()
    if (failure !== undefined || open === undefined) return
    const element = close(open)
    const parent = path.at(-1)
    if (parent === undefined) root = element
    else if (!saysNothing(element)) parent.children.push(element)
  })

  const decoded = decodeText(bytes, (text) => {
    parser.write(text)
    return failure === undefined
  })
  if (failure === undefined && Result.isSuccess(decoded)) parser.close()
  if (failure !== undefined) return Result.fail(failure)
  if (Result.isFailure(decoded)) return Result.fail(decoded.failure)
  if (root === undefined) return Result.fail(failed("not-xml", "it has no root element"))
  for (const prefix of undeclared) tolerated.push(`the prefix ${prefix} is used but not declared`)
  return Result.succeed({ root, tolerated })
}
