import { dayOfWeek, type LocalDate, plusDays } from "../time/vietnam-time.ts"
import { lunarHolidays } from "./lunar-holidays.ts"
import type { WorkingYear } from "./working-year.ts"

const tuesday = 2

/**
 * From when the five days of Tết are likely to be given: from the eve when the new year begins on a Tuesday, else from
 * the day before the eve. So every decision from 2018 to 2026 set them.
 */
const likelyOffFrom = (newYear: LocalDate): LocalDate =>
  plusDays(newYear, dayOfWeek(newYear) === tuesday ? -1 : -2)

/**
 * What can be expected of a year whose days off nobody has told this library: the lunar days from the table, the choice
 * of days off as it was made before. None outside 1900 to 2100. A calendar does not call such a year covered.
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
