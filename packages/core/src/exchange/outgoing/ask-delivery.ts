import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { type Delivery, evolve } from "../../document/delivery/state.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { decideDelivery, recallNotices } from "./deliveries.ts"

/** What commands to one delivery, each decided on what those before it made of it, record, the status packets (13) that follow of it, and the delivery after it. */
export const askDelivery = Effect.fnUntraced(function* (
  delivery: Loaded<Delivery>,
  commands: ReadonlyArray<DeliveryCommand>,
  by: Actor,
  at: VietnamTime,
) {
  let after = delivery.state
  let events: ReadonlyArray<DeliveryEvent> = []
  for (const command of commands) {
    const more = yield* decideDelivery({ ...delivery, state: after }, command)
    after = more.reduce<Delivery | undefined>((state, event) => evolve(state, event, at), after)
    events = [...events, ...more]
  }
  const notices = delivery.state ? yield* recallNotices(delivery.state, events, by) : []
  return { append: append("delivery", delivery, events), notices, events, after }
})
