import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { deny } from "../../document/document-error.ts"
import { change } from "../change/change.ts"
import { askDelivery, requireDelivery } from "../change/delivery.ts"
import { requireOutgoing } from "../change/outgoing.ts"

/** At which recipient the paper is. */
export const PaperRequest = Schema.Struct({ recipient: Schema.String })
export interface PaperRequest extends Schema.Schema.Type<typeof PaperRequest> {}

/** Does one thing to a document's paper at one recipient. */
const recordPaper = (
  document: string,
  recipient: string,
  command: Extract<DeliveryCommand, { _tag: "RecordPaper" | "RecordPaperReturned" }>,
  by: Actor,
) =>
  change(by, (at) =>
    Effect.gen(function* () {
      const { state } = yield* requireOutgoing(document)
      if (!state.dispatched) return yield* deny("not-dispatched")
      const delivery = yield* requireDelivery(document, recipient)
      return { changes: [yield* askDelivery(delivery, at, command)] }
    }),
  )

/** Records that the paper which a rule orders has gone out. Without a rule it is refused (Art. 5.3). */
export const recordPaperSent = Effect.fn("Exchange.recordPaperSent")(function* (
  document: string,
  { recipient }: PaperRequest,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaper" }, by)
})

/** Records that the paper of a document which was taken back has been fetched. */
export const recordPaperReturned = Effect.fn("Exchange.recordPaperReturned")(function* (
  document: string,
  { recipient }: PaperRequest,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaperReturned" }, by)
})
