import type { AgencyCode } from "@lienthong/core/agency"
import { statusCode } from "@lienthong/core/document"

const namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
const organ = (tag: string, code: string) => `<x:${tag}><x:OrganId>${code}</x:OrganId></x:${tag}>`

const envelope = (header: string, rest: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${namespace}"><x:edXMLEnvelope xmlns:x="${namespace}">` +
      `<x:edXMLHeader><x:MessageHeader>${header}</x:MessageHeader></x:edXMLHeader></x:edXMLEnvelope>${rest}</edXML>`,
  )

/**
 * An edXML document packet with one attachment of a few bytes, for trying an axis: it has only what an axis
 * reads, and no receiver accepts it as a document.
 */
export const sampleDocument = (document: {
  readonly from: string
  readonly to: ReadonlyArray<string>
  readonly documentId: string
  readonly number?: string
  readonly subject?: string
}): Uint8Array =>
  envelope(
    organ("From", document.from) +
      document.to.map((code) => organ("To", code)).join("") +
      `<x:DocumentId>${document.documentId}</x:DocumentId>` +
      `<x:Code><x:CodeNumber>${document.number ?? "105"}</x:CodeNumber>` +
      "<x:CodeNotation>BC-UBND</x:CodeNotation></x:Code>" +
      `<x:Subject>${document.subject ?? "Về việc phòng chống bão"}</x:Subject>`,
    "<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>a.pdf</AttachmentName>" +
      `<x:ContentTransferEncoded xmlns:x="${namespace}">JVBERi0xLjQK</x:ContentTransferEncoded>` +
      "</Attachment></AttachmentEncoded>",
  )

/** An edXML status packet (01, unless another code is given) about a document of another agency. */
export const sampleStatus = (status: {
  readonly from: string
  readonly to: string
  readonly documentId: string
  readonly statusCode?: string
}): Uint8Array =>
  envelope(
    organ("From", status.from) +
      `<x:ResponseFor><x:OrganId>${status.to}</x:OrganId><x:Code>105/BC-UBND</x:Code>` +
      `<x:DocumentId>${status.documentId}</x:DocumentId></x:ResponseFor>` +
      `<x:StatusCode>${status.statusCode ?? statusCode.arrived}</x:StatusCode>`,
    "",
  )

export const tayNinh = "000.00.00.H53" as AgencyCode
export const daNang = "000.00.00.H17" as AgencyCode
export const caoBang = "000.00.00.H14" as AgencyCode

/**
 * Three agencies of an axis to try things with, each with a system and a secret; Đà Nẵng has another code
 * too.
 */
export const sampleAgencies = [
  { code: tayNinh, name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "bí-mật-của-Tây-Ninh" },
  {
    code: daNang,
    name: "UBND TP Đà Nẵng",
    systemId: "SYS-H17",
    secret: "secret-of-da-nang",
    otherCode: "H17",
  },
  { code: caoBang, name: "UBND tỉnh Cao Bằng", systemId: "SYS-H14", secret: "secret-of-cao-bang" },
]

/** The system and the secret of an agency. */
export const sampleCredentials = (code: string): { readonly systemId: string; readonly secret: string } => {
  const agency = sampleAgencies.find((agency) => agency.code === code)
  if (agency === undefined) throw new Error(`no credentials for ${code}`)
  return { systemId: agency.systemId, secret: agency.secret }
}
