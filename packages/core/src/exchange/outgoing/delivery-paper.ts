import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { DeliveryCommand } from "../../document/delivery/decide.ts"
import { change } from "../change/change.ts"
import { commandDelivery, requireDelivery } from "../change/delivery.ts"

/** The recipient that the paper concerns. */
export const DeliveryPaperRequest = Schema.Struct({ recipient: Schema.String })
export interface DeliveryPaperRequest extends Schema.Schema.Type<typeof DeliveryPaperRequest> {}

/** Records one event of a document's paper at one recipient. */
const recordPaper = (
  document: string,
  recipient: string,
  command: Extract<DeliveryCommand, { _tag: "RecordPaper" | "RecordPaperReturned" }>,
  by: Actor,
) =>
  change(by, (at) =>
    Effect.gen(function* () {
      const delivery = yield* requireDelivery(document, recipient)
      return { changes: [yield* commandDelivery(delivery, at, command)] }
    }),
  )

/** Records that paper required by a rule has been sent. Refused if no rule requires it (Art. 5.3). */
export const recordPaperSent = Effect.fn("Exchange.recordPaperSent")(function* (
  document: string,
  { recipient }: DeliveryPaperRequest,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaper" }, by)
})

/** Records that paper of a recalled document has been fetched back. */
export const recordPaperReturned = Effect.fn("Exchange.recordPaperReturned")(function* (
  document: string,
  { recipient }: DeliveryPaperRequest,
  by: Actor,
) {
  yield* recordPaper(document, recipient, { _tag: "RecordPaperReturned" }, by)
})
