import { later } from "../calendar/vietnam-time.ts"
import { type Delivery, leftAt } from "../document/delivery/state.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { DutyRules } from "../policy/duty-term.ts"
import { sendTerm } from "../policy/handling-term.ts"
import { sendDeadline } from "../policy/send-deadline.ts"
import type { Duty, DutyEnd } from "./duty.ts"

/**
 * Sent when it has left for every recipient of its dispatch that gets it electronically; one for paper alone when it is
 * dispatched. Recipients whom an update brought in later have a deadline of their own.
 */
const sending = (
  { dispatched, recall }: Outgoing,
  deliveries: ReadonlyArray<Delivery>,
): DutyEnd | undefined => {
  const electronic = deliveries.filter(
    ({ way, withdrawn, update }) => way.electronic && !withdrawn && update === undefined,
  )
  const times = electronic.map(leftAt)
  const left = times.filter((time) => time !== undefined)
  if (dispatched && left.length === times.length && (left.length > 0 || !recall)) {
    const at = left.reduce(later, dispatched.at)
    if (!recall || at <= recall.at) return { at, how: "kept" }
  }
  return recall && { at: recall.at, how: "lifted" }
}

/**
 * The duty to send that an outgoing document gives rise to from its first signature on, whether it stands or has
 * ended. `deliveries` are all of its deliveries, none while it is not dispatched.
 */
export const outgoingDuties = (
  document: Outgoing,
  deliveries: ReadonlyArray<Delivery>,
  rules: DutyRules,
): ReadonlyArray<Duty> => {
  const { signed, sealed, dispatched, draft } = document
  // As for the deadline of a dispatch: a copy has the agency's signature alone, what goes for information maybe none.
  const since = signed?.at ?? sealed?.at ?? dispatched?.at
  if (since === undefined) return []
  const deadline = dispatched?.deadline ?? sendDeadline(since, draft.urgency, rules.calendar)
  const ended = sending(document, deliveries)
  return [{ name: "send", since, ...sendTerm(deadline, draft.urgency, rules), ...(ended && { ended }) }]
}
