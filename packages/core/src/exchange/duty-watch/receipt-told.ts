import { Effect } from "effect"
import { receiptDuty } from "../../duty/incoming-duties.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import type { StatusPacket } from "../../packet/status-packet.ts"
import { dateOf, type VietnamTime } from "../../time/vietnam-time.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { requireIncoming } from "../change/incoming.ts"
import { dutiesOfChange } from "../change/record-duties.ts"
import type { Appended } from "../record/record.ts"

const none: ReadonlyArray<Appended> = []

/**
 * What to record when the sender of a document has been told that it came. The notice carries the time of the
 * arrival: if it was sent on the same day, it was in time and nothing need be read.
 */
export const dutiesOfReceiptTold = Effect.fnUntraced(function* (
  { status, timestamp }: StatusPacket,
  about: string,
  at: VietnamTime,
) {
  if (status !== statusCode.arrived || kindOf(about) !== "incoming") return none
  if (timestamp !== undefined && dateOf(timestamp) === dateOf(at)) return none
  const { state } = yield* requireIncoming(namedBy(about).document)
  const { appends } = yield* dutiesOfChange(about, receiptDuty(state, undefined), receiptDuty(state, at), {
    at,
  })
  return appends
})
