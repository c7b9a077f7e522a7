const party = [
  "OrganId",
  "OrganizationInCharge",
  "OrganName",
  "OrganAdd",
  "Email",
  "Telephone",
  "Fax",
  "Website",
]
const statusHeader = ["From", "ResponseFor", "StaffInfo", "StatusCode", "Description", "Timestamp"]

/**
 * The elements that QCVN 102:2016 has at most once under their parent. Of what is not here, a packet may hold several
 * (`To`, `ResponseFor` of a document, `TraceHeader`, `Place`, `Appendix`, `Receiver`, `ReplacementInfoList`,
 * `ReplacementInfo`, `Reference`, `Attachment`), or no reader is known that looks at it.
 */
export const singleElements: Readonly<Record<string, ReadonlyArray<string>>> = {
  edXML: ["edXMLEnvelope", "AttachmentEncoded"],
  edXMLEnvelope: ["edXMLHeader", "edXMLBody", "AttachmentEncoded"],
  edXMLHeader: ["MessageHeader", "Status", "TraceHeaderList"],
  MessageHeader: [
    "From",
    "DocumentId",
    "Code",
    "PromulgationInfo",
    "DocumentType",
    "Subject",
    "Content",
    "SignerInfo",
    "DueDate",
    "OtherInfo",
    "SteeringType",
    "ApplicationType",
    "ToPlaces",
  ],
  Status: statusHeader,
  From: party,
  To: party,
  Code: ["CodeNumber", "CodeNotation"],
  PromulgationInfo: ["Place", "PromulgationDate"],
  DocumentType: ["Type", "TypeDetail", "TypeName"],
  SignerInfo: ["Competence", "Position", "FullName"],
  OtherInfo: [
    "Priority",
    "SphereOfPromulgation",
    "TyperNotation",
    "PromulgationAmount",
    "PageAmount",
    "Direction",
    "Appendixes",
  ],
  Appendixes: [],
  ToPlaces: [],
  ResponseFor: ["OrganId", "Code", "DocumentId", "PromulgationDate"],
  TraceHeaderList: ["Bussiness"],
  TraceHeader: ["OrganId", "Timestamp"],
  Bussiness: [
    "DocumentId",
    "BussinessDocType",
    "BussinessDocReason",
    "Paper",
    "BussinessDocumentInfo",
    "StaffInfo",
  ],
  BussinessDocumentInfo: ["DocumentInfo", "DocumentReceiver", "ReceiverList"],
  ReceiverList: [],
  Receiver: ["OrganId", "ReceiverType"],
  ReplacementInfoList: [],
  ReplacementInfo: ["DocumentId", "OrganIdList"],
  OrganIdList: [],
  StaffInfo: ["Department", "DepartmentId", "Staff", "StaffId", "Email", "Mobile"],
  edXMLBody: ["edXMLManifest", "AttachmentEncoded"],
  edXMLManifest: [],
  Reference: ["ContentId", "ContentType", "Description", "AttachmentName"],
  AttachmentEncoded: [],
  Attachment: ["ContentId", "AttachmentName", "Description", "ContentType", "ContentTransferEncoded"],
}

/** What a `MessageHeader` has at most once: that of a status packet answers for one document only. */
export const singlesOf = (name: string, isStatus: boolean): ReadonlyArray<string> | undefined =>
  name === "MessageHeader" && isStatus
    ? [...(singleElements.MessageHeader ?? []), ...statusHeader]
    : singleElements[name]

/** Names of elements that may stand several times and are no parents of single ones. */
const several = ["Appendix"]

/** Every name that the schema has, by the same name in small letters. */
export const knownNames: ReadonlyMap<string, string> = new Map(
  [...Object.keys(singleElements), ...Object.values(singleElements).flat(), ...statusHeader, ...several].map(
    (name) => [name.toLowerCase(), name],
  ),
)
