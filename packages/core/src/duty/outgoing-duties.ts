import type { Delivery } from "../document/delivery/delivery.ts"
import { leftAt } from "../document/delivery/standing.ts"
import type { DispatchLine } from "../document/outgoing/event.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { DutyRules } from "../policy/deadline/duty-term.ts"
import { sendTerm } from "../policy/deadline/handling-term.ts"
import { type SendDeadline, sendDeadline, standingDeadline } from "../policy/deadline/send-deadline.ts"
import { later, type VietnamTime } from "../time/vietnam-time.ts"
import type { Duty, DutyEnd } from "./duty.ts"
import { followDuties } from "./follow-duties.ts"

/** The recipients of a dispatch or of one update who get the document electronically. */
interface Sending {
  readonly begunAt: VietnamTime
  /** The update's number; absent for the dispatch. */
  readonly update?: number
  readonly to: ReadonlyArray<DispatchLine["to"]>
}

/** The deliveries of a document by the recipient's code. */
type ByRecipient = ReadonlyMap<string, Delivery>

/** The state of one sending to a recipient. Returns nothing while it is not known. */
const bySending = (deliveries: ByRecipient, code: string, update: number | undefined) => {
  const delivery = deliveries.get(code)
  if (!delivery) return { isConcerned: true }
  if (delivery.update === update)
    return {
      isConcerned: true,
      known: { isWanted: !delivery.withdrawn || delivery.submitted !== undefined, leftAt: leftAt(delivery) },
    }
  const former = delivery.former.find((sending) => sending.update === update)
  // A restored recipient that is sent nothing belongs to no sending of its update.
  return former
    ? { isConcerned: true, known: { isWanted: former.leftAt !== undefined, leftAt: former.leftAt } }
    : { isConcerned: false }
}

const sendingTo = (
  begunAt: VietnamTime,
  lines: ReadonlyArray<DispatchLine>,
  deliveries: ByRecipient,
  update?: number,
): Sending => ({
  begunAt,
  ...(update !== undefined && { update }),
  to: lines.flatMap(({ to, way }) =>
    way.electronic && bySending(deliveries, to.code, update).isConcerned ? [to] : [],
  ),
})

/** When the last removed recipient of a group was removed, if any was. */
const removedAt = ({ updates }: Outgoing, to: Sending["to"]): VietnamTime | undefined =>
  updates.findLast(({ removed }) => to.some(({ code }) => removed.includes(code)))?.at

/**
 * How a sending ended: when the document left for every recipient, or at dispatch when all get paper only. A
 * recipient removed before the document left no longer counts, and when all were removed nothing was sent.
 */
const ending = (
  document: Outgoing,
  { begunAt, to, update }: Sending,
  deliveries: ByRecipient,
): DutyEnd | undefined => {
  const { recall } = document
  const known = to.flatMap(({ code }) => bySending(deliveries, code, update).known ?? [])
  const wanted = known.filter(({ isWanted }) => isWanted)
  const left = wanted.flatMap((each) => each.leftAt ?? [])
  if (known.length === to.length && left.length === wanted.length && (left.length > 0 || to.length === 0)) {
    const at = left.reduce(later, begunAt)
    if (!recall || at <= recall.at) return { at, how: "kept" }
  }
  const liftedAt = known.length === to.length && wanted.length === 0 ? removedAt(document, to) : undefined
  const at = liftedAt ?? recall?.at
  return at && { at, how: "lifted" }
}

/**
 * When the duty to send begins, for a dispatch or for an update's number. A copy has the agency's signature
 * only; a document for information may have none.
 */
export const sendingSince = (
  { signed, sealed, dispatched, updates }: Outgoing,
  update?: number,
): VietnamTime | undefined =>
  update === undefined
    ? (signed?.at ?? sealed?.at ?? dispatched?.at)
    : updates.find(({ number }) => number === update)?.at

/**
 * The deadline of a sending by the current calendar. `told` is the one that its plan stated, if it was
 * planned.
 */
const deadlineNow = (
  told: SendDeadline | undefined,
  since: VietnamTime,
  { draft }: Outgoing,
  { calendar }: DutyRules,
): SendDeadline =>
  told ? standingDeadline(told, since, draft.urgency, calendar) : sendDeadline(since, draft.urgency, calendar)

/**
 * The duties of an outgoing document from its first signature on, open or ended: to send it, one for its
 * dispatch and one for each update that added recipients, who could not be sent it earlier; and after
 * sending, to follow its arrival ({@link followDuties}). `deliveries` are all of its deliveries, empty before
 * dispatch.
 */
export const outgoingDuties = (
  document: Outgoing,
  deliveries: ReadonlyArray<Delivery>,
  rules: DutyRules,
): ReadonlyArray<Duty> => {
  const { dispatched, draft, recall, closed, updates } = document
  const since = sendingSince(document)
  if (since === undefined) return []
  const { urgency } = draft
  const byRecipient: ByRecipient = new Map(deliveries.toReversed().map((each) => [each.to.code, each]))
  const deadline = deadlineNow(dispatched?.deadline, since, document, rules)
  const fellAway = recall ?? closed
  const ended: DutyEnd | undefined = dispatched
    ? ending(document, sendingTo(dispatched.at, dispatched.lines, byRecipient), byRecipient)
    : fellAway && { at: fellAway.at, how: "lifted" }
  return [
    { name: "send", since, ...sendTerm(deadline, urgency, rules), ...(ended && { ended }) },
    ...updates.flatMap(({ at, number, added }): ReadonlyArray<Duty> => {
      const sending = sendingTo(at, added, byRecipient, number)
      if (sending.to.length === 0) return []
      const stated = deliveries.find(({ update }) => update === number)?.deadline
      const end = ending(document, sending, byRecipient)
      const term = sendTerm(deadlineNow(stated, at, document, rules), urgency, rules)
      return [{ name: "send", since: at, update: number, ...term, ...(end && { ended: end }) }]
    }),
    ...followDuties(document, deliveries, rules),
  ]
}
