import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/standing.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { WorkView } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { change } from "../change/change.ts"
import { commandDelivery, loadDelivery } from "../change/delivery.ts"
import { note } from "../stream/append.ts"
import { documentWork } from "../work-item/document-work.ts"

/** Restarts the stopped deliveries of a document's work. */
const restartDeliveries = Effect.fnUntraced(function* (view: WorkView, at: VietnamTime) {
  const work = documentWork.read(view)
  if (Option.isNone(work)) return []
  const { document, to } = work.value
  const deliveries = yield* Effect.forEach(to, (recipient) => loadDelivery(document, recipient))
  return yield* Effect.forEach(
    deliveries.filter(({ state }) => state && isStopped(state)),
    (delivery) => commandDelivery(delivery, at, { _tag: "Requeue" }),
  )
})

/** Restarts parked work and records who asked for it; `false` when it is not parked. */
export const requeueWork = Effect.fn("Exchange.requeueWork")(function* (id: string, by: Actor) {
  const storage = yield* Storage
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const found = Option.getOrUndefined(yield* storage.findWork(id))
      if (found?.state !== "parked") return { changes: [], answer: false }
      const { kind, attempt, note: why = "" } = found
      const event = { _tag: "WorkRequeued", kind, attempt, parkedFor: why } as const
      return {
        changes: yield* restartDeliveries(found, at),
        appends: [note("notice", streamName.notice(id), [event])],
        work: { requeue: [{ id, dueAt: at }] },
        answer: true,
      }
    }),
  )
})
