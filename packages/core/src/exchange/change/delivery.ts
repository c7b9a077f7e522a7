import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { type DeliveryCommand, decide } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { evolve } from "../../document/delivery/state.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { statusWork } from "../outbox/status-work.ts"
import { type Loaded, load } from "../stream/load.ts"
import { requireOutgoing } from "./outgoing.ts"

/** Replays the delivery of a document to one recipient. */
export const loadDelivery = (document: string, recipient: string) =>
  load("delivery", streamName.delivery(document, recipient), evolve)

/** The deliveries of a dispatched document, in the order of its recipients. */
export const loadDeliveries = Effect.fnUntraced(function* (document: string) {
  const { state } = yield* requireOutgoing(document)
  return yield* Effect.forEach(linesOf(state), ({ to }) => loadDelivery(document, to.code))
})

/** A decision on a loaded delivery, as an Effect. */
export const decideDelivery = (loaded: Loaded<Delivery>, command: DeliveryCommand) =>
  Effect.fromResult(decide(loaded.state, command))

/**
 * The status packets (13) that a delivery's new events oblige the sender to send: only a recipient that may have the
 * document is asked for it back.
 */
export const recallNotices = Effect.fnUntraced(function* (
  delivery: Delivery,
  events: ReadonlyArray<DeliveryEvent>,
  by: Actor,
) {
  const asked = events.find((event) => event._tag === "RecallAsked")
  if (!asked) return []
  return [
    yield* statusWork({
      status: statusCode.recallAsked,
      description: asked.reason,
      responseFor: {
        organId: delivery.to.code,
        code: printCode(delivery.code),
        date: delivery.date,
        documentId: delivery.wireId,
      },
      lane: delivery.lane,
      about: streamName.delivery(delivery.document, delivery.to.code),
      staff: by.name,
      ...(asked.statedAt !== undefined && { statedAt: asked.statedAt }),
    }),
  ]
})
