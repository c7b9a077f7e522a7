import { type LocalDate, plusDays, printDate } from "../time/vietnam-time.ts"
import type { WorkingCalendar } from "./working-calendar.ts"
import type { DayName } from "./working-year.ts"

/** How far a calendar is decided, seen from a day (bảng lịch còn hiệu lực đến đâu). */
export interface CalendarOutlook {
  /** The last day for which the announced days off are in the calendar. */
  readonly decidedUntil: LocalDate
  /** `ending` during the last 60 days, `beyond` after them; deadlines are then estimates. */
  readonly standing: "decided" | "ending" | "beyond"
  /** What this means and what to do, for a person. */
  readonly reason: DayName
}

/** Leaves time to supply a new file before a deadline passes the end. */
const warningDays = 60

const renew = {
  en: "Give the days off of the next year in a calendar file (`lienthong calendar check FILE`), or upgrade the library.",
  vi: "Khai báo ngày nghỉ năm sau bằng tệp lịch (`lienthong calendar check FILE`) hoặc nâng cấp thư viện.",
}

/** Says how far the calendar is decided, seen from a day. */
export const calendarOutlook = (calendar: WorkingCalendar, today: LocalDate): CalendarOutlook => {
  const { decidedUntil } = calendar
  const until = printDate(decidedUntil)
  if (today > decidedUntil)
    return {
      decidedUntil,
      standing: "beyond",
      reason: {
        en: `The days off are known until ${decidedUntil}: deadlines after it are estimated. ${renew.en}`,
        vi: `Bảng lịch nghỉ chỉ có đến ngày ${until}: thời hạn sau ngày này là ước tính. ${renew.vi}`,
      },
    }
  if (plusDays(today, warningDays) >= decidedUntil)
    return {
      decidedUntil,
      standing: "ending",
      reason: {
        en: `The days off are known until ${decidedUntil}, which is less than ${warningDays + 1} days away. ${renew.en}`,
        vi: `Bảng lịch nghỉ chỉ có đến ngày ${until}, còn không quá ${warningDays} ngày. ${renew.vi}`,
      },
    }
  return {
    decidedUntil,
    standing: "decided",
    reason: {
      en: `The days off are known until ${decidedUntil}.`,
      vi: `Bảng lịch nghỉ có đến ngày ${until}.`,
    },
  }
}
