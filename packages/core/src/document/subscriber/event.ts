import { Schema } from "effect"
import { Reason } from "../../vocabulary/ground.ts"

/** A subscriber cannot get past an event. */
const SubscriberStopped = Schema.TaggedStruct("SubscriberStopped", {
  /** The position after which it stands, as text. */
  after: Schema.String,
  /** The error's code, `storage/event-undecodable`; `subscriber/failed` where it has none. */
  problem: Schema.String,
  text: Reason,
})
/** It has got past it. */
const SubscriberResumed = Schema.TaggedStruct("SubscriberResumed", { through: Schema.String })

/** What happens to a named subscriber of the log (bên theo dõi nhật ký) beside its getting on. */
export const SubscriberEvent = Schema.Union([SubscriberStopped, SubscriberResumed])
export type SubscriberEvent = typeof SubscriberEvent.Type
