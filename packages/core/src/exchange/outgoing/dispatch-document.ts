import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { foldFrom } from "../../document/decider.ts"
import { evolve as evolveDelivery } from "../../document/delivery/state.ts"
import { printDocumentIdentifier } from "../../document/document-identifier.ts"
import { valueOf } from "../../document/outgoing/decide.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { leftOut } from "../../document/outgoing/left-out.ts"
import { evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { type SendDeadline, sendDeadline } from "../../policy/send-deadline.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { decideOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { dutiesOfOutgoingChange } from "../change/outgoing-duties.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { type DirectorySaid, directoryUsed, usedOf } from "../directory/directory-used.ts"
import { markKey } from "../ground/mark.ts"
import { record, retryContended } from "../ground/record.ts"
import { Settings } from "../ground/settings.ts"
import {
  beginDelivery,
  type Numbered,
  packDocument,
  packetWork,
  queueDeliveries,
} from "../packet/pack-document.ts"
import { newBusiness, replacementBusiness } from "../packet/packet-business.ts"
import { RegisterTurn } from "../register/register-turn.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { planLines } from "./plan-lines.ts"
import { findRecipients, type Recipient, type RecipientRequest } from "./recipient.ts"
import { replaceDocuments } from "./replace-documents.ts"
import { type NumberRequest, numberDocument } from "./sign-document.ts"

/** How a document is to be dispatched (phát hành). */
export interface DispatchRequest extends NumberRequest {
  readonly to: ReadonlyArray<RecipientRequest | string>
  /**
   * The document goes although it lacks a signature, to be known and consulted only (Art. 4.2). It is numbered if it
   * has no number yet.
   */
  readonly forInformation?: boolean
  /**
   * The ids of this agency's earlier documents in whose place it goes (thay thế; Decree 30/2020, Art. 18.3). Each must
   * have been dispatched, be neither recalled nor replaced, and be of equal form.
   */
  readonly replaces?: ReadonlyArray<string>
  /** Why it replaces them, as their recipients read it. */
  readonly replacementReason?: string
}

/** What a dispatch will do: a line for each recipient, and until when it must have been sent. */
export interface Dispatch {
  readonly wireId: string
  readonly lines: ReadonlyArray<DispatchLine>
  readonly deadline: SendDeadline
  /**
   * Who has what it replaces and is none of its recipients: nobody tells them. Nothing is refused for that; an update can
   * add them, and the outgoing board shows them until then.
   */
  readonly notSentTo: ReadonlyArray<DispatchLine["to"]>
  /**
   * By which list of agencies, and how old it is: while the axis cannot be asked a dispatch goes on with the last one, and
   * says so. Absent where the host has a directory of its own.
   */
  readonly directory?: DirectorySaid
}

/** Numbers a document that goes for information only and has no number yet. */
const numberIfNeeded = Effect.fnUntraced(function* (
  id: string,
  loaded: Loaded<Outgoing> & { readonly state: Outgoing },
  request: DispatchRequest,
) {
  const { numbered, dispatched } = loaded.state
  return request.forInformation && !numbered && !dispatched
    ? yield* numberDocument(id, loaded, request)
    : undefined
})

/** What the dispatch of a document will be, before anything is decided or packed. */
const plan = Effect.fnUntraced(function* (
  document: Outgoing,
  recipients: ReadonlyArray<Recipient>,
  at: VietnamTime,
) {
  const { calendar, agency } = yield* Settings
  const { numbered, signed, sealed, draft } = document
  const wireId = numbered
    ? printDocumentIdentifier({ agency: agency.code, date: numbered.date, code: numbered.code })
    : ""
  // Art. 6.2 counts from the competent person's signature; a copy has only the agency's.
  const deadline = sendDeadline(signed?.at ?? sealed?.at ?? at, draft.urgency, calendar)
  return { wireId, lines: yield* planLines(document, recipients), deadline }
})

const dispatchOnce = Effect.fnUntraced(function* (
  id: string,
  request: DispatchRequest,
  recipients: ReadonlyArray<Recipient>,
  directory: DirectorySaid | undefined,
  by: Actor,
) {
  const at = yield* agreedNow
  const loaded = yield* requireOutgoing(id)
  const numbering = yield* numberIfNeeded(id, loaded, request)
  const document = foldFrom(evolve, loaded.state, numbering?.events ?? [], at)
  const dispatch = yield* plan(document, recipients, at)
  const forInformation = request.forInformation ?? false
  const command = { _tag: "Dispatch", ...dispatch, forInformation } as const
  // Decided before anything is packed, so that what may not be dispatched is not even read.
  yield* decideOutgoing({ ...loaded, state: document }, command)
  const { wireId, lines } = dispatch
  const ready = document as Numbered
  const self = { document: id, wireId, code: ready.numbered.code }
  const form = { type: document.draft.type, legalValue: valueOf(document) }
  const replacing = yield* replaceDocuments(request.replaces ?? [], self, form)
  const replaces = replacing.map(({ replaced }) => replaced)
  const having = replacing.flatMap((each) => each.lines)
  const answer: Dispatch = { ...dispatch, notSentTo: leftOut(having, lines), ...(directory && { directory }) }
  const electronic = lines.filter((line) => line.way.electronic)
  const business =
    replaces.length === 0
      ? newBusiness(electronic)
      : replacementBusiness(electronic, replaces, request.replacementReason)
  const to = electronic.map((line) => line.to)
  const packet = to.length > 0 ? yield* packDocument(ready, wireId, to, business, at) : undefined
  const events = yield* decideOutgoing(
    { ...loaded, state: document },
    {
      ...command,
      ...(packet && { packet }),
      replaces: replaces.map(({ holders, ...reference }) => reference),
      ...(directory && { directory: usedOf(directory) }),
    },
  )
  const state = foldFrom(evolve, document, events, at)
  if (!state.dispatched) return answer
  const queued = queueDeliveries(id, ready, state.dispatched, state.dispatched.lines)
  const duties = yield* dutiesOfOutgoingChange(
    id,
    { state: loaded.state, deliveries: [] },
    { state, deliveries: queued.map((event) => evolveDelivery(undefined, event, at)) },
    at,
  )
  const recipientCodes = to.map(({ code }) => code)
  yield* record(
    by,
    {
      appends: [
        append("outgoing", loaded, [...(numbering?.events ?? []), ...events]),
        ...(numbering ? [numbering.append] : []),
        ...replacing.map((each) => each.append),
        ...queued.map((event) => beginDelivery(event)),
        ...duties.appends,
      ],
      marks: [{ key: markKey.wire(wireId), value: id }, ...(numbering?.marks ?? [])],
      work: {
        add: [
          ...(packet ? [packetWork(id, ready, { digest: packet, wireId, to: recipientCodes }, at)] : []),
          ...duties.work,
        ],
      },
      ...(packet && {
        blobs: { hold: [{ digest: packet, holder: loaded.stream }] },
      }),
    },
    at,
  )
  return answer
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
  // The axis is asked before the register is held, so that nobody else waits for its answer.
  yield* (yield* AxisTime).clock
  const once = retryContended(dispatchOnce(id, request, recipients, yield* directoryUsed, by))
  return yield* request.forInformation ? turn.take(once) : once
})
