import { Effect } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { questionsOf, type Standing, standingOf, updateOf } from "../../document/delivery/standing.ts"
import type { AnsweredQuestion } from "../../document/delivery/status-answer.ts"
import { loadDeliveries } from "../change/delivery.ts"

/** A delivery for hosts: its state, and its standing in one word. */
export interface DeliveryView extends Delivery {
  readonly standing: Standing
  /** The questions to the recipient, oldest first, with its answers. */
  readonly questions: ReadonlyArray<AnsweredQuestion>
  /** The recipient's answer to the last update; absent when there was none. */
  readonly updated?: "asked" | "agreed" | "declined"
}

const viewOf = (delivery: Delivery): DeliveryView => {
  const updated = updateOf(delivery)
  return {
    ...delivery,
    standing: standingOf(delivery),
    questions: questionsOf(delivery),
    ...(updated !== undefined && { updated }),
  }
}

/** The deliveries of a document to each of its recipients. */
export const getDeliveries = Effect.fn("Exchange.getDeliveries")(function* (document: string) {
  const loaded = yield* loadDeliveries(document)
  return loaded.flatMap(({ state }) => (state ? [viewOf(state)] : []))
})
