import { dateOf, printDate, timeOfDay, type VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { boundsOf, type Duty, type DutyBound, type DutyName } from "./duty.ts"
import type { DutyEvent } from "./event.ts"

/** A bound that is on record as missed. */
export interface RecordedMiss {
  readonly bound: DutyBound
  readonly passedAt: VietnamTime
}

/** Whether two are the same bound at the same time. */
export const isSameMiss = (one: RecordedMiss, other: RecordedMiss): boolean =>
  one.bound === other.bound && one.passedAt === other.passedAt

/** The duties whose bounds are working days. The others have theirs from a stated date or the agency's own figures. */
const reckonedByCalendar: ReadonlySet<DutyName> = new Set<DutyName>([
  "send",
  "register",
  "submit",
  "follow-sending",
])

/**
 * Where a bound that is on record as missed is by the calendar known now; nothing where it is still there, or where no
 * working day makes it: "at once" (ngay) is counted around the clock, and what is due on the day itself is.
 */
const movedTo = (duty: Duty, { bound, passedAt }: RecordedMiss): VietnamTime | undefined => {
  if (!reckonedByCalendar.has(duty.name) || dateOf(passedAt) === dateOf(duty.since)) return undefined
  if (bound === "due" && duty.immediate) return undefined
  if (boundsOf(duty).some(([, at]) => at === passedAt)) return undefined
  return bound === "due" ? duty.due : (duty.lateBound ?? duty.due)
}

const shown = (at: VietnamTime) => `${timeOfDay(at).slice(0, 5)} ${printDate(dateOf(at))}`

const whyMoved = (from: VietnamTime, to: VietnamTime): Reason => ({
  en: `By the working calendar known now the bound is ${to.slice(0, 16)}, not ${from.slice(0, 16)} as was recorded.`,
  vi: `Theo lịch làm việc nay đã biết, thời hạn là ${shown(to)}, không phải ${shown(from)} như đã ghi.`,
})

/** What corrects the record of a duty: an event for each bound that the calendar known now puts elsewhere. */
export const corrections = (
  missed: ReadonlyArray<RecordedMiss>,
  about: string,
  duty: Duty,
): ReadonlyArray<Extract<DutyEvent, { _tag: "DutyCorrected" }>> =>
  missed.flatMap(({ bound, passedAt }) => {
    const to = movedTo(duty, { bound, passedAt })
    if (to === undefined) return []
    return [
      {
        _tag: "DutyCorrected",
        duty: duty.name,
        about,
        since: duty.since,
        bound,
        passedAt,
        movedTo: to,
        article: bound === "due" ? duty.article : (duty.lateArticle ?? duty.article),
        reason: whyMoved(passedAt, to),
      },
    ]
  })
