import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import { mayBeAskedAgain } from "../../document/delivery/standing.ts"
import { deny } from "../../document/document-error.ts"
import { evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { askDelivery } from "../change/ask-delivery.ts"
import { loadDeliveries, loadDelivery } from "../change/delivery.ts"
import { decideOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { dutiesOfOutgoingChange } from "../change/outgoing-duties.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { documentWorkId } from "../outbox/document-work.ts"
import { updateWorkId } from "../outbox/update-work.ts"
import { append } from "../stream/append.ts"
import { restoreReplaced } from "./replace-documents.ts"

/** The sendings of a document that have come to a stop: of its dispatch and of its updates. */
const parkedWork = Effect.fnUntraced(function* (document: string, { updates }: Outgoing) {
  const storage = yield* Storage
  const ids = [
    documentWorkId(document),
    ...updates.flatMap(({ number }) => [documentWorkId(document, number), updateWorkId(document, number)]),
  ]
  return yield* Effect.filter(ids, (id) =>
    Effect.map(storage.findWork(id), (work) => Option.isSome(work) && work.value.state === "parked"),
  )
})

/**
 * Recalls a dispatched document (thu hồi; Art. 8.2): it is frozen here, and every recipient that may have it is asked
 * to give it back. What has not left yet does not leave any more.
 */
export const recallDocument = Effect.fn("Exchange.recallDocument")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  yield* Effect.gen(function* () {
    const loaded = yield* requireOutgoing(document)
    const at = yield* now
    const events = yield* decideOutgoing(loaded, { _tag: "Recall", reason })
    const deliveries = yield* loadDeliveries(document)
    const asked = yield* Effect.forEach(deliveries, (delivery) =>
      askDelivery(
        delivery,
        // One that was removed before and declined is asked anew, like everybody else that has it.
        [{ _tag: delivery.state && mayBeAskedAgain(delivery.state) ? "RecallAgain" : "Recall", reason, at }],
        by,
        at,
      ),
    )
    // Sending that had come to a stop is not left lying about: a worker finds that it is recalled and is done with it.
    const requeue = yield* parkedWork(document, loaded.state)
    const state = fold(evolve, loaded.state, events, at)
    const duties = yield* dutiesOfOutgoingChange(
      document,
      { state: loaded.state, deliveries: deliveries.map((delivery) => delivery.state) },
      { state, deliveries: asked.map(({ after }) => after) },
      at,
    )
    yield* record(
      by,
      {
        appends: [
          append("outgoing", loaded, events),
          ...(yield* restoreReplaced(document, loaded.state)),
          ...asked.map((each) => each.append),
          ...duties.appends,
        ],
        work: {
          add: asked.flatMap((each) => each.notices),
          requeue: requeue.map((id) => ({ id, dueAt: at })),
        },
      },
      at,
    )
  }).pipe(retryContended)
})

/**
 * Asks a recipient once more (yêu cầu lấy lại lần nữa) that declined to give a document back, or agreed without saying to
 * what, whether the whole document was recalled or the recipient removed. It is a question of its own: what was answered before does not answer it.
 */
export const recallAgain = Effect.fn("Exchange.recallAgain")(function* (
  document: string,
  request: { readonly recipient: string; readonly reason: string },
  by: Actor,
) {
  const { recipient, reason } = request
  if (reason.trim() === "") return yield* reject("reason-missing")
  yield* Effect.gen(function* () {
    yield* requireOutgoing(document)
    const delivery = yield* loadDelivery(document, recipient)
    if (!delivery.state) return yield* deny("not-a-recipient", { recipient })
    const at = yield* now
    const asked = yield* askDelivery(delivery, [{ _tag: "RecallAgain", reason, at }], by, at)
    yield* record(by, { appends: [asked.append], work: { add: asked.notices } }, at)
  }).pipe(retryContended)
})
