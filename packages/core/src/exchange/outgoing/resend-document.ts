import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/standing.ts"
import { deny } from "../../document/document-error.ts"
import { change } from "../change/change.ts"
import { commandDelivery, loadDeliveries } from "../change/delivery.ts"
import { requireDispatched } from "../change/outgoing.ts"
import { resendUnreported } from "../unreported/resend-unreported.ts"
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
      const unreported = yield* resendUnreported(document, outgoing, deliveries, at)
      if (stopped.length === 0 && unreported.changes.length === 0) {
        const names = deliveries.flatMap(({ state }) => state?.to.name ?? [])
        return yield* deny("not-parked", { recipient: names.join(", ") })
      }
      const requeued = yield* Effect.forEach(stopped, (each) =>
        commandDelivery(each, at, { _tag: "Requeue" }),
      )
      const ids = new Set(stopped.map(({ state }) => documentWorkId(document, state?.update)))
      const requeue = [...ids].map((id) => ({ id, dueAt: at }))
      return {
        changes: [...requeued, ...unreported.changes],
        work: { requeue: [...requeue, ...unreported.requeue], add: unreported.add },
      }
    }),
  )
})
