import type { Delivery } from "../document/delivery/delivery.ts"
import { isTakenBack, leftAt } from "../document/delivery/standing.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import type { DutyRules } from "../policy/deadline/duty-term.ts"
import { followTerm } from "../policy/deadline/follow-term.ts"
import { laneOf } from "../policy/urgent-lane.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Duty, DutyEnd } from "./duty.ts"

/** When a recipient no longer had to be followed: it reported, or the document was taken back from it. */
const endingAt = ({ recall, updates }: Outgoing, delivery: Delivery): DutyEnd | undefined => {
  const { heardAt, to } = delivery
  const takenBackAt = isTakenBack(delivery)
    ? (recall?.at ?? updates.findLast(({ removed }) => removed.includes(to.code))?.at)
    : undefined
  if (heardAt !== undefined && (takenBackAt === undefined || heardAt <= takenBackAt))
    return { at: heardAt, how: "kept" }
  return takenBackAt && { at: takenBackAt, how: "lifted" }
}

const lastOf = (ends: ReadonlyArray<DutyEnd>): DutyEnd | undefined =>
  ends.reduce<DutyEnd | undefined>((last, end) => (last && last.at >= end.at ? last : end), undefined)

/**
 * The duties to follow an outgoing document's arrival: one for its dispatch and one for each update that
 * added recipients, starting when the axis has it. Each ends when every recipient has sent any report or no
 * longer needs the document. The axis' own statements end none: a packet handed over is not yet in somebody's
 * hands.
 */
export const followDuties = (
  document: Outgoing,
  deliveries: ReadonlyArray<Delivery>,
  rules: DutyRules,
): ReadonlyArray<Duty> => {
  const { dispatched, updates, draft } = document
  if (!dispatched) return []
  const sendings: ReadonlyArray<{ readonly since: VietnamTime; readonly update?: number }> = [
    { since: dispatched.at },
    ...updates.map(({ at, number }) => ({ since: at, update: number })),
  ]
  return sendings.flatMap(({ since, update }): ReadonlyArray<Duty> => {
    const sent = deliveries.filter((delivery) => delivery.update === update && delivery.way.electronic)
    const sentAt = sent.flatMap((delivery) => leftAt(delivery) ?? []).sort()[0]
    if (sentAt === undefined) return []
    const ends = sent.flatMap((delivery) =>
      delivery.submitted ? [{ end: endingAt(document, delivery) }] : [],
    )
    const ended = ends.every(({ end }) => end) ? lastOf(ends.flatMap(({ end }) => end ?? [])) : undefined
    return [
      {
        name: "follow-sending",
        since,
        ...(update !== undefined && { update }),
        ...followTerm(sentAt, laneOf(draft.urgency), rules),
        ...(ended && { ended }),
      },
    ]
  })
}
