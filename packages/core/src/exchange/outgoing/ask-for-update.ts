import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { VietnamTime } from "../../calendar/vietnam-time.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { type Outgoing, recipientsOf } from "../../document/outgoing/state.ts"
import { nextStatedAt } from "../../packet/question.ts"
import { askDelivery } from "./ask-delivery.ts"
import { loadDeliveries } from "./deliveries.ts"

/** What the last update of a document asks of a recipient that had it before, if anything. */
const commandTo = (updated: Outgoing, code: string, at: VietnamTime): DeliveryCommand | undefined => {
  const update = updated.updates.at(-1)
  if (!update) return undefined
  const { reason, dueDate, removed } = update
  if (removed.includes(code)) return { _tag: "Recall", reason, at }
  return dueDate !== undefined && recipientsOf(updated).includes(code)
    ? { _tag: "AskUpdate", reason, at }
    : undefined
}

/**
 * Asks the recipients that a document had before its last update what the update asks of each. One packet asks several,
 * so that all of them are asked at one time, which is later than any question to any of them before.
 */
export const askForUpdate = Effect.fnUntraced(function* (
  document: string,
  updated: Outgoing,
  by: Actor,
  at: VietnamTime,
) {
  const deliveries = yield* loadDeliveries(document)
  const before = deliveries.flatMap(({ state }) => state?.questions.map(({ statedAt }) => statedAt) ?? [])
  const statedAt = nextStatedAt(before.toSorted().at(-1), at)
  const asked = yield* Effect.forEach(deliveries, (delivery) =>
    Effect.gen(function* () {
      const { state } = delivery
      const command = state && commandTo(updated, state.to.code, statedAt)
      const decided = command && (yield* askDelivery(delivery, command, by, at))
      return {
        before: state,
        after: decided?.after ?? state,
        appends: decided ? [decided.append] : [],
        notices: decided?.notices ?? [],
        /** Who gets the packet that asks. */
        updates: state && command?._tag === "AskUpdate" && decided?.asked ? [state.to] : [],
      }
    }),
  )
  return { asked, statedAt }
})
