import { Effect, Option } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { WorkView } from "../../port/storage/work.ts"
import type { Stopped } from "../../report/stopped.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { loadDelivery } from "../change/delivery.ts"
import { documentWork } from "../work-item/document-work.ts"
import { isWanted, maxAtOnce, type RequeueRequest } from "./repair-filter.ts"
import { requeueWork } from "./requeue-work.ts"
import { recipientsOf } from "./work-subject.ts"

/** Parked work that is, or would be, restarted. */
export interface RequeuedItem extends Stopped {
  readonly id: string
  readonly kind: string
}

/** What a repair restarted, or would restart, and whether there is more. */
export interface Repair<Item> {
  /** The first 500 items. */
  readonly items: ReadonlyArray<Item>
  /** The number of all items. A dry run counts beyond 500 without listing. */
  readonly total: number
  /** Whether to call it again for the rest. */
  readonly more: boolean
}

/** When the work stopped: its notices record what parked it, or for a document its deliveries do. */
const stoppedAt = Effect.fnUntraced(function* (work: WorkView) {
  const storage = yield* Storage
  const document = Option.getOrUndefined(documentWork.read(work))
  const failures = yield* Effect.forEach(document?.to ?? [], (to) =>
    Effect.map(
      loadDelivery(document?.document ?? "", to),
      ({ state }) => state?.failure?.at ?? ("" as const),
    ),
  )
  const last = yield* storage.readLast(streamName.notice(work.id))
  const noticed = Option.match(last, { onNone: () => "" as const, onSome: ({ at }) => at })
  return [...failures, noticed].toSorted().findLast((at): at is VietnamTime => at !== "")
})

/** What parked an item of an earlier release stands at the beginning of its note alone. */
const problemOf = ({ failure, note = "" }: WorkView) =>
  failure?.problem ?? /^[a-z-]+(?:\/[a-z-]+)?/.exec(note)?.[0] ?? ""

/**
 * Restarts all matching parked work, each item as `work.requeue` does, in queue order. A dry run gives the
 * same answer and changes nothing.
 */
export const requeueAll = Effect.fn("Exchange.requeueAll")(function* (request: RequeueRequest, by: Actor) {
  const storage = yield* Storage
  const { dryRun = false, ...wanted } = request
  const { since, until } = wanted
  const items: Array<RequeuedItem> = []
  let total = 0
  for (const work of yield* storage.listWork) {
    const { id, kind, lane, state } = work
    if (state !== "parked" || (wanted.kind !== undefined && wanted.kind !== kind)) continue
    const stopped: Stopped = { lane, problem: problemOf(work), to: yield* recipientsOf(work) }
    const { since: _, until: __, ...timeless } = wanted
    if (!isWanted(stopped, timeless)) continue
    const isFull = items.length === maxAtOnce
    // When it stopped is read only if the answer needs it.
    const at = isFull && since === undefined && until === undefined ? undefined : yield* stoppedAt(work)
    const item: RequeuedItem = { id, kind, ...stopped, ...(at !== undefined && { stoppedAt: at }) }
    if (!isWanted(item, wanted)) continue
    total++
    if (!isFull && (dryRun || (yield* requeueWork(id, by)))) items.push(item)
  }
  return { items, total, more: total > maxAtOnce } satisfies Repair<RequeuedItem> as Repair<RequeuedItem>
})
