import { dateOf, printDate, timeOfDay, type VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { boundsOf, type Duty, type DutyBound, type DutyName } from "./duty.ts"
import type { DutyEvent } from "./event.ts"

/** A bound that was recorded as missed. */
export interface RecordedMiss {
  readonly bound: DutyBound
  readonly passedAt: VietnamTime
}

/** Whether two are the same bound at the same time. */
export const isSameMiss = (one: RecordedMiss, other: RecordedMiss): boolean =>
  one.bound === other.bound && one.passedAt === other.passedAt

/**
 * The duties with bounds in working days. The others count from a stated date or by the agency's own
 * settings.
 */
const reckonedByCalendar: ReadonlySet<DutyName> = new Set<DutyName>([
  "send",
  "register",
  "submit",
  "follow-sending",
])

/**
 * The time of a recorded missed bound by the current calendar. Returns nothing when it has not moved, or when
 * it does not depend on working days: "at once" (ngay) counts around the clock, and so does anything due on
 * the same day.
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

/**
 * The corrections to a duty's record: an event for each bound that the current calendar puts at another time.
 */
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
