import type { Agency } from "../agency/agency.ts"
import type { Delivery } from "../document/delivery/delivery.ts"
import { paperSentAt } from "../document/delivery/paper-copy.ts"
import { leftAt } from "../document/delivery/standing.ts"
import { parseDocumentIdentifier, printDocumentIdentifier } from "../document/document-identifier.ts"
import { valueOf } from "../document/outgoing/decide.ts"
import { currentFiles } from "../document/outgoing/state.ts"
import { streamName } from "../log/stream-kind.ts"
import type { SealedBy } from "../policy/sealed-by.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { codeOfType, documentTypeName, typeNamed } from "../vocabulary/document-type.ts"
import { documentIdKey } from "../vocabulary/key.ts"
import type { OwnTypes } from "../vocabulary/own-type.ts"
import { statusCode } from "../vocabulary/status-code.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { History } from "./document-history.ts"
import { type DocumentStatus, incomingStatuses, recipientStatus } from "./document-status.ts"
import type { DocumentReceiver, ElectronicDocument } from "./electronic-document.ts"
import { type IncomingLine, incomingLines } from "./incoming-board.ts"
import { known } from "./known-field.ts"
import { type OutgoingLine, outgoingLines } from "./outgoing-board.ts"
import type { ReadModel } from "./read-model.ts"
import { namedReplies, replyColumns } from "./replies.ts"
import { deliveriesByDocument } from "./tracking-board.ts"

const someOf = <T>(list: ReadonlyArray<T>) => (list.length === 0 ? undefined : list)

const first = <T extends string>(times: ReadonlyArray<T | undefined>): T | undefined =>
  times.filter((time) => time !== undefined).toSorted()[0]

const receiverOf = (delivery: Delivery): DocumentReceiver => ({
  code: delivery.to.code,
  name: delivery.to.name,
  status: recipientStatus(delivery),
  ...known("sentAt", leftAt(delivery) ?? paperSentAt(delivery.paper)),
  ...known("receivedAt", delivery.reports[statusCode.arrived]?.reportedAt),
})

const outgoingStatuses = (
  line: OutgoingLine,
  receivers: ReadonlyArray<DocumentReceiver>,
): ReadonlyArray<DocumentStatus> => {
  if (!line.dispatched) return [line.closed ? "not-issued" : "preparing"]
  const statuses = receivers.map(({ status }) => status)
  return [...new Set(line.recall ? [...statuses, "recalled" as const] : statuses)]
}

const issued = (
  line: OutgoingLine,
  deliveries: ReadonlyArray<Delivery>,
  history: History,
  agency: Agency,
): ElectronicDocument => {
  const { document, draft, signed, numbered, dispatched, recall, replacedBy } = line
  const seal: SealedBy | undefined = line.sealed ? "sender" : dispatched && "nobody"
  const [file, ...attachments] = currentFiles(line).map((each) => ({ ...each, ...known("sealedBy", seal) }))
  const receivers = deliveries.map(receiverOf)
  const identifier =
    dispatched?.wireId ?? (numbered && printDocumentIdentifier({ agency: agency.code, ...numbered }))
  return {
    direction: "outgoing",
    document,
    agency: agency.code,
    ...known("identifier", identifier),
    ...known("code", numbered && printCode(numbered.code)),
    ...known("date", numbered?.date),
    type: codeOfType(draft.type),
    typeName: documentTypeName(draft.type),
    subject: draft.subject,
    ...known("file", file),
    attachments,
    statuses: outgoingStatuses(line, receivers),
    ...(signed && {
      signer: {
        name: signed.signer.name,
        ...known("position", signed.signer.position),
        ...known("authority", signed.authority),
      },
    }),
    urgency: draft.urgency,
    sender: { code: agency.code, name: agency.name },
    receivers,
    ...known("sentAt", first(receivers.map(({ sentAt }) => sentAt))),
    ...known("receivedAt", first(receivers.map(({ receivedAt }) => receivedAt))),
    ...known(
      "dueDate",
      line.updates.findLast(({ dueDate }) => dueDate !== undefined)?.dueDate ?? draft.dueDate,
    ),
    history,
    other: {
      legalValue: valueOf(line),
      ...known("register", numbered?.register),
      ...known("registerNumber", numbered?.number),
      ...known("place", draft.place),
      toPlaces: draft.toPlaces,
      ...known("pageAmount", draft.pageAmount),
      matters: draft.matters,
      ...known("recall", recall?.reason),
      ...known("notIssued", line.closed?.reason),
      ...known(
        "replaces",
        dispatched?.replaces?.map(({ code }) => printCode(code)),
      ),
      ...known("replacedBy", replacedBy && [printCode(replacedBy.code)]),
      ...replyColumns(line),
      ...known("conversions", line.conversions),
    },
  }
}

/**
 * The codes of the documents it replaces: the real code of those that are here, otherwise what its packet
 * calls them.
 */
const replacedCodes = (
  { envelope, replaces }: IncomingLine,
  codes: ReadonlyMap<string, string>,
): ReadonlyArray<string> => {
  const here = new Map(replaces.map(({ document, wireId }) => [documentIdKey(wireId), codes.get(document)]))
  const named = envelope.kind === "replacement" ? envelope.about : []
  const own = documentIdKey(envelope.wireId)
  const texts = new Map(
    [...replaces.map(({ wireId }) => wireId), ...named].map((id) => [documentIdKey(id), id]),
  )
  return [...texts].flatMap(([key, wireId]) => {
    if (key === own && !here.has(key)) return []
    const identifier = parseDocumentIdentifier(wireId)
    return here.get(key) ?? (identifier ? printCode(identifier.code) : wireId)
  })
}

const received = (
  line: IncomingLine,
  codes: ReadonlyMap<string, string>,
  history: History,
  agency: Agency,
  ownTypes: OwnTypes,
): ElectronicDocument => {
  const { document, envelope, content, arrivedAt, registered, assignedTo, refusal, recall } = line
  const { from, signer, typeName, sentAt } = envelope
  const type = typeName === undefined ? undefined : typeNamed(typeName, ownTypes)
  const [file, ...attachments] =
    content?.files.map((each, index) => ({ ...each, ...known("sealedBy", content.seals?.[index]) })) ?? []
  const statuses = incomingStatuses(line)
  const times = { ...known("sentAt", sentAt), ...known("receivedAt", arrivedAt) }
  return {
    direction: "incoming",
    document,
    agency: from.code,
    identifier: envelope.wireId,
    code: line.code,
    ...known("date", envelope.date),
    ...known("typeName", typeName),
    ...known("type", type && codeOfType(type)),
    subject: envelope.subject,
    ...known("file", file),
    attachments,
    statuses,
    signer: {
      ...known("name", signer.fullName),
      ...known("position", signer.position),
      ...known("authority", signer.competence),
    },
    urgency: envelope.urgency,
    sender: { code: from.code, name: from.name ?? from.code },
    receivers: [{ code: agency.code, name: agency.name, status: statuses[0] ?? "arrived", ...times }],
    ...times,
    ...known("dueDate", line.deadline?.due ?? envelope.dueDate),
    history,
    other: {
      ...known("legalValue", content?.legalValue),
      ...known("legalValueReason", content?.legalValueGround?.reason),
      ...known("admittedBy", someOf(content?.admittedBy ?? [])),
      ...known("register", registered?.register),
      ...known("registerNumber", registered?.number),
      ...known("pageAmount", envelope.pageAmount),
      ...known("assignedTo", assignedTo),
      ...known("joining", line.joining),
      ...known("assignmentNote", line.assignmentNote),
      ...known("refusal", refusal?.text),
      ...known("recall", recall?.reason),
      ...known("replaces", someOf(replacedCodes(line, codes))),
      ...known("replacedBy", someOf(line.replacedBy.map(({ code }) => code))),
      ...namedReplies(line, envelope),
      ...known("conversions", line.conversions),
    },
  }
}

/**
 * Every document of an agency: those issued in the order of their drafts, then those received as first seen.
 */
export const documentLines = (
  model: ReadModel,
  agency: Agency,
  ownTypes: OwnTypes = [],
): ReadonlyArray<ElectronicDocument> => {
  const deliveries = deliveriesByDocument(model)
  const incoming = incomingLines(model)
  const codes = new Map(incoming.map(({ document, code }) => [document, code]))
  const historyOf = (stream: string) => [...(model.histories.get(stream) ?? [])]
  return [
    ...outgoingLines(model).map((line) =>
      issued(
        line,
        deliveries.get(line.document) ?? [],
        historyOf(streamName.outgoing(line.document)),
        agency,
      ),
    ),
    ...incoming.map((line) =>
      received(line, codes, historyOf(streamName.incoming(line.document)), agency, ownTypes),
    ),
  ]
}

/**
 * Every document of an agency with all fields of Decision 28/2018, Art. 10.2, from the whole log: those
 * issued in the order of their drafts, then those received in the order first seen.
 */
export const electronicDocuments = (
  changes: Iterable<Change>,
  agency: Agency,
): ReadonlyArray<ElectronicDocument> => documentLines(buildReadModel(changes), agency)
