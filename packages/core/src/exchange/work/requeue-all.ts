import { Effect, Option, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { WorkView } from "../../port/storage/work.ts"
import { readDocumentWork } from "../dispatcher/document-work.ts"
import { UpdateWork, updateWorkKind } from "../dispatcher/update-work.ts"
import { loadDelivery } from "../outgoing/deliveries.ts"
import { StatusWork, statusWorkKind } from "../status/status-work.ts"
import { streamName } from "../stream/stream-kind.ts"
import {
  isWanted,
  mostAtOnce,
  type RepairOptions,
  readStoppedWorkFilter,
  type Stopped,
  type StoppedWorkFilter,
} from "./repair-filter.ts"
import { requeueWork } from "./requeue-work.ts"

/** Parked work that is, or would be, started again. */
export interface RequeuedItem extends Stopped {
  readonly id: string
  readonly kind: string
}

/** What a repair of many has started again, or would, and whether there is more of it. */
export interface Repair<Item> {
  readonly items: ReadonlyArray<Item>
  readonly more: boolean
}

const readStatus = Schema.decodeUnknownOption(Schema.fromJsonString(StatusWork))
const readUpdate = Schema.decodeUnknownOption(Schema.fromJsonString(UpdateWork))

const recipientsOf = (work: WorkView): ReadonlyArray<string> => {
  if (work.kind === statusWorkKind)
    return Option.toArray(readStatus(work.payload)).map(({ packet }) => packet.responseFor.organId)
  const sent = work.kind === updateWorkKind ? readUpdate(work.payload) : readDocumentWork(work)
  return Option.match(sent, { onNone: () => [], onSome: ({ to }) => to })
}

/** When it stopped: what parked it is told in its notices or, of a document, with its deliveries. */
const stoppedAt = Effect.fnUntraced(function* (work: WorkView) {
  const storage = yield* Storage
  const document = Option.getOrUndefined(readDocumentWork(work))
  const failures = yield* Effect.forEach(document?.to ?? [], (to) =>
    Effect.map(loadDelivery(document?.document ?? "", to), ({ state }) => state?.failure?.at ?? ""),
  )
  const last = yield* storage.readLast(streamName.notice(work.id))
  const noticed = Option.match(last, { onNone: () => "", onSome: ({ at }) => at })
  return [...failures, noticed].toSorted().at(-1)
})

/** A note begins with the code of what it stopped for. */
const problemOf = ({ note = "" }: WorkView) => note.split(": ")[0] ?? ""

/**
 * Starts all parked work again that is wanted, each item as `work.requeue` does, in the order of the queue; a dry run
 * answers the same and does nothing.
 */
export const requeueAll = Effect.fn("Exchange.requeueAll")(function* (
  filter: StoppedWorkFilter,
  { dryRun = false }: RepairOptions,
  by: Actor,
) {
  const storage = yield* Storage
  const wanted = yield* readStoppedWorkFilter(filter)
  const items: Array<RequeuedItem> = []
  for (const work of yield* storage.listWork) {
    const { id, kind, lane, state } = work
    if (state !== "parked" || (wanted.kind !== undefined && wanted.kind !== kind)) continue
    const at = yield* stoppedAt(work)
    const item: RequeuedItem = {
      id,
      kind,
      lane,
      problem: problemOf(work),
      to: recipientsOf(work),
      ...(at !== undefined && at !== "" && { stoppedAt: at as NonNullable<Stopped["stoppedAt"]> }),
    }
    if (!isWanted(item, wanted)) continue
    if (items.length === mostAtOnce) return { items, more: true } satisfies Repair<RequeuedItem>
    if (dryRun || (yield* requeueWork(id, by))) items.push(item)
  }
  return { items, more: false } satisfies Repair<RequeuedItem> as Repair<RequeuedItem>
})
