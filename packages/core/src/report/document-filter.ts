import { Schema } from "effect"
import { isWellFormedAgencyCode } from "../agency/agency-code.ts"
import { assigneesOf } from "../document/incoming/assignment.ts"
import { hasIssuersSeal } from "../policy/annex-seal.ts"
import { LegalValue } from "../policy/legal-value.ts"
import { SignatureRule } from "../policy/signature-policy.ts"
import { unaccented } from "../text/unaccented.ts"
import { LocalDate, VietnamTime } from "../time/vietnam-time.ts"
import { codeKey, parseCode, printCode } from "../vocabulary/document-code.ts"
import { TypeCode } from "../vocabulary/document-type.ts"
import { agencyKey, isSameAgencyCode, isSameDocumentId } from "../vocabulary/key.ts"
import { Urgency } from "../vocabulary/urgency.ts"
import { DocumentStatus } from "./document-status.ts"
import type { ElectronicDocument } from "./electronic-document.ts"
import { linkedCodes } from "./replies.ts"
import { isFrom, isUntil } from "./within-bounds.ts"

/**
 * Selects documents by the fields of Decision 28/2018, Art. 10.2. All given conditions must hold. Text
 * matches anywhere in a field, ignoring case and accents; times and dates are inclusive bounds.
 */
export const DocumentFilter = Schema.Struct({
  direction: Schema.optionalKey(Schema.Literals(["outgoing", "incoming"])),
  /** a) Issuer's identifier. */
  agency: Schema.optionalKey(Schema.String),
  /** b) Document's identifier. */
  identifier: Schema.optionalKey(Schema.String),
  /** c) `105/BC-UBND`, or only the number or the notation: `105`, `/BC-UBND`. */
  code: Schema.optionalKey(Schema.String),
  /** d) */
  dateFrom: Schema.optionalKey(LocalDate),
  dateUntil: Schema.optionalKey(LocalDate),
  /** đ) One of the law's types or of the agency's own, or text in a type's name. */
  type: Schema.optionalKey(TypeCode),
  typeName: Schema.optionalKey(Schema.String),
  /** e) */
  subject: Schema.optionalKey(Schema.String),
  /** g) Text in the name or description of an attachment. */
  attachment: Schema.optionalKey(Schema.String),
  /** Whether an attachment is known to lack its issuer's seal. */
  unsealedAnnex: Schema.optionalKey(Schema.Boolean),
  /** h) Including the status at a single receiver. */
  status: Schema.optionalKey(DocumentStatus),
  /** i) Text in name, position or authority. */
  signer: Schema.optionalKey(Schema.String),
  /** k) */
  urgency: Schema.optionalKey(Urgency),
  /** l) Identifier, or text in the name. */
  sender: Schema.optionalKey(Schema.String),
  /** m) The same for a receiver. */
  receiver: Schema.optionalKey(Schema.String),
  /** n) */
  sentFrom: Schema.optionalKey(VietnamTime),
  sentUntil: Schema.optionalKey(VietnamTime),
  receivedFrom: Schema.optionalKey(VietnamTime),
  receivedUntil: Schema.optionalKey(VietnamTime),
  /** o) */
  dueFrom: Schema.optionalKey(LocalDate),
  dueUntil: Schema.optionalKey(LocalDate),
  /** p) Id of a person who handled it. */
  handledBy: Schema.optionalKey(Schema.String),
  /** q) A legal value, or text in any of these fields. */
  legalValue: Schema.optionalKey(LegalValue),
  /** The agency's rule that admitted it although not every signature is valid. */
  admittedBy: Schema.optionalKey(SignatureRule),
  registerNumber: Schema.optionalKey(Schema.Int),
  assignedTo: Schema.optionalKey(Schema.String),
  /** Số và ký hiệu of a document that replaces it or that it replaces. */
  replacement: Schema.optionalKey(Schema.String),
  /** Số và ký hiệu of a document that answers, copies or corrects it, or the other way round. */
  reply: Schema.optionalKey(Schema.String),
  /** Whether a document here answers it. */
  answered: Schema.optionalKey(Schema.Boolean),
  other: Schema.optionalKey(Schema.String),
})
export interface DocumentFilter extends Schema.Schema.Type<typeof DocumentFilter> {}

type Test<V> = (document: ElectronicDocument, wanted: V) => boolean

const holds = (text: string | undefined, wanted: string) =>
  text !== undefined && unaccented(text).includes(unaccented(wanted))

const hasCode = (code: string | undefined, wanted: string) => {
  if (code === undefined) return false
  const [own, asked] = [parseCode(codeKey(code)), parseCode(codeKey(wanted))]
  if (asked.notation === "") return own.number === asked.number
  return asked.number === "" ? own.notation === asked.notation : printCode(own) === printCode(asked)
}

/** Whether the wanted text is an agency's identifier, `000.00.00.H53`, and not part of a name. */
export const isAgencyCode = (wanted: string) =>
  /\d/.test(wanted) && !/\s/.test(wanted.trim()) && isWellFormedAgencyCode(agencyKey(wanted))

const isParty = ({ code, name }: { readonly code: string; readonly name: string }, wanted: string) =>
  isAgencyCode(wanted) ? isSameAgencyCode(code, wanted) : holds(name, wanted)

/** One test for each field. A field of the filter without one does not compile. */
export const documentTests: {
  readonly [K in keyof Required<DocumentFilter>]: Test<Required<DocumentFilter>[K]>
} = {
  direction: ({ direction }, wanted) => direction === wanted,
  agency: ({ agency }, wanted) => isSameAgencyCode(agency, wanted),
  identifier: ({ identifier }, wanted) => identifier !== undefined && isSameDocumentId(identifier, wanted),
  code: ({ code }, wanted) => hasCode(code, wanted),
  dateFrom: ({ date }, bound) => isFrom(date, bound),
  dateUntil: ({ date }, bound) => isUntil(date, bound),
  type: ({ type }, wanted) => type === wanted,
  typeName: ({ typeName }, wanted) => holds(typeName, wanted),
  subject: ({ subject }, wanted) => holds(subject, wanted),
  attachment: ({ attachments }, wanted) =>
    attachments.some(({ name, description }) => holds(name, wanted) || holds(description, wanted)),
  unsealedAnnex: ({ attachments }, wanted) =>
    attachments.some(({ sealedBy }) => sealedBy !== undefined && !hasIssuersSeal(sealedBy)) === wanted,
  status: ({ statuses }, wanted) => statuses.includes(wanted),
  signer: ({ signer = {} }, wanted) => Object.values(signer).some((text) => holds(text, wanted)),
  urgency: ({ urgency }, wanted) => urgency === wanted,
  sender: ({ sender }, wanted) => isParty(sender, wanted),
  receiver: ({ receivers }, wanted) => receivers.some((receiver) => isParty(receiver, wanted)),
  sentFrom: ({ sentAt }, bound) => isFrom(sentAt, bound),
  sentUntil: ({ sentAt }, bound) => isUntil(sentAt, bound),
  receivedFrom: ({ receivedAt }, bound) => isFrom(receivedAt, bound),
  receivedUntil: ({ receivedAt }, bound) => isUntil(receivedAt, bound),
  dueFrom: ({ dueDate }, bound) => isFrom(dueDate, bound),
  dueUntil: ({ dueDate }, bound) => isUntil(dueDate, bound),
  handledBy: ({ history }, wanted) => history.some(({ by }) => by.id === wanted),
  legalValue: ({ other }, wanted) => other.legalValue === wanted,
  admittedBy: ({ other }, wanted) => other.admittedBy?.includes(wanted) === true,
  registerNumber: ({ other }, wanted) => other.registerNumber === wanted,
  assignedTo: ({ other }, wanted) => assigneesOf(other).some((to) => holds(to, wanted)),
  replacement: ({ other }, wanted) =>
    [...(other.replaces ?? []), ...(other.replacedBy ?? [])].some((code) => hasCode(code, wanted)),
  reply: ({ other }, wanted) => linkedCodes(other).some((code) => hasCode(code, wanted)),
  answered: ({ other }, wanted) => (other.answeredBy !== undefined) === wanted,
  other: ({ other: { legalValueReason, ...other } }, wanted) =>
    [...Object.values(other), ...Object.values(legalValueReason ?? {})]
      .flat()
      .some((value) => holds(String(value), wanted)),
}

/** Whether a document matches the filter. */
const isWanted = (document: ElectronicDocument, filter: DocumentFilter): boolean =>
  Object.entries(filter).every(([field, wanted]) =>
    (documentTests[field as keyof DocumentFilter] as Test<unknown>)(document, wanted),
  )

/** The matching documents of a list, in its order. */
export const filterDocuments = (
  documents: ReadonlyArray<ElectronicDocument>,
  filter: DocumentFilter,
): ReadonlyArray<ElectronicDocument> => documents.filter((document) => isWanted(document, filter))
