import { LocalDate } from "../../../src/time/vietnam-time.ts"
import { beginningOf, dateOfDay, dayAt, dayOfDate, type Meridian } from "./julian-day.ts"
import { meanMonth, meanNewMoonZero, newMoon } from "./new-moon.ts"
import { sunLongitude } from "./sun-longitude.ts"

/** A month of the lunar calendar (tháng âm lịch). */
export interface LunarMonth {
  /** Its number: 1 is tháng Giêng, 12 tháng Chạp. */
  readonly month: number
  /** A leap month (tháng nhuận) follows the month whose number it has. */
  readonly leap: boolean
  /** Its first day (mùng 1). */
  readonly first: LocalDate
}

/**
 * The clock of Vietnam, by which its lunar calendar has been reckoned since 1968 (Decision 121/CP of 8 August
 * 1967).
 */
export const vietnam: Meridian = 7

/** The first day of the `k`-th lunar month: the day of the new moon. */
const firstDay = (k: number, meridian: Meridian) => dayAt(newMoon(k), meridian)

/**
 * The twelfth of the sky in which the sun stands when a day begins. It enters one at each major term (trung
 * khí).
 */
const sunSector = (day: number, meridian: Meridian) =>
  Math.floor(sunLongitude(beginningOf(day, meridian)) / 30)

/** The sector that the sun enters at the winter solstice (đông chí). */
const solsticeSector = 9

/** The month of the winter solstice of a year, which is always the 11th. */
const eleventhMonth = (year: number, meridian: Meridian): number => {
  const lastDay = dayOfDate(LocalDate.make(`${year}-12-31`))
  let k = Math.ceil((lastDay - meanNewMoonZero) / meanMonth) + 1
  while (firstDay(k, meridian) > lastDay) k -= 1
  // A month that begins with the solstice past does not have it: the one before has.
  return sunSector(firstDay(k, meridian), meridian) >= solsticeSector ? k - 1 : k
}

/**
 * The lunar months from the 11th of the year before (`year - 1`) until the 10th of a year, in order. Years of
 * four digits only.
 *
 * The rules are those of the Chinese calendar, reckoned at the meridian: a month begins on the day of the new
 * moon; the one with the winter solstice is the 11th; where thirteen months lie between two of these, the
 * first without a major term is the leap month.
 */
export const lunarMonths = (year: number, meridian: Meridian = vietnam): ReadonlyArray<LunarMonth> => {
  const from = eleventhMonth(year - 1, meridian)
  const count = eleventhMonth(year, meridian) - from
  const firsts = Array.from({ length: count + 1 }, (_, index) => firstDay(from + index, meridian))
  const sectors = firsts.map((day) => sunSector(day, meridian))
  const leapIndex = count === 13 ? sectors.findIndex((sector, index) => sector === sectors[index + 1]) : -1
  return firsts.slice(0, count).map((day, index) => {
    const counted = leapIndex > 0 && index >= leapIndex ? index - 1 : index
    return { month: ((counted + 10) % 12) + 1, leap: index === leapIndex, first: dateOfDay(day) }
  })
}
