import { dayOfWeek, type LocalDate, plusDays } from "../time/vietnam-time.ts"
import { lunarHolidays } from "./lunar-holidays.ts"
import type { WorkingYear } from "./working-year.ts"

const tuesday = 2

/**
 * The likely first of the five days of Tết: the eve when the new year begins on a Tuesday, otherwise the day
 * before the eve. Every decision from 2018 to 2026 follows this.
 */
const likelyOffFrom = (newYear: LocalDate): LocalDate =>
  plusDays(newYear, dayOfWeek(newYear) === tuesday ? -1 : -2)

/**
 * What to expect of a year that is not in the table of decisions: the lunar days from their table, the days
 * off chosen as in earlier years. Returns nothing outside 1900 to 2100. A calendar does not count such a year
 * as covered.
 */
export const expectedYear = (year: number): WorkingYear | undefined => {
  const lunar = lunarHolidays(year)
  return (
    lunar && {
      year,
      basis: "expected",
      tet: { newYear: lunar.newYear, offFrom: likelyOffFrom(lunar.newYear) },
      hungKings: lunar.hungKings,
    }
  )
}
