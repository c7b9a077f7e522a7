/**
 * Packets as other systems write them, put together from text: a test that read only what our own writer
 * writes would not notice what both get wrong.
 */
export const namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

/** An element; children are joined as they are. */
export const tag = (name: string, ...children: ReadonlyArray<string>): string => {
  const [local] = name.split(" ")
  return `<${name}>${children.join("")}</${local}>`
}

/** Elements with one text each, in the order given. */
export const leaves = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => tag(name, value))
    .join("")

/** One file: its line in the manifest, and itself. */
export interface FileText {
  readonly reference?: Readonly<Record<string, string>>
  readonly attachment?: Readonly<Record<string, string>>
}

/** A file of a name and bytes, as most systems write one. */
export const file = (name: string, bytes: Uint8Array | string, contentId = "f1"): Required<FileText> => ({
  reference: { ContentId: `cid:${contentId}`, ContentType: "application/pdf", AttachmentName: name },
  attachment: {
    ContentId: `cid:${contentId}`,
    AttachmentName: name,
    ContentType: "application/pdf",
    ContentTransferEncoded: Buffer.from(bytes).toString("base64"),
  },
})

/** A file whose parts differ from the plain form. */
export const fileWith = (
  base: Required<FileText>,
  reference: Readonly<Record<string, string>>,
  attachment: Readonly<Record<string, string>>,
): FileText => ({
  reference: { ...base.reference, ...reference },
  attachment: { ...base.attachment, ...attachment },
})

/** A small file that is a PDF by name and header. */
export const pdf = Buffer.from("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n", "latin1")

/** The fields every document packet needs. */
export const certain = {
  From: leaves({ OrganId: "000.00.00.H53", OrganName: "UBND tỉnh Tây Ninh" }),
  To: leaves({ OrganId: "000.00.00.H14" }),
  DocumentId: "000.00.00.H53,2019/06/20,105/BC-UBND",
}

/** What a document packet is made of; each part has the plain form unless a test says otherwise. */
export interface DocumentText {
  readonly header?: string
  readonly traces?: string
  readonly afterTraces?: string
  readonly files?: ReadonlyArray<FileText>
}

/** A document packet without any prefix, on one line. */
export const documentText = (parts: DocumentText = {}): string => {
  const files = parts.files ?? [file("van ban.pdf", pdf)]
  const references = files.flatMap(({ reference }) => (reference ? tag("Reference", leaves(reference)) : []))
  const attachments = files.flatMap(({ attachment }) =>
    attachment ? tag("Attachment", leaves(attachment)) : [],
  )
  const header = tag(
    "edXMLHeader",
    tag("MessageHeader", parts.header ?? leaves(certain)),
    tag("TraceHeaderList", parts.traces ?? ""),
    parts.afterTraces ?? "",
  )
  const body = tag("edXMLBody", tag("edXMLManifest", ...references))
  const root = tag(
    `edXML xmlns="${namespace}"`,
    tag("edXMLEnvelope", header, body),
    tag("AttachmentEncoded", ...attachments),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

/** A packet whose header is of any kind. */
export const headerText = (header: string): string =>
  tag(`edXML xmlns="${namespace}"`, tag("edXMLEnvelope", tag("edXMLHeader", header)))
