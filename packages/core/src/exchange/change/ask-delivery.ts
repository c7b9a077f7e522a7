import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { fold } from "../../document/decider.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { evolve } from "../../document/delivery/state.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { decideDelivery, recallNotices } from "./delivery.ts"

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
    after = fold(evolve, after, more, at)
    events = [...events, ...more]
  }
  const notices = delivery.state ? yield* recallNotices(delivery.state, events, by) : []
  return { append: append("delivery", delivery, events), notices, events, after }
})
