import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { type Delivery, evolve } from "../../document/delivery/state.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { decideDelivery, recallNotices } from "./deliveries.ts"

/** What a command to one delivery records, the status packets (13) that follow of it, and the delivery after it. */
export const askDelivery = Effect.fnUntraced(function* (
  delivery: Loaded<Delivery>,
  command: DeliveryCommand,
  by: Actor,
  at: VietnamTime,
) {
  const events = yield* decideDelivery(delivery, command)
  const notices = delivery.state ? yield* recallNotices(delivery.state, events, by) : []
  const after = events.reduce<Delivery | undefined>(
    (state, event) => evolve(state, event, at),
    delivery.state,
  )
  return { append: append("delivery", delivery, events), notices, asked: events.length > 0, after }
})
