import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { deny } from "../../document/document-error.ts"
import { decideDelivery, loadDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { record, retryContended } from "../ground/record.ts"
import { append } from "../stream/append.ts"

/** Does one thing to a document's paper at one recipient. */
const recordPaper = (
  document: string,
  recipient: string,
  command: Extract<DeliveryCommand, { _tag: "RecordPaper" | "RecordPaperReturned" }>,
  by: Actor,
) =>
  Effect.gen(function* () {
    const outgoing = yield* requireOutgoing(document)
    if (!outgoing.state.dispatched) return yield* deny("not-dispatched")
    const loaded = yield* loadDelivery(document, recipient)
    if (!loaded.state) return yield* deny("not-a-recipient", { recipient })
    const events = yield* decideDelivery(loaded, command)
    if (events.length > 0) yield* record(by, { appends: [append("delivery", loaded, events)] })
  }).pipe(retryContended)

/** Records that the paper which a rule orders has gone out. Without a rule it is refused (Art. 5.3). */
export const recordPaperSent = Effect.fn("Exchange.recordPaperSent")(function* (
  document: string,
  recipient: string,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaper" }, by)
})

/** Records that the paper of a document which was taken back has been fetched. */
export const recordPaperReturned = Effect.fn("Exchange.recordPaperReturned")(function* (
  document: string,
  recipient: string,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaperReturned" }, by)
})
