import { Schema } from "effect"
import { Reason } from "../../vocabulary/ground.ts"

/** A subscriber cannot process an event. */
const SubscriberStopped = Schema.TaggedStruct("SubscriberStopped", {
  /** The position before that event, as text. */
  after: Schema.String,
  /** The error's code, `storage/event-undecodable`, or `subscriber/failed` when it has none. */
  problem: Schema.String,
  text: Reason,
})
/** The subscriber has processed it. */
const SubscriberResumed = Schema.TaggedStruct("SubscriberResumed", { through: Schema.String })

/** What happens to a named subscriber of the log (bên theo dõi nhật ký) beside its progress. */
export const SubscriberEvent = Schema.Union([SubscriberStopped, SubscriberResumed])
export type SubscriberEvent = typeof SubscriberEvent.Type
