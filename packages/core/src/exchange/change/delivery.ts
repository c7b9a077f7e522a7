import { Effect } from "effect"
import { delivery } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { deny } from "../../document/document-error.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { load } from "../stream/load.ts"
import { requireDispatched, requireOutgoing } from "./outgoing.ts"
import { type Changed, runCommands } from "./run-commands.ts"

export type ChangedDelivery = Changed<"delivery", Delivery>

/** Decides commands on a delivery. */
export const commandDelivery = runCommands("delivery", delivery)

/** Replays the delivery of a document to one recipient. */
export const loadDelivery = (document: string, recipient: string) =>
  load("delivery", streamName.delivery(document, recipient), delivery.evolve)

/** Replays the delivery of a dispatched document to an agency that must be its recipient. */
export const requireDelivery = Effect.fnUntraced(function* (document: string, recipient: string) {
  yield* requireDispatched(document)
  const loaded = yield* loadDelivery(document, recipient)
  return loaded.state ? { ...loaded, state: loaded.state } : yield* deny("not-a-recipient", { recipient })
})

/** The deliveries of a dispatched document, in the order of its recipients. */
export const loadDeliveries = Effect.fnUntraced(function* (document: string) {
  const { state } = yield* requireOutgoing(document)
  return yield* Effect.forEach(linesOf(state), ({ to }) => loadDelivery(document, to.code))
})
