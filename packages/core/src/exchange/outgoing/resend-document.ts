import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/standing.ts"
import { deny } from "../../document/document-error.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDeliveries } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { documentWorkId } from "../outbox/document-work.ts"
import { resendUnheard } from "../unheard/resend-unheard.ts"

/**
 * Tries a document again whose sending had come to a stop: recipients that it had reached are not sent a
 * second one, since the axis is asked first. To those of whom nothing was heard in time it goes once more
 * under the same identifier, by which whoever has it knows it again.
 */
export const resendDocument = Effect.fn("Exchange.resendDocument")(function* (document: string, by: Actor) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const deliveries = yield* loadDeliveries(document)
      const { state: outgoing } = yield* requireOutgoing(document)
      const stopped = deliveries.filter(({ state }) => state && isStopped(state))
      const unheard = yield* resendUnheard(document, outgoing, deliveries, at)
      if (stopped.length === 0 && unheard.changes.length === 0) {
        const names = deliveries.flatMap(({ state }) => state?.to.name ?? [])
        return yield* names.length === 0
          ? deny("not-dispatched")
          : deny("not-parked", { recipient: names.join(", ") })
      }
      const requeued = yield* Effect.forEach(stopped, (each) => askDelivery(each, at, { _tag: "Requeue" }))
      const ids = new Set(stopped.map(({ state }) => documentWorkId(document, state?.update)))
      const requeue = [...ids].map((id) => ({ id, dueAt: at }))
      return {
        changes: [...requeued, ...unheard.changes],
        work: { requeue: [...requeue, ...unheard.requeue], add: unheard.add },
      }
    }),
  )
})
