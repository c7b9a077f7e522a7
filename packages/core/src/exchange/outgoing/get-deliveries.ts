import { Effect } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { AnsweredQuestion } from "../../document/delivery/question.ts"
import { questionsOf, type Standing, standingOf, updateOf } from "../../document/delivery/standing.ts"
import { loadDeliveries } from "../change/delivery.ts"

/** A delivery as hosts see it: its state and, in one word, where it stands. */
export interface DeliveryView extends Delivery {
  readonly standing: Standing
  /** What was asked of the recipient, oldest first, with its answers. */
  readonly questions: ReadonlyArray<AnsweredQuestion>
  /** How the update that was last asked for stands; absent when none was. */
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

/** How a document fares with each of its recipients. */
export const getDeliveries = Effect.fn("Exchange.getDeliveries")(function* (document: string) {
  const loaded = yield* loadDeliveries(document)
  return loaded.flatMap(({ state }) => (state ? [viewOf(state)] : []))
})
