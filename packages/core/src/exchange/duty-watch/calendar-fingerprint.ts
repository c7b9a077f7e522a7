import { Hash } from "effect"
import type { WorkingCalendar } from "../../calendar/working-calendar.ts"
import { LocalDate, plusDays } from "../../time/vietnam-time.ts"

/** Deadlines are calculated from here on: the Decision's first year. */
const first = LocalDate.make("2018-01-01")

/** The year after the last decided one counts, too. */
const daysBeyond = 366

/** A short text that differs between calendars with different bounds. */
export const calendarFingerprint = ({ decidedUntil, hours, nextWorkingDay }: WorkingCalendar): string => {
  const days: Array<LocalDate> = []
  const last = plusDays(decidedUntil, daysBeyond)
  for (let day = first; day <= last; day = nextWorkingDay(day)) days.push(day)
  return `${decidedUntil}/${(Hash.string(days.join() + JSON.stringify(hours)) >>> 0).toString(16)}`
}
