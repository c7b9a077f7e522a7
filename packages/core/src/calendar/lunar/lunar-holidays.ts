import { type LocalDate, plusDays } from "../../time/vietnam-time.ts"
import { lunarMonths } from "./lunar-months.ts"

/** The days of a year that the moon gives (Labour Code 2019, Art. 112.1). */
export interface LunarHolidays {
  /** Mùng 1 Tết, the first of the first lunar month. */
  readonly newYear: LocalDate
  /** Giỗ Tổ Hùng Vương, the 10th of the third lunar month. */
  readonly hungKings: LocalDate
}

/**
 * The years for which moon and sun are reckoned closely enough: in none of them is the new moon of Tết or of the third
 * month within five minutes of midnight in Vietnam, where the reckoning of the moon is right to some seconds; and in
 * none would a quarter of an hour, to which that of the sun is right, make another month the first or the third.
 */
const firstYear = 1900
const lastYear = 2100

/**
 * Mùng 1 Tết and Giỗ Tổ of a year by the Vietnamese calendar (UTC+7); none outside 1900 to 2100. Until 1967 almanacs in
 * Vietnam followed other clocks: for those years this is today's rule reckoned backwards, not what was printed.
 */
export const lunarHolidays = (year: number): LunarHolidays | undefined => {
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) return undefined
  const months = lunarMonths(year)
  const first = (number: number) => months.find(({ month, leap }) => month === number && !leap)?.first
  const newYear = first(1)
  const third = first(3)
  return newYear && third && { newYear, hungKings: plusDays(third, 9) }
}
