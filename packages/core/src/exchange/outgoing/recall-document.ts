import { Effect, Option, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { mayBeAskedAgain } from "../../document/delivery/standing.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDeliveries, requireDelivery } from "../change/delivery.ts"
import { askOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReasonRequest } from "../input/request.ts"
import { documentWorkId } from "../outbox/document-work.ts"
import { updateWorkId } from "../outbox/update-work.ts"
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
 * Recalls a dispatched document (thu hồi; Art. 8.2): it is frozen here, and every recipient that may have it
 * is asked to give it back. What has not left yet does not leave any more.
 */
export const recallDocument = Effect.fn("Exchange.recallDocument")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const loaded = yield* requireOutgoing(document)
      const recalled = yield* askOutgoing(loaded, at, { _tag: "Recall", reason })
      const deliveries = yield* Effect.forEach(yield* loadDeliveries(document), (delivery) =>
        askDelivery(delivery, at, {
          // One that was removed before and declined is asked anew, like everybody else that has it.
          _tag: delivery.state && mayBeAskedAgain(delivery.state) ? "RecallAgain" : "Recall",
          reason,
          at,
        }),
      )
      const restored = yield* restoreReplaced(document, loaded.state, at)
      // Sending that had come to a stop is not left lying about: a worker finds that it is recalled and is
      // done with it.
      const parked = yield* parkedWork(document, loaded.state)
      return {
        changes: [recalled, ...restored, ...deliveries],
        work: { requeue: parked.map((id) => ({ id, dueAt: at })) },
      }
    }),
  )
})

/** Whom to ask once more, and why. */
export const RecallAgainRequest = Schema.Struct({ recipient: Schema.String, reason: Schema.String })
export interface RecallAgainRequest extends Schema.Schema.Type<typeof RecallAgainRequest> {}

/**
 * Asks a recipient once more (yêu cầu lấy lại lần nữa) that declined to give a document back, or agreed
 * without saying to what, whether the whole document was recalled or the recipient removed. It is a question
 * of its own: what was answered before does not answer it.
 */
export const recallAgain = Effect.fn("Exchange.recallAgain")(function* (
  document: string,
  request: RecallAgainRequest,
  by: Actor,
) {
  const { recipient, reason } = request
  if (reason.trim() === "") return yield* reject("reason-missing")
  yield* change(by, (at) =>
    Effect.gen(function* () {
      yield* requireOutgoing(document)
      const delivery = yield* requireDelivery(document, recipient)
      return { changes: [yield* askDelivery(delivery, at, { _tag: "RecallAgain", reason, at })] }
    }),
  )
})
