import type { Delivery } from "../document/delivery/delivery.ts"
import { leftAt } from "../document/delivery/standing.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { DutyRules } from "../policy/duty-term.ts"
import { followTerm } from "../policy/follow-term.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"

/** Whether a change of an outgoing document touches what its duties are reckoned from. */
export const isReckonedAnew = (before: Outgoing | undefined, after: Outgoing | undefined): boolean =>
  (["signed", "sealed", "dispatched", "updates", "recall", "closed"] as const).some(
    (fact) => before?.[fact] !== after?.[fact],
  )

/** Whether a delivery is heard of for the first time, and later than it should have been. */
const isHeardLate = (before: Delivery, after: Delivery, at: VietnamTime, rules: DutyRules): boolean => {
  const sentAt = leftAt(before)
  if (sentAt === undefined || before.heardAt !== undefined || after.heardAt === undefined) return false
  const { due } = followTerm(sentAt, before.lane, rules)
  return due !== undefined && at > due
}

/**
 * Whether a change of a delivery touches what the duties of its document are reckoned from. A report that comes in time
 * does not: 700 recipients report on one document, and each would have all the others looked at.
 */
export const isDeliveryReckonedAnew = (
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
