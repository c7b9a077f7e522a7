import { PacketError } from "@lienthong/core"
import type { DocumentPacket } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { type InPieces, inTurns, mapInPieces } from "../../turns/in-pieces.ts"
import { readAttachments } from "../attachment/read-attachments.ts"
import type { ReadWhole } from "../attachment/whole-file.ts"
import { urgencyRead } from "../field/enumerations.ts"
import { amountAt, dateAt, enumeratedAt, type Notes, present, timeAt } from "../field/field-reader.ts"
import { noteQuotedCode, readCodeAt } from "../party/read-code.ts"
import { readParty, readRecipients, readResponsesFor } from "../party/read-party.ts"
import { childrenOf, descend, type ReadElement, textAt, type XmlElement } from "../xml/element.ts"
import { noteIdentifier } from "./note-identifier.ts"
import { readBusiness } from "./read-business.ts"
import { noteLeftOut, readFurtherReplies } from "./read-further-fields.ts"
import { readDocumentType } from "./read-type.ts"

/** Fields that each mark a `MessageHeader` as that of a document. */
const documentFields = new Set(["To", "DocumentId", "Code", "PromulgationInfo", "DocumentType", "Subject"])

/** Whether a header belongs to a document. */
export const isDocumentHeader = (header: XmlElement): boolean =>
  header.children.some((child) => documentFields.has(child.name))

const texts = (element: XmlElement | undefined, name: string): ReadonlyArray<string> =>
  childrenOf(element, name).flatMap(({ text }) => (text === "" ? [] : [text]))

const lacking = (field: string) =>
  Effect.fail(new PacketError({ reason: "incomplete-header", detail: { field } }))

const readTrace = (traces: XmlElement | undefined, notes: Notes): InPieces<DocumentPacket["trace"]> =>
  mapInPieces(childrenOf(traces, "TraceHeader"), (element) => ({
    // The axis itself sometimes omits its own.
    organId: textAt(element, "OrganId") ?? "",
    ...present({ at: timeAt(element, "Timestamp", notes) }),
  }))

/**
 * Reads a document packet from its root and its `MessageHeader`. It must name its sender and the document: an
 * identifier invented from number and date could belong to another document, and the sender would not
 * recognise a status sent under it. All other fields are optional.
 */
export const readDocument = Effect.fnUntraced(function* (
  root: ReadElement,
  header: ReadElement,
  notes: Notes,
): Effect.fn.Return<ReadWhole, PacketError> {
  const from = readParty(descend(header, "From"), notes)
  const documentId = textAt(header, "DocumentId")
  if (from === undefined) return yield* lacking("From.OrganId")
  if (documentId === undefined) return yield* lacking("MessageHeader.DocumentId")
  const traces = descend(root, "edXMLEnvelope", "edXMLHeader", "TraceHeaderList")
  const promulgation = descend(header, "PromulgationInfo")
  const signer = descend(header, "SignerInfo")
  const other = descend(header, "OtherInfo")
  const { attachments, broken } = yield* readAttachments(root, notes)
  const code = readCodeAt(header, notes)
  const date = dateAt(promulgation, "PromulgationDate", notes)
  const named = yield* inTurns(readResponsesFor(header, notes, noteQuotedCode))
  noteLeftOut(header, notes)
  noteIdentifier(documentId, { from: from.code, code, date }, notes)
  const packet: ReadWhole["packet"] = {
    _tag: "DocumentPacket",
    from,
    to: yield* inTurns(readRecipients(header, notes)),
    documentId,
    code,
    promulgation: present({
      place: textAt(promulgation, "Place"),
      date,
    }),
    documentType: readDocumentType(descend(header, "DocumentType"), notes),
    subject: textAt(header, "Subject") ?? "",
    signer: present({
      competence: textAt(signer, "Competence"),
      position: textAt(signer, "Position"),
      fullName: textAt(signer, "FullName"),
    }),
    toPlaces: texts(descend(header, "ToPlaces"), "Place"),
    urgency: enumeratedAt(other, "Priority", urgencyRead, notes),
    appendixes: texts(descend(other, "Appendixes"), "Appendix"),
    responseFor: [...named, ...(yield* inTurns(readFurtherReplies(other, named, notes)))],
    trace: yield* inTurns(readTrace(traces, notes)),
    business: yield* inTurns(readBusiness(traces, notes)),
    attachments,
    ...present({
      content: textAt(header, "Content"),
      dueDate: dateAt(header, "DueDate", notes),
      sphere: textAt(other, "SphereOfPromulgation"),
      typerNotation: textAt(other, "TyperNotation"),
      promulgationAmount: amountAt(other, "PromulgationAmount", notes),
      pageAmount: amountAt(other, "PageAmount", notes),
      steeringType: textAt(header, "SteeringType"),
    }),
  }
  return { packet, broken, tolerated: notes }
})
