import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import type { ReadElement } from "../xml/element.ts"
import { knownNames } from "./element-form.ts"
import { allNamed, element, fromProvince } from "./provincial.ts"

/** A packet in the form of the standard, and how its dialect departs from it. */
export interface Dialect {
  readonly root: ReadElement
  readonly tolerated: ReadonlyArray<Tolerance>
}

const inEnvelope = (...parts: ReadonlyArray<ReadElement>): ReadElement =>
  element("edXML", [element("edXMLEnvelope", [element("edXMLHeader", parts)])])

/** Whether an element of the standard stands anywhere but in the given ones. */
const standsBeside = (parent: ReadElement, taken: ReadonlySet<ReadElement>): boolean =>
  [...parent.children, ...parent.silent].some(
    (child) => !taken.has(child) && (knownNames.has(child.name.toLowerCase()) || standsBeside(child, taken)),
  )

const contents = ["edXML", "edXMLEnvelope", "edXMLHeader", "MessageHeader", "Status"]

/** How deep a packet stands below the body: the operation, its parameter, what a framework puts around. */
const depth = 3

/** What of a packet stands in a part of a SOAP envelope, or in the operation that is called there. */
const contentsOf = (part: ReadElement, levels = depth): ReadonlyArray<ReadElement> => {
  const found = allNamed(part, ...contents)
  if (found.length > 0 || levels === 0) return found
  return part.children.flatMap((child) =>
    knownNames.has(child.name.toLowerCase()) ? [] : contentsOf(child, levels - 1),
  )
}

/** The packet in a SOAP envelope, if that holds one and nothing else of edXML. */
const inSoap = (root: ReadElement): ReadElement | undefined => {
  const parts = allNamed(root, "Header", "Body")
  const [content, ...others] = parts.flatMap((part) => contentsOf(part))
  if (content === undefined || others.length > 0) return undefined
  const isHeader = content.name === "MessageHeader" || content.name === "Status"
  const traces = isHeader ? parts.flatMap((part) => allNamed(part, "TraceHeaderList")) : []
  if (standsBeside(root, new Set([content, ...traces]))) return undefined
  if (content.name === "edXML") return content
  if (content.name === "edXMLEnvelope") return element("edXML", [content])
  if (content.name === "edXMLHeader") return element("edXML", [element("edXMLEnvelope", [content])])
  return inEnvelope(content, ...traces)
}

/**
 * Reads the dialects that are met beside the standard's form: a packet in a SOAP envelope, and one that
 * begins with its envelope. Converts them to the standard's form, so that everything else is checked as in
 * any packet.
 */
export const inStandardForm = (root: ReadElement): Dialect => {
  if (root.name === "Envelope") {
    const inner = inSoap(root)
    if (inner === undefined) return { root, tolerated: [] }
    const note = tolerance("soap-wrapped", "Envelope", { value: "Envelope", readAs: "edXML" })
    return { root: inner, tolerated: [note] }
  }
  if (!/^edXMLEnvelope$/i.test(root.name)) return { root, tolerated: [] }
  const note = tolerance("envelope-is-root", root.name, { value: root.name, readAs: "edXML" })
  const { envelope, tolerated } = fromProvince({ ...root, name: "edXMLEnvelope" })
  return { root: element("edXML", [envelope]), tolerated: [note, ...tolerated] }
}

const fileLike = /attach|file|document.?content/i
const placesOfFiles = new Set(["AttachmentEncoded", "edXMLManifest", "edXMLHeader"])

/** Looks for an element that holds files under a name that is not the standard's. */
const findForeign = (parent: ReadElement, path: string): string | undefined => {
  for (const child of parent.children) {
    if (placesOfFiles.has(child.name)) continue
    const place = `${path}.${child.name}`
    const isStructure = child.name === "edXMLEnvelope" || child.name === "edXMLBody"
    if (!isStructure && fileLike.test(child.name) && child.children.length > 0) return place
    const inner = findForeign(child, isStructure ? child.name : place)
    if (inner !== undefined) return inner
  }
  return undefined
}

const hasFiles = (parent: ReadElement): boolean =>
  parent.children.some((child) =>
    child.name === "AttachmentEncoded"
      ? child.children.length > 0
      : (child.name === "edXMLEnvelope" || child.name === "edXMLBody") && hasFiles(child),
  )

/** The element under which a packet's files stand, when it has none where the standard has them. */
export const filesElsewhere = (root: ReadElement): string | undefined =>
  hasFiles(root) ? undefined : findForeign(root, root.name)
