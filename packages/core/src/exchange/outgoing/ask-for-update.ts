import { Effect } from "effect"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { DeliveryEvent } from "../../document/delivery/event.ts"
import { lastStatedAt, questionsOf, standingOf } from "../../document/delivery/standing.ts"
import { settlement } from "../../document/delivery/status-answer.ts"
import { dueDateChangedWithout, type Outgoing, recipientsOf } from "../../document/outgoing/state.ts"
import { nextStatedAt } from "../../packet/question.ts"
import type { SendDeadline } from "../../policy/deadline/send-deadline.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { commandDelivery, loadDeliveries } from "../change/delivery.ts"

/**
 * Whether a recipient that counts again lacks a due date: the date changed while it was removed, or it had
 * not answered by then.
 */
const lacksUpdate = (updated: Outgoing, delivery: Delivery) =>
  dueDateChangedWithout(updated, delivery.to.code) || settlement("update", questionsOf(delivery)) === "asked"

/** The commands of a document's last update for a recipient that already had the document. */
const commandsTo = (
  updated: Outgoing,
  delivery: Delivery,
  { statedAt, deadline }: { readonly statedAt: VietnamTime; readonly deadline: SendDeadline },
): ReadonlyArray<DeliveryCommand> => {
  const { code } = delivery.to
  const update = updated.updates.at(-1)
  if (!update) return []
  const { reason, dueDate, added, removed, number } = update
  if (removed.includes(code)) return [{ _tag: "Recall", reason, at: statedAt }]
  const ask: DeliveryCommand = { _tag: "AskUpdate", reason, at: statedAt }
  const again = added.find(({ to }) => to.code === code)
  if (again) {
    const add: DeliveryCommand = { _tag: "AddAgain", way: again.way, deadline, update: number, statedAt }
    return standingOf(delivery) === "recall-declined" && lacksUpdate(updated, delivery) ? [add, ask] : [add]
  }
  return dueDate !== undefined && recipientsOf(updated).includes(code) ? [ask] : []
}

/**
 * Asks recipients that already had a document what its last update asks of each, and adds those again that
 * had been removed. One packet asks several, so all of them are asked at the same time, which is later than
 * every earlier question to any of them.
 */
export const askForUpdate = Effect.fnUntraced(function* (
  document: string,
  updated: Outgoing,
  { at, deadline }: { readonly at: VietnamTime; readonly deadline: SendDeadline },
) {
  const deliveries = yield* loadDeliveries(document)
  const before = deliveries.flatMap(({ state }) => (state && lastStatedAt(state)) ?? [])
  const statedAt = nextStatedAt(before.toSorted().at(-1), at)
  const changes = yield* Effect.forEach(deliveries, (delivery) =>
    commandDelivery(
      delivery,
      at,
      ...(delivery.state ? commandsTo(updated, delivery.state, { statedAt, deadline }) : []),
    ),
  )
  const whom = (tag: DeliveryEvent["_tag"]) =>
    changes.flatMap(({ state, events }) =>
      state?.way.electronic && events.some(({ _tag }) => _tag === tag) ? [state.to] : [],
    )
  return {
    changes,
    statedAt,
    /** The recipients of the packet that asks. */
    updates: whom("UpdateAsked"),
    /** The recipients of the packet that brings the document again. */
    brings: whom("QueuedAgain"),
  }
})
