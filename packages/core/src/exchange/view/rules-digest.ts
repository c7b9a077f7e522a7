import type { WorkingCalendar } from "../../calendar/working-calendar.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import { LocalDate, plusDays } from "../../time/vietnam-time.ts"
import { shortDigest } from "../runtime/short-digest.ts"

/** The first day whose rules matter: no document is older than the axis. */
const firstDay = LocalDate.make("2019-01-01")

/** Which days are worked, one character for each, until a year after the last that is decided. */
const workedDays = ({ day, decidedUntil }: WorkingCalendar): string => {
  const last = plusDays(decidedUntil, 366)
  let text = ""
  for (let date = firstDay; date <= last; date = plusDays(date, 1)) text += day(date).working ? "1" : "0"
  return text
}

/** A digest of everything that decides when a duty is due. */
export const rulesDigest = ({ calendar, ...settings }: DutyRules): string =>
  shortDigest(JSON.stringify([settings, calendar.hours, calendar.decidedUntil, workedDays(calendar)]))
