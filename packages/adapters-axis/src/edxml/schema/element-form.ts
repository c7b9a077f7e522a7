/** The content of an element in the standard: only text, unless it names children. */
export interface ElementForm {
  readonly children: ReadonlyMap<string, ChildForm>
}

/** A child, and whether its parent has it at most once. */
interface ChildForm {
  readonly form: ElementForm
  readonly isSingle: boolean
}

type Forms = Readonly<Record<string, ElementForm>>

/** The form of an element with children: some at most once, others repeatedly. */
const form = (once: Forms, several: Forms = {}): ElementForm => ({
  children: new Map<string, ChildForm>([
    ...Object.entries(once).map(([name, form]) => [name, { form, isSingle: true }] as const),
    ...Object.entries(several).map(([name, form]) => [name, { form, isSingle: false }] as const),
  ]),
})

const text = form({})

const texts = (...names: ReadonlyArray<string>): Forms =>
  Object.fromEntries(names.map((name) => [name, text]))

const party = form(
  texts("OrganId", "OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website"),
)
const responseFor = form(texts("OrganId", "Code", "DocumentId", "PromulgationDate"))
const staff = form(texts("Department", "DepartmentId", "Staff", "StaffId", "Email", "Mobile"))

const otherInfo = form({
  ...texts("Priority", "SphereOfPromulgation", "TyperNotation", "PromulgationAmount", "PageAmount"),
  ...texts("Direction", "ReplyFors", "ReferenceCodes"),
  Appendixes: form({}, texts("Appendix")),
})

const documentHeader = form(
  {
    From: party,
    ...texts("DocumentId", "Subject", "Content", "DueDate", "SteeringType", "ApplicationType"),
    Code: form(texts("CodeNumber", "CodeNotation")),
    PromulgationInfo: form(texts("Place", "PromulgationDate")),
    DocumentType: form(texts("Type", "TypeDetail", "TypeName")),
    SignerInfo: form(texts("Competence", "Position", "FullName")),
    OtherInfo: otherInfo,
    ToPlaces: form({}, texts("Place")),
    ResponseForTask: form({}, texts("TaskCode")),
  },
  { To: party, ResponseFor: responseFor },
)

const statusHeader = form(
  {
    From: party,
    StaffInfo: staff,
    ...texts("StatusCode", "Description", "Timestamp"),
  },
  { ResponseFor: responseFor },
)

const replacementInfo = form({ ...texts("DocumentId"), OrganIdList: form({}, texts("OrganId")) })

const business = form(
  {
    ...texts("DocumentId", "BussinessDocType", "BussinessDocReason", "Paper"),
    BussinessDocumentInfo: form({
      ...texts("DocumentInfo", "DocumentReceiver"),
      ReceiverList: form({}, { Receiver: form(texts("OrganId", "ReceiverType")) }),
    }),
    StaffInfo: staff,
  },
  { ReplacementInfoList: form({}, { ReplacementInfo: replacementInfo }) },
)

const traces = { TraceHeader: form(texts("OrganId", "Timestamp")) }

const fileFields = ["ContentId", "AttachmentName", "Description", "ContentType", "ContentTransferEncoded"]
const manifest = form({}, { Reference: form(texts(...fileFields)) })
const files = form({}, { Attachment: form(texts(...fileFields)) })

/** The children of `edXML` in a document packet, whose files are in one of three places. */
export const documentForm: ElementForm = form({
  edXMLEnvelope: form({
    edXMLHeader: form({
      MessageHeader: documentHeader,
      TraceHeaderList: form({ Bussiness: business, ...texts("Paper") }, traces),
    }),
    edXMLBody: form({ edXMLManifest: manifest, AttachmentEncoded: files }),
    AttachmentEncoded: files,
  }),
  AttachmentEncoded: files,
})

/**
 * The children of `edXML` in a status packet, whose header has one of two names: no files, nothing of a
 * document.
 */
export const statusForm: ElementForm = form({
  edXMLEnvelope: form({
    edXMLHeader: form({
      MessageHeader: statusHeader,
      Status: statusHeader,
      TraceHeaderList: form(texts("Paper"), traces),
    }),
    edXMLBody: form(texts("edXMLManifest", "AttachmentEncoded")),
    AttachmentEncoded: text,
  }),
  AttachmentEncoded: text,
})

const namesIn = ({ children }: ElementForm): ReadonlyArray<string> =>
  [...children].flatMap(([name, { form }]) => [name, ...namesIn(form)])

/** Every name of the standard, keyed by its lower-case form. */
export const knownNames: ReadonlyMap<string, string> = new Map(
  ["edXML", ...namesIn(documentForm), ...namesIn(statusForm)].map((name) => [name.toLowerCase(), name]),
)
