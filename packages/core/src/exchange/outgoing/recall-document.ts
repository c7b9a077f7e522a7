import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { type Delivery, evolve } from "../../document/delivery/state.ts"
import { evolve as evolveOutgoing, type Outgoing } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { documentWorkId } from "../dispatcher/document-work.ts"
import { dutiesOfOutgoingChange } from "../duty/outgoing-change.ts"
import { now } from "../now.ts"
import { record, retryContended } from "../record.ts"
import { append } from "../stream/append.ts"
import { decideDelivery, loadDeliveries, recallNotices } from "./deliveries.ts"
import { decideOutgoing, requireOutgoing } from "./transact.ts"

/**
 * Recalls a dispatched document (thu hồi; Art. 8.2): it is frozen here, and every recipient that may have it is asked
 * to give it back. What has not left yet does not leave any more.
 */
export const recallDocument = Effect.fn("Exchange.recallDocument")(function* (
  document: string,
  reason: string,
  by: Actor,
) {
  const storage = yield* Storage
  yield* Effect.gen(function* () {
    const loaded = yield* requireOutgoing(document)
    const at = yield* now
    const events = yield* decideOutgoing(loaded, { _tag: "Recall", reason })
    const deliveries = yield* loadDeliveries(document)
    const recalls = yield* Effect.forEach(deliveries, (delivery) =>
      Effect.gen(function* () {
        const decided = yield* decideDelivery(delivery, { _tag: "Recall", reason })
        const notices = delivery.state ? yield* recallNotices(delivery.state, decided, by) : []
        const after = decided.reduce(
          (state: Delivery | undefined, event) => evolve(state, event, at),
          delivery.state,
        )
        return { append: append("delivery", delivery, decided), notices, after }
      }),
    )
    // Sending that had come to a stop is not left lying about: a worker finds that it is recalled and is done with it.
    const id = documentWorkId(document)
    const sending = yield* storage.findWork(id)
    const parked = Option.isSome(sending) && sending.value.state === "parked"
    const duties = yield* dutiesOfOutgoingChange(
      document,
      { state: loaded.state, deliveries: deliveries.map(({ state }) => state) },
      {
        state: events.reduce(
          (state: Outgoing | undefined, event) => evolveOutgoing(state, event, at),
          loaded.state,
        ),
        deliveries: recalls.map(({ after }) => after),
      },
      at,
    )
    yield* record(
      by,
      {
        appends: [
          append("outgoing", loaded, events),
          ...recalls.map((recall) => recall.append),
          ...duties.appends,
        ],
        work: {
          add: recalls.flatMap((recall) => recall.notices),
          ...(parked && { requeue: [{ id, dueAt: at }] }),
        },
      },
      at,
    )
  }).pipe(retryContended)
})
