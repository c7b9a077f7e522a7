import { Effect } from "effect"
import type { Delivery } from "../../document/delivery/delivery.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import { isSameDuty } from "../../duty/duty.ts"
import { outgoingDuties } from "../../duty/outgoing-duties.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { lookUpsOf } from "./begin-look-up.ts"
import { dutyRules } from "./duty-rules.ts"
import { dutiesOfChange } from "./record-duties.ts"

/** An outgoing document with its deliveries, as it was or as it will be. */
interface Sending {
  readonly state: Outgoing | undefined
  readonly deliveries: ReadonlyArray<Delivery | undefined>
}

/** What a change of an outgoing document or of its deliveries means for the duties to send and to follow it. */
export const dutiesOfOutgoingChange = Effect.fnUntraced(function* (
  document: string,
  before: Sending,
  after: Sending,
  at: VietnamTime,
) {
  const rules = yield* dutyRules
  const duties = ({ state, deliveries }: Sending) =>
    state
      ? outgoingDuties(
          state,
          deliveries.flatMap((delivery) => delivery ?? []),
          rules,
        )
      : []
  const [was, is] = [duties(before), duties(after)]
  const changed = yield* dutiesOfChange(streamName.outgoing(document), was, is, { at })
  // A sending that becomes known after its bound, as of a packet that was taken unseen, has no watch that would come.
  const fresh = is.filter((duty) => !was.some((other) => isSameDuty(other, duty)))
  return { ...changed, work: [...changed.work, ...(yield* lookUpsOf(document, fresh, at))] }
})
