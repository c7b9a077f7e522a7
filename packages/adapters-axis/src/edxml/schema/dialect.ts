import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import type { ReadElement } from "../xml/element.ts"
import { knownNames } from "./element-form.ts"

/** A packet in the form of the standard, and how its dialect departs from it. */
export interface Dialect {
  readonly root: ReadElement
  readonly tolerated: ReadonlyArray<Tolerance>
}

const element = (name: string, children: ReadonlyArray<ReadElement>): ReadElement => ({
  name,
  namespace: "",
  text: "",
  children,
  silent: [],
  stray: "",
})

const allNamed = (parent: ReadElement | undefined, ...names: ReadonlyArray<string>) =>
  parent?.children.filter(({ name }) => names.includes(name)) ?? []

const inEnvelope = (...parts: ReadonlyArray<ReadElement>): ReadElement =>
  element("edXML", [element("edXMLEnvelope", [element("edXMLHeader", parts)])])

/** Whether an element of the standard stands anywhere but in the given ones. */
const standsBeside = (parent: ReadElement, taken: ReadonlySet<ReadElement>): boolean =>
  [...parent.children, ...parent.silent].some(
    (child) => !taken.has(child) && (knownNames.has(child.name.toLowerCase()) || standsBeside(child, taken)),
  )

const contents = ["edXML", "edXMLEnvelope", "edXMLHeader", "MessageHeader", "Status"]

/** The packet in a SOAP envelope, if that holds one and nothing else of edXML. */
const inSoap = (root: ReadElement): ReadElement | undefined => {
  const parts = allNamed(root, "Header", "Body")
  const [content, ...others] = parts.flatMap((part) => allNamed(part, ...contents))
  if (content === undefined || others.length > 0) return undefined
  const isHeader = content.name === "MessageHeader" || content.name === "Status"
  const traces = isHeader ? parts.flatMap((part) => allNamed(part, "TraceHeaderList")) : []
  if (standsBeside(root, new Set([content, ...traces]))) return undefined
  if (content.name === "edXML") return content
  if (content.name === "edXMLEnvelope") return element("edXML", [content])
  if (content.name === "edXMLHeader") return element("edXML", [element("edXMLEnvelope", [content])])
  return inEnvelope(content, ...traces)
}

const renamed = (child: ReadElement, names: Readonly<Record<string, string>>): ReadElement =>
  Object.hasOwn(names, child.name) ? { ...child, name: names[child.name] ?? child.name } : child

/** The fields of a file as a provincial axis names them. */
const fileNames = { FileName: "AttachmentName", FileType: "ContentType", Content: "ContentTransferEncoded" }

/** Whether an element of this name is read anywhere: the standard names it, in any letters, or a dialect. */
export const isRead = (name: string): boolean =>
  knownNames.has(name.toLowerCase()) || Object.hasOwn(fileNames, name)

const isProvincialFile = ({ name, children }: ReadElement) =>
  name === "Attachment" && children.some((child) => child.name === "FileName" || child.name === "Content")

/** Puts the files that stand in the envelope itself where the standard has them. */
const withFiles = (envelope: ReadElement): ReadElement => {
  const files = envelope.children.filter(isProvincialFile)
  if (files.length === 0) return envelope
  const attachments = files.map((file) => ({
    ...file,
    children: file.children.map((child) => renamed(child, fileNames)),
  }))
  const others = envelope.children.filter((child) => !isProvincialFile(child))
  return { ...envelope, children: [...others, element("AttachmentEncoded", attachments)] }
}

/** Puts a header that stands in the envelope itself where the standard has it. */
const withHeader = (envelope: ReadElement): ReadElement => {
  const parts = ["MessageHeader", "Status", "TraceHeaderList"]
  if (allNamed(envelope, "edXMLHeader").length > 0) return envelope
  const header = element("edXMLHeader", allNamed(envelope, ...parts))
  const others = envelope.children.filter(({ name }) => !parts.includes(name))
  return { ...envelope, children: [header, ...others] }
}

const fileNotes = (envelope: ReadElement): ReadonlyArray<Tolerance> =>
  envelope.children.filter(isProvincialFile).map(() =>
    tolerance("file-otherwise-written", "edXMLEnvelope.Attachment", {
      value: "Attachment/FileName, Content",
      readAs: "AttachmentEncoded/Attachment",
    }),
  )

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
  if (root.name !== "edXMLEnvelope") return { root, tolerated: [] }
  const note = tolerance("envelope-is-root", "edXMLEnvelope", { value: "edXMLEnvelope", readAs: "edXML" })
  return {
    root: element("edXML", [withFiles(withHeader(root))]),
    tolerated: [note, ...fileNotes(root)],
  }
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
