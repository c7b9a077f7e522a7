import { Effect, Option, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { mayBeAskedAgain } from "../../document/delivery/standing.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { saysNothing } from "../../text/says-nothing.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { askReplies, withdrawnFrom } from "../change/ask-replies.ts"
import { change } from "../change/change.ts"
import { commandDelivery, loadDeliveries, requireDelivery } from "../change/delivery.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReasonRequest } from "../input/request.ts"
import { documentWorkId } from "../work-item/document-work.ts"
import { updateWorkId } from "../work-item/update-work.ts"
import { restoreReplaced } from "./replace-documents.ts"

/** The work of a document that is parked, for its dispatch and its updates. */
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
 * Recalls a dispatched document (thu hồi; Art. 8.2): freezes it here and asks every recipient that may have
 * it to give it back. Copies that have not left are not sent.
 */
export const recallDocument = Effect.fn("Exchange.recallDocument")(function* (
  document: string,
  { reason }: ReasonRequest,
  by: Actor,
) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const loaded = yield* requireOutgoing(document)
      const recalled = yield* commandOutgoing(loaded, at, { _tag: "Recall", reason })
      const deliveries = yield* Effect.forEach(yield* loadDeliveries(document), (delivery) =>
        commandDelivery(delivery, at, {
          // A recipient that was removed earlier and declined is asked again, like every other that has the
          // document.
          _tag: delivery.state && mayBeAskedAgain(delivery.state) ? "RecallAgain" : "Recall",
          reason,
          at,
        }),
      )
      const restored = yield* restoreReplaced(document, loaded.state, at)
      const others = yield* askReplies(withdrawnFrom(loaded.state.repliesTo, document), at, restored)
      // Parked work is requeued: a worker finds the document recalled and finishes it.
      const parked = yield* parkedWork(document, loaded.state)
      return {
        changes: [recalled, ...others, ...deliveries],
        work: { requeue: parked.map((id) => ({ id, dueAt: at })) },
      }
    }),
  )
})

/** The recipient to ask again, and why. */
export const RecallAgainRequest = Schema.Struct({ recipient: Schema.String, reason: Schema.String })
export interface RecallAgainRequest extends Schema.Schema.Type<typeof RecallAgainRequest> {}

/**
 * Asks a recipient again (yêu cầu lấy lại lần nữa) that declined to give a document back, or agreed without
 * saying to what, whether the whole document was recalled or the recipient removed. It is a new question:
 * earlier answers do not count for it.
 */
export const recallAgain = Effect.fn("Exchange.recallAgain")(function* (
  document: string,
  request: RecallAgainRequest,
  by: Actor,
) {
  const { recipient, reason } = request
  if (saysNothing(reason)) return yield* reject("reason-missing")
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const delivery = yield* requireDelivery(document, recipient)
      return { changes: [yield* commandDelivery(delivery, at, { _tag: "RecallAgain", reason, at })] }
    }),
  )
})
