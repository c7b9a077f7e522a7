import { Effect, Schema } from "effect"
import { expectedDay } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { deny } from "../../document/document-error.ts"
import { asDispatched } from "../../document/outgoing/as-dispatched.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { sendDeadline } from "../../policy/deadline/send-deadline.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { isLocalDate, type VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { type DescribedDirectory, directoryUsed, usedOf } from "../directory/directory-used.ts"
import { byName, optional } from "../input/request.ts"
import { packDocument, packetWork } from "../make-packet/pack-document.ts"
import { updateBusiness } from "../make-packet/packet-business.ts"
import { Settings } from "../settings/settings.ts"
import { updateWork, updateWorkId } from "../work-item/update-work.ts"
import { askForUpdate } from "./ask-for-update.ts"
import { planLines } from "./plan-lines.ts"
import { queueDeliveries } from "./queue-deliveries.ts"
import { findRecipients, type Recipient, RecipientRequest } from "./recipient.ts"
import { replacedBy } from "./replace-documents.ts"

/**
 * The changes to a dispatched document that need no new number (cập nhật): its due date and its recipients.
 * Signatures fix its content; wrong content is replaced, and a wrong form corrected by an official letter
 * (Decree 30/2020, Art. 18.3).
 */
export const UpdateRequest = Schema.Struct({
  /** The reason that the recipients read. */
  reason: Schema.String,
  /** Hạn trả lời, `2019-06-30`: each recipient is asked to agree to it (15) or decline it (16). */
  dueDate: optional(Schema.String),
  /**
   * Recipients to add. A recipient that was removed earlier gets the document again if it never had it or
   * gave it back. It simply counts again if it declined. It cannot be added until it has answered.
   */
  add: optional(Schema.Array(Schema.Union([Schema.String, byName<RecipientRequest>(RecipientRequest)]))),
  /** The codes of recipients to remove: each is asked to give the document back, as in a recall. */
  remove: optional(Schema.Array(Schema.String)),
})
export interface UpdateRequest extends Schema.Schema.Type<typeof UpdateRequest> {}

const changeable: ReadonlySet<string> = new Set(["reason", "dueDate", "add", "remove"])

/** Hosts without types may ask for changes that are not allowed. */
const checkRequest = Effect.fnUntraced(function* (request: UpdateRequest) {
  const field = Object.keys(request).find((key) => !changeable.has(key))
  if (field !== undefined) return yield* deny("content-frozen", { field })
  const { dueDate } = request
  if (dueDate === undefined) return undefined
  return isLocalDate(dueDate) ? dueDate : yield* wrongValue("dueDate", dueDate, expectedDay)
})

const updateOnce = Effect.fnUntraced(function* (
  id: string,
  request: UpdateRequest,
  recipients: ReadonlyArray<Recipient>,
  directory: DescribedDirectory | undefined,
  at: VietnamTime,
) {
  const { calendar } = yield* Settings
  const dueDate = yield* checkRequest(request)
  const loaded = yield* requireOutgoing(id)
  const { reason, remove = [] } = request
  const added = yield* planLines(loaded.state, recipients)
  const updated = yield* commandOutgoing(loaded, at, {
    _tag: "Update",
    reason,
    ...(dueDate !== undefined && { dueDate }),
    added,
    removed: remove,
    ...(directory && added.length > 0 && { directory: usedOf(directory) }),
  })
  const document = yield* Effect.fromResult(asDispatched(updated.state))
  const number = document.updates.length
  const { wireId } = document.dispatched
  // For added recipients the deadline runs from now.
  const deadline = sendDeadline(at, document.draft.urgency, calendar)
  const asked = yield* askForUpdate(id, document, { at, deadline })
  const { statedAt } = asked
  const known = new Set(linesOf(loaded.state).map(({ to }) => to.code))
  const fresh = added.filter(({ to }) => !known.has(to.code))
  const brought = [...fresh.flatMap(({ to, way }) => (way.electronic ? [to] : [])), ...asked.brings]
  const update = {
    wireId,
    reason,
    headerChanged: dueDate !== undefined,
    added: brought.map(({ code }) => code),
    removed: remove,
    replaces: yield* replacedBy(document),
  }
  const pack = Effect.fnUntraced(function* (parties: ReadonlyArray<DispatchLine["to"]>) {
    if (parties.length === 0) return []
    const to = parties.map(({ code }) => code)
    const business = updateBusiness(linesOf(document), to, update)
    return [{ digest: yield* packDocument(document, wireId, parties, business, statedAt), to }]
  })
  const bringing = yield* pack(brought)
  const asking = yield* pack(asked.updates)
  const sending = { ...document.dispatched, deadline }
  const begun = yield* queueDeliveries(id, document, sending, fresh, at, { update: number, statedAt })
  return {
    changes: [updated, ...begun, ...asked.changes],
    work: {
      add: [
        ...bringing.map((packet) => packetWork(id, document, { ...packet, wireId, update: number }, at)),
        ...asking.map(({ digest, to }) =>
          updateWork.item(
            updateWorkId(id, number),
            { document: id, packet: digest, to, update: number },
            { lane: laneOf(document.draft.urgency), dueAt: at },
          ),
        ),
      ],
    },
    hold: [...bringing, ...asking].map(({ digest }) => ({ digest, holder: loaded.stream })),
  }
})

/**
 * Updates a dispatched document (cập nhật): asks recipients that have it to agree to a new due date, sends it
 * to added recipients, and asks removed ones to give it back.
 */
export const updateDocument = Effect.fn("Exchange.updateDocument")(function* (
  document: string,
  request: UpdateRequest,
  by: Actor,
) {
  const recipients = yield* findRecipients(request.add ?? [])
  const directory = yield* directoryUsed
  yield* change(by, (at) => updateOnce(document, request, recipients, directory, at), agreedNow)
})
