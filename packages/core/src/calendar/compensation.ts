import { dayOfWeek, type LocalDate, plusDays } from "../time/vietnam-time.ts"
import type { StatutoryHoliday } from "./statutory-holidays.ts"

/** A day off in lieu (nghỉ bù) of a holiday that fell on a weekly rest day. */
export interface Compensation extends Pick<StatutoryHoliday, "date" | "name" | "source"> {
  readonly of: LocalDate
}

/** Saturday and Sunday, the weekly rest days of agencies (Decision 188/1999/QĐ-TTg). */
export const isWeekend = (date: LocalDate): boolean => dayOfWeek(date) >= 6

const article = (holiday: LocalDate) =>
  holiday >= "2021" ? "BLLĐ 45/2019/QH14, Điều 111.3" : "BLLĐ 10/2012/QH13, Điều 115.3"

/**
 * The days off in lieu: each compensated holiday on a Saturday or Sunday moves its rest to the next day that
 * is not a rest day, a holiday or already off (Labour Code 2019, Art. 111.3; Labour Code 2012, Art. 115.3).
 * Two holidays on one weekend take two days: 29 and 30 April 2023 gave 2 and 3 May.
 *
 * `holidays` are in date order. `alreadyOff` are days that a decision has already taken off.
 */
export const compensations = (
  holidays: ReadonlyArray<StatutoryHoliday>,
  alreadyOff: ReadonlySet<LocalDate>,
): ReadonlyArray<Compensation> => {
  const taken = new Set([...alreadyOff, ...holidays.map((holiday) => holiday.date)])
  return holidays
    .filter(({ date, compensated }) => compensated && isWeekend(date))
    .map(({ date, name }) => {
      let next = plusDays(date, 1)
      while (isWeekend(next) || taken.has(next)) next = plusDays(next, 1)
      taken.add(next)
      return { date: next, of: date, name, source: article(date) }
    })
}
