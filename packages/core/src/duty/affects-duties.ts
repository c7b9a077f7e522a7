import type { Delivery } from "../document/delivery/delivery.ts"
import { leftAt } from "../document/delivery/standing.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { DutyRules } from "../policy/deadline/duty-term.ts"
import { followTerm } from "../policy/deadline/follow-term.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** Whether a change of an outgoing document can change its duties. */
export const affectsDuties = (before: Outgoing | undefined, after: Outgoing | undefined): boolean =>
  (["signed", "sealed", "dispatched", "updates", "recall", "closed"] as const).some(
    (fact) => before?.[fact] !== after?.[fact],
  )

/** Whether the first report on a delivery arrived after its bound. */
const isHeardLate = (before: Delivery, after: Delivery, at: VietnamTime, rules: DutyRules): boolean => {
  const sentAt = leftAt(before)
  if (sentAt === undefined || before.heardAt !== undefined || after.heardAt === undefined) return false
  const { due } = followTerm(sentAt, before.lane, rules)
  return due !== undefined && at > due
}

/**
 * Whether a change of a delivery can change the duties of its document. A report in time cannot: a document
 * may have 700 recipients, and each report would load all other deliveries.
 */
export const deliveryAffectsDuties = (
  before: Delivery | undefined,
  after: Delivery | undefined,
  at: VietnamTime,
  rules: DutyRules,
): boolean => {
  if (before === undefined || after === undefined) return before !== after
  return (
    leftAt(before) !== leftAt(after) ||
    before.update !== after.update ||
    (before.withdrawn === undefined) !== (after.withdrawn === undefined) ||
    isHeardLate(before, after, at, rules)
  )
}
