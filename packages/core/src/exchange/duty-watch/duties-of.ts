import { Effect } from "effect"
import type { Duty } from "../../duty/duty.ts"
import { incomingDuties, receiptDuty } from "../../duty/incoming-duties.ts"
import { outgoingDuties } from "../../duty/outgoing-duties.ts"
import { kindOf, namedBy, streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { loadDeliveries } from "../change/delivery.ts"
import { requireIncoming } from "../change/incoming.ts"
import { requireOutgoing } from "../change/outgoing.ts"
import { dutyRules } from "../settings/duty-rules.ts"
import { load } from "../stream/load.ts"

/** When the notice of a work item was sent. */
const sentAt = Effect.fnUntraced(function* (notice: string) {
  const { state } = yield* load<"notice", VietnamTime>(
    "notice",
    streamName.notice(notice),
    (known, event, at) => known ?? (event._tag === "NoticeSent" ? at : undefined),
  )
  return state
})

/** The current duties of an outgoing document. */
const dutiesOfOutgoing = Effect.fnUntraced(function* (document: string) {
  const { state } = yield* requireOutgoing(document)
  const deliveries = yield* loadDeliveries(document)
  return outgoingDuties(
    state,
    deliveries.flatMap((delivery) => delivery.state ?? []),
    yield* dutyRules,
  )
})

/**
 * The current duties of an incoming document, including the one to confirm its receipt if the notice is
 * known.
 */
const dutiesOfIncoming = Effect.fnUntraced(function* (document: string, notice: string | undefined) {
  const { state } = yield* requireIncoming(document)
  const receipt = notice === undefined ? [] : receiptDuty(state, yield* sentAt(notice))
  return [...receipt, ...incomingDuties(state, yield* dutyRules)]
})

/** The duties of the document with this stream. */
export const dutiesOf = Effect.fnUntraced(function* (about: string, notice: string | undefined) {
  const { document } = namedBy(about)
  const duties: ReadonlyArray<Duty> =
    kindOf(about) === "outgoing"
      ? yield* dutiesOfOutgoing(document)
      : yield* dutiesOfIncoming(document, notice)
  return duties
})
