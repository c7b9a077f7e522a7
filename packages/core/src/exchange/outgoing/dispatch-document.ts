import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { evolve as evolveDelivery } from "../../document/delivery/state.ts"
import { printCode } from "../../document/document-code.ts"
import { printDocumentIdentifier } from "../../document/document-identifier.ts"
import type { Digest } from "../../document/file.ts"
import { valueOf } from "../../document/outgoing/decide.ts"
import type { DispatchLine, OutgoingEvent } from "../../document/outgoing/event.ts"
import { currentFiles, evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { paperFor } from "../../policy/paper.ts"
import { type SendDeadline, sendDeadline } from "../../policy/send-deadline.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { PacketCodec } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"
import { documentWorkId, documentWorkKind, encodeDocumentWork } from "../dispatcher/document-work.ts"
import { dutiesOfOutgoingChange } from "../duty/outgoing-change.ts"
import { markKey } from "../mark.ts"
import { now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { RegisterTurn } from "../register-turn.ts"
import { Settings } from "../settings.ts"
import { append, begin } from "../stream/append.ts"
import { streamName } from "../stream/stream-kind.ts"
import { buildPacket } from "./build-packet.ts"
import { findRecipients, type Recipient, type RecipientRequest } from "./recipient.ts"
import { type NumberRequest, numberDocument } from "./sign-document.ts"
import { decideOutgoing, requireOutgoing } from "./transact.ts"

/** How a document is to be dispatched (phát hành). */
export interface DispatchRequest extends NumberRequest {
  readonly to: ReadonlyArray<RecipientRequest | string>
  /**
   * The document goes although it lacks a signature, to be known and consulted only (Art. 4.2). It is numbered if it
   * has no number yet.
   */
  readonly forInformation?: boolean
}

/** What a dispatch will do: a line for each recipient, and until when it must have been sent. */
export interface Dispatch {
  readonly wireId: string
  readonly lines: ReadonlyArray<DispatchLine>
  readonly deadline: SendDeadline
}

type Numbered = Outgoing & { readonly numbered: NonNullable<Outgoing["numbered"]> }

const planLines = Effect.fnUntraced(function* (document: Outgoing, recipients: ReadonlyArray<Recipient>) {
  const settings = yield* Settings
  const isFocalPoint = (code: string | undefined) =>
    settings.governmentFocalPoints.some((focalPoint) => focalPoint === code)
  return recipients.map(({ code, otherCode, name, connected, individual, ...recipient }): DispatchLine => {
    const capacity = recipient.capacity ?? (isFocalPoint(otherCode) ? "government" : undefined)
    return {
      to: { code, name, ...(otherCode !== undefined && { otherCode }) },
      way: paperFor({
        documentType: document.draft.type,
        legalValue: valueOf(document),
        matters: document.draft.matters,
        recipient: { code, ...(capacity && { capacity }), ...(individual !== undefined && { individual }) },
        connected,
        list: settings.paperList,
        governmentFocalPoints: settings.governmentFocalPoints,
      }),
    }
  })
})

const makePacket = Effect.fnUntraced(function* (
  document: Numbered,
  wireId: string,
  lines: ReadonlyArray<DispatchLine>,
  at: VietnamTime,
) {
  const storage = yield* Storage
  const codec = yield* PacketCodec
  const settings = yield* Settings
  const files = yield* Effect.forEach(currentFiles(document), (file) =>
    Effect.map(storage.getBlob(file.digest), (bytes) => ({ file, bytes })),
  )
  const packet = buildPacket({
    agency: settings.agency,
    ...(settings.place !== undefined && { place: settings.place }),
    wireId,
    document,
    to: lines.map((line) => line.to),
    files,
    withPaper: lines.some((line) => line.way.paper),
    at,
  })
  return yield* storage.putBlob(yield* codec.encode(packet))
})

/** The first event of each recipient's own stream. */
const queue = (
  id: string,
  document: Numbered,
  dispatched: NonNullable<Outgoing["dispatched"]>,
): ReadonlyArray<DeliveryEvent & { readonly _tag: "Queued" }> =>
  dispatched.lines.map(({ to, way }) => ({
    _tag: "Queued",
    document: id,
    to,
    way,
    wireId: dispatched.wireId,
    code: document.numbered.code,
    date: document.numbered.date,
    subject: document.draft.subject,
    lane: laneOf(document.draft.urgency),
    legalValue: dispatched.legalValue,
    deadline: dispatched.deadline,
  }))

const send = (id: string, document: Numbered, dispatch: Dispatch, packet: Digest, at: VietnamTime) => ({
  id: documentWorkId(id),
  lane: laneOf(document.draft.urgency),
  kind: documentWorkKind,
  payload: encodeDocumentWork({
    document: id,
    packet,
    wireId: dispatch.wireId,
    code: printCode(document.numbered.code),
    subject: document.draft.subject,
    to: dispatch.lines.filter((line) => line.way.electronic).map((line) => line.to.code),
  }),
  dueAt: at,
})

const dispatchOnce = Effect.fnUntraced(function* (
  id: string,
  request: DispatchRequest,
  recipients: ReadonlyArray<Recipient>,
  by: Actor,
) {
  const { calendar, agency } = yield* Settings
  const at = yield* now
  const loaded = yield* requireOutgoing(id)
  const forInformation = request.forInformation ?? false
  const needsNumber = forInformation && !loaded.state.numbered && !loaded.state.dispatched
  const numbering = needsNumber ? yield* numberDocument(id, loaded, request) : undefined
  const before: ReadonlyArray<OutgoingEvent> = numbering?.events ?? []
  const document =
    before.reduce<Outgoing | undefined>((state, event) => evolve(state, event, at), loaded.state) ??
    loaded.state
  const lines = yield* planLines(document, recipients)
  const { numbered } = document
  const wireId = numbered
    ? printDocumentIdentifier({ agency: agency.code, date: numbered.date, code: numbered.code })
    : ""
  // Art. 6.2 counts from the competent person's signature; a copy has only the agency's.
  const signedAt = document.signed?.at ?? document.sealed?.at ?? at
  const deadline = sendDeadline(signedAt, document.draft.urgency, calendar)
  const dispatch: Dispatch = { wireId, lines, deadline }
  const command = { _tag: "Dispatch", ...dispatch, forInformation } as const
  // Decided before anything is packed, so that what may not be dispatched is not even read.
  yield* decideOutgoing({ ...loaded, state: document }, command)
  const electronic = lines.filter((line) => line.way.electronic)
  const ready = { ...document, numbered } as Numbered
  const packet = electronic.length > 0 ? yield* makePacket(ready, wireId, electronic, at) : undefined
  const events = yield* decideOutgoing(
    { ...loaded, state: document },
    { ...command, ...(packet && { packet }) },
  )
  const state = events.reduce<Outgoing | undefined>((known, event) => evolve(known, event, at), document)
  if (!state?.dispatched) return dispatch
  const queued = queue(id, ready, state.dispatched)
  const deliveries = queued.map((event) => evolveDelivery(undefined, event, at))
  const duties = yield* dutiesOfOutgoingChange(
    id,
    { state: loaded.state, deliveries: [] },
    { state, deliveries },
    at,
  )
  yield* record(
    by,
    {
      appends: [
        append("outgoing", loaded, [...before, ...events]),
        ...(numbering ? [numbering.append] : []),
        ...queued.map((event) => begin("delivery", streamName.delivery(id, event.to.code), [event])),
        ...duties.appends,
      ],
      marks: [{ key: markKey.wire(wireId), value: id }, ...(numbering?.marks ?? [])],
      work: { add: [...(packet ? [send(id, ready, dispatch, packet, at)] : []), ...duties.work] },
      ...(packet && {
        blobs: { hold: [{ digest: packet, holder: loaded.stream }] },
      }),
    },
    at,
  )
  return dispatch
})

/**
 * Dispatches a document: each recipient gets its way, electronic, paper or both, with the rule for it; the packet is
 * made once and queued. When this has answered, the document will go out, whatever happens to this process.
 */
export const dispatchDocument = Effect.fn("Exchange.dispatchDocument")(function* (
  id: string,
  request: DispatchRequest,
  by: Actor,
) {
  const turn = yield* RegisterTurn
  const recipients = yield* findRecipients(request.to)
  const once = retryContended(dispatchOnce(id, request, recipients, by))
  return yield* request.forInformation ? turn.take(once) : once
})
