import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { printDocumentIdentifier } from "../../document/document-identifier.ts"
import { dispatchError, type OutgoingCommand, valueOf } from "../../document/outgoing/decide.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { leftOut } from "../../document/outgoing/left-out.ts"
import { currentLinesOf, type Outgoing } from "../../document/outgoing/state.ts"
import { type SendDeadline, sendDeadline } from "../../policy/deadline/send-deadline.ts"
import { SeenText } from "../../text/seen-text.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { change } from "../change/change.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { type DescribedDirectory, directoryUsed, usedOf } from "../directory/directory-used.ts"
import { markKey } from "../identity/mark.ts"
import { byName, optional } from "../input/request.ts"
import { type Numbered, packDocument, packetWork } from "../make-packet/pack-document.ts"
import { newBusiness, replacementBusiness } from "../make-packet/packet-business.ts"
import { RegisterLock } from "../register/register-lock.ts"
import { Settings } from "../settings/settings.ts"
import { tellReplies } from "./draft-replies.ts"
import { planLines } from "./plan-lines.ts"
import { queueDeliveries } from "./queue-deliveries.ts"
import { findRecipients, GroupRequest, type Recipient, RecipientRequest } from "./recipient.ts"
import { replaceDocuments } from "./replace-documents.ts"
import { NumberRequest, numberDocument } from "./sign-document.ts"

/** How to dispatch a document (phát hành). */
export const DispatchRequest = Schema.Struct({
  ...NumberRequest.fields,
  /** Codes, recipients, and the host's groups. */
  to: Schema.Array(
    Schema.Union([
      Schema.String,
      byName<RecipientRequest>(RecipientRequest),
      byName<GroupRequest>(GroupRequest),
    ]),
  ),
  /**
   * Dispatches the document without a signature, for information and consultation only (Art. 4.2). It is
   * numbered if it has no number yet.
   */
  forInformation: optional(Schema.Boolean),
  /**
   * The ids of this agency's earlier documents that it replaces (thay thế; Decree 30/2020, Art. 18.3). Each
   * must be dispatched, neither recalled nor replaced, and of equal form.
   */
  replaces: optional(Schema.Array(Schema.String)),
  /** The reason for replacing them, which their recipients read. */
  replacementReason: optional(SeenText),
})
export interface DispatchRequest extends Schema.Schema.Type<typeof DispatchRequest> {}

/** The plan of a dispatch: a line for each recipient, and the deadline for sending. */
export interface Dispatch {
  readonly wireId: string
  readonly lines: ReadonlyArray<DispatchLine>
  readonly deadline: SendDeadline
  /**
   * Recipients of the replaced documents that are not recipients of the new one, so nobody informs them. The
   * dispatch is not refused for that; the outgoing board shows them until an update adds them.
   */
  readonly notSentTo: ReadonlyArray<DispatchLine["to"]>
  /**
   * The list of agencies that was used, and its age: while the axis cannot be asked, a dispatch uses the last
   * list and says so. Absent if the host has a directory of its own.
   */
  readonly directory?: DescribedDirectory
}

/** Plans the dispatch of a document before anything is decided or packed. */
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

/** The document, numbered if it goes for information only and has no number yet. */
const numbered = Effect.fnUntraced(function* (id: string, request: DispatchRequest, at: VietnamTime) {
  const loaded = yield* requireOutgoing(id)
  const { numbered, dispatched } = loaded.state
  return request.forInformation && !numbered && !dispatched
    ? yield* numberDocument(id, loaded, request, at)
    : { numbered: loaded, append: undefined, marks: [] }
})

const dispatchOnce = Effect.fnUntraced(function* (
  id: string,
  request: DispatchRequest,
  recipients: ReadonlyArray<Recipient>,
  directory: DescribedDirectory | undefined,
  at: VietnamTime,
) {
  const { numbered: before, append, marks } = yield* numbered(id, request, at)
  const document = before.state
  const planned = yield* plan(document, recipients, at)
  const { wireId, lines } = planned
  const forInformation = request.forInformation ?? false
  // Checked before anything is packed: a document that may not be dispatched is not read.
  const wrong = dispatchError(document, lines, forInformation)
  if (wrong) return yield* wrong
  const ready = document as Numbered
  const self = { document: id, wireId, code: ready.numbered.code }
  const form = { type: document.draft.type, legalValue: valueOf(document) }
  const replacing = yield* replaceDocuments(request.replaces ?? [], self, form, at)
  const replaces = replacing.map(({ replaced }) => replaced)
  const electronic = lines.filter((line) => line.way.electronic)
  const business =
    replaces.length === 0
      ? newBusiness(electronic)
      : replacementBusiness(electronic, replaces, request.replacementReason)
  const to = electronic.map((line) => line.to)
  const packet = to.length > 0 ? yield* packDocument(ready, wireId, to, business, at) : undefined
  const dispatch: OutgoingCommand = {
    _tag: "Dispatch",
    ...planned,
    forInformation,
    ...(packet && { packet }),
    replaces: replaces.map(({ holders, ...reference }) => reference),
    ...(directory && { directory: usedOf(directory) }),
  }
  const linked = (document.draft.repliesTo ?? []).map(
    ({ named, ...reply }): OutgoingCommand => ({ _tag: "NoteReplyTo", ...reply }),
  )
  const dispatched = yield* commandOutgoing(before, at, dispatch, ...linked)
  const code = printCode(ready.numbered.code)
  const others = yield* tellReplies(
    document.draft,
    { direction: "outgoing", document: id, code },
    at,
    replacing.map(({ changed }) => changed),
  )
  const deliveries = yield* queueDeliveries(id, ready, { ...planned, legalValue: form.legalValue }, lines, at)
  const sent = packet && { digest: packet, wireId, to: to.map(({ code }) => code) }
  const having = replacing.flatMap(({ changed }) => currentLinesOf(changed.state))
  const answer: Dispatch = { ...planned, notSentTo: leftOut(having, lines), ...(directory && { directory }) }
  return {
    changes: [dispatched, ...others, ...deliveries],
    appends: append ? [append] : [],
    marks: [...markKey.wire(wireId).map((key) => ({ key, value: id })), ...marks],
    work: { add: sent ? [packetWork(id, ready, sent, at)] : [] },
    hold: packet ? [{ digest: packet, holder: dispatched.stream }] : [],
    answer,
  }
})

/**
 * Dispatches a document: each recipient gets its way, electronic, paper or both, with the rule for it. The
 * packet is made once and queued. Once this succeeds, the document will be sent, whatever happens to this
 * process.
 */
export const dispatchDocument = Effect.fn("Exchange.dispatchDocument")(function* (
  id: string,
  request: DispatchRequest,
  by: Actor,
) {
  const lock = yield* RegisterLock
  const recipients = yield* findRecipients(request.to)
  // Asks the axis before the register is locked, so that others do not wait for its answer.
  yield* (yield* AxisTime).clock
  const directory = yield* directoryUsed
  const once = change(by, (at) => dispatchOnce(id, request, recipients, directory, at), agreedNow)
  return yield* request.forInformation ? lock.take(once) : once
})
