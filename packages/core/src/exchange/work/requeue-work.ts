import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { isStopped } from "../../document/delivery/standing.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { WorkView } from "../../port/storage/work.ts"
import { decideDelivery, loadDelivery } from "../change/delivery.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { readDocumentWork } from "../outbox/document-work.ts"
import { append, note } from "../stream/append.ts"

/** What the deliveries of a document's work that came to a stop record when it starts again. */
const restartDeliveries = Effect.fnUntraced(function* (view: WorkView) {
  const work = readDocumentWork(view)
  if (Option.isNone(work)) return []
  const { document, to } = work.value
  const deliveries = yield* Effect.forEach(to, (recipient) => loadDelivery(document, recipient))
  return yield* Effect.forEach(
    deliveries.filter(({ state }) => state && isStopped(state)),
    (loaded) =>
      Effect.map(decideDelivery(loaded, { _tag: "Requeue" }), (events) => append("delivery", loaded, events)),
  )
})

/** Starts parked work again and records who asked for it; `false` when it is not parked. */
export const requeueWork = Effect.fn("Exchange.requeueWork")(function* (id: string, by: Actor) {
  const storage = yield* Storage
  return yield* Effect.gen(function* () {
    const found = Option.getOrUndefined(yield* storage.findWork(id))
    if (found?.state !== "parked") return false
    const { kind, attempt, note: why = "" } = found
    const event = { _tag: "WorkRequeued", kind, attempt, parkedFor: why } as const
    yield* record(by, {
      appends: [note("notice", streamName.notice(id), [event]), ...(yield* restartDeliveries(found))],
      work: { requeue: [{ id, dueAt: yield* now }] },
    })
    return true
  }).pipe(retryContended)
})
