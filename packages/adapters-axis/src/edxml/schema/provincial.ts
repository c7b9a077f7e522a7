import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import { type ReadElement, textAt } from "../xml/element.ts"
import { knownNames } from "./element-form.ts"

/** An element with these children or this text. */
export const element = (name: string, children: ReadonlyArray<ReadElement>, text = ""): ReadElement => ({
  name,
  namespace: "",
  text,
  children,
  silent: [],
  stray: "",
})

/** The children of an element that have one of these names. */
export const allNamed = (parent: ReadElement | undefined, ...names: ReadonlyArray<string>) =>
  parent?.children.filter(({ name }) => names.includes(name)) ?? []

/** What a provincial axis calls the fields of a file, the signer's name and the time of a trace. */
const fieldNames: Readonly<Record<string, string>> = {
  FileName: "AttachmentName",
  FileType: "ContentType",
  Content: "ContentTransferEncoded",
  Signer: "FullName",
  Time: "Timestamp",
}

/**
 * Whether an element of this name is read: the standard has it, in any case of letters, or a dialect does.
 */
export const isRead = (name: string): boolean =>
  knownNames.has(name.toLowerCase()) || Object.hasOwn(fieldNames, name)

interface Reading {
  readonly notes: Array<Tolerance>
}

const note = ({ notes }: Reading, path: string, value: string, readAs: string): void => {
  notes.push(tolerance("value-otherwise-written", path, { value, readAs, readAsVi: readAs }))
}

/** Renames the fields of an element as the standard names them. */
const renameIn = (parent: ReadElement, names: ReadonlyArray<string>, reading: Reading): ReadElement => ({
  ...parent,
  children: parent.children.map((child) => {
    const name = names.includes(child.name) ? fieldNames[child.name] : undefined
    if (name === undefined) return child
    note(reading, `${parent.name}.${child.name}`, child.name, name)
    return { ...child, name }
  }),
})

/**
 * A trace names its agencies in `Path`. One that names another than the packet's sender stays as it is, and
 * the packet is refused: a reader that looks for `From` anywhere would see two senders.
 */
const traceOf = (trace: ReadElement, sender: string | undefined, reading: Reading): ReadElement => {
  const named = renameIn(trace, ["Time"], reading)
  const [path, ...others] = allNamed(named, "Path")
  const [from] = allNamed(path, "From")
  if (path === undefined || from === undefined || others.length > 0 || from.text !== sender) return named
  if (allNamed(named, "OrganId").length > 0) return named
  note(reading, "TraceHeader.Path", "Path/From", "OrganId")
  const rest = named.children.filter((child) => child !== path)
  return { ...named, children: [element("OrganId", [], from.text), ...rest] }
}

/** The fields of a header that this dialect writes in another place or form. */
const headerField = (field: ReadElement, reading: Reading): ReadElement => {
  if (field.name === "SignerInfo") return renameIn(field, ["Signer"], reading)
  if (field.name === "DocumentType" && field.children.length === 0 && field.text !== "") {
    note(reading, "MessageHeader.DocumentType", "DocumentType", "DocumentType/TypeName")
    return element("DocumentType", [element("TypeName", [], field.text)])
  }
  if (field.name !== "OtherInfo" || allNamed(field, "Appendixes").length > 0) return field
  const appendixes = allNamed(field, "Appendix")
  const silent = field.silent.filter(({ name }) => name !== "Appendix")
  if (appendixes.length === 0) return { ...field, silent }
  note(reading, "OtherInfo.Appendix", "Appendix", "Appendixes/Appendix")
  const others = field.children.filter(({ name }) => name !== "Appendix")
  return { ...field, silent, children: [...others, element("Appendixes", appendixes)] }
}

/** Puts a header that stands in the envelope itself, and the trace inside it, where the standard has them. */
const withHeader = (envelope: ReadElement, reading: Reading): ReadElement => {
  const names = ["MessageHeader", "Status", "TraceHeaderList"]
  if (allNamed(envelope, "edXMLHeader").length > 0) return envelope
  const parts = allNamed(envelope, ...names).flatMap((part) => {
    if (part.name !== "MessageHeader") return [part]
    const traces = allNamed(part, "TraceHeaderList")
    if (traces.length > 0) note(reading, "MessageHeader.TraceHeaderList", "MessageHeader", "edXMLHeader")
    const fields = part.children.filter(({ name }) => name !== "TraceHeaderList")
    return [{ ...part, children: fields.map((field) => headerField(field, reading)) }, ...traces]
  })
  const sender = textAt(allNamed(envelope, "MessageHeader")[0], "From", "OrganId")
  const read = parts.map((part) =>
    part.name === "TraceHeaderList"
      ? {
          ...part,
          children: part.children.map((child) =>
            child.name === "TraceHeader" ? traceOf(child, sender, reading) : child,
          ),
        }
      : part,
  )
  const others = envelope.children.filter(({ name }) => !names.includes(name))
  return { ...envelope, children: [element("edXMLHeader", read), ...others] }
}

const isProvincialFile = ({ name, children }: ReadElement) =>
  name === "Attachment" && children.some((child) => child.name === "FileName" || child.name === "Content")

/** Whether a manifest is the dialect's, which holds the files themselves and nothing else. */
const isOfFiles = ({ name, children, stray }: ReadElement) =>
  name === "Manifest" && children.length > 0 && stray === "" && children.every(isProvincialFile)

/** Puts the files that stand in the envelope itself, or in its manifest, where the standard has them. */
const withFiles = (envelope: ReadElement, { notes }: Reading): ReadElement => {
  const holders = envelope.children.filter(isOfFiles)
  const files = [
    ...envelope.children.filter(isProvincialFile),
    ...holders.flatMap(({ children }) => children),
  ]
  if (files.length === 0) return envelope
  const place = holders.length > 0 ? "Manifest/Attachment" : "Attachment"
  const attachments = files.map((file) => {
    notes.push(
      tolerance("file-otherwise-written", `edXMLEnvelope.${place.replace("/", ".")}`, {
        value: `${place}/FileName, Content`,
        readAs: "AttachmentEncoded/Attachment",
      }),
    )
    return renameIn(file, ["FileName", "FileType", "Content"], { notes: [] })
  })
  const others = envelope.children.filter((child) => !isProvincialFile(child) && !isOfFiles(child))
  return { ...envelope, children: [...others, element("AttachmentEncoded", attachments)] }
}

/** Reads an envelope as a provincial axis writes it, and notes what departs from the standard. */
export const fromProvince = (
  envelope: ReadElement,
): { readonly envelope: ReadElement; readonly tolerated: ReadonlyArray<Tolerance> } => {
  const reading: Reading = { notes: [] }
  const read = withFiles(withHeader(envelope, reading), reading)
  return { envelope: read, tolerated: reading.notes }
}
