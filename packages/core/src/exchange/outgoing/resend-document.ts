import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/standing.ts"
import { deny } from "../../document/document-error.ts"
import { change } from "../change/change.ts"
import { askDelivery, loadDeliveries } from "../change/delivery.ts"
import { requireDispatched } from "../change/outgoing.ts"
import { resendUnheard } from "../unheard/resend-unheard.ts"
import { documentWorkId } from "../work-item/document-work.ts"

/**
 * Restarts a document's sending that stopped. The axis is asked first, so recipients that have the document
 * do not get it twice. A recipient that did not report in time gets it again under the same identifier, by
 * which it recognises a document that it already has.
 */
export const resendDocument = Effect.fn("Exchange.resendDocument")(function* (document: string, by: Actor) {
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const outgoing = yield* requireDispatched(document)
      const deliveries = yield* loadDeliveries(document)
      const stopped = deliveries.filter(({ state }) => state && isStopped(state))
      const unheard = yield* resendUnheard(document, outgoing, deliveries, at)
      if (stopped.length === 0 && unheard.changes.length === 0) {
        const names = deliveries.flatMap(({ state }) => state?.to.name ?? [])
        return yield* deny("not-parked", { recipient: names.join(", ") })
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
