import { calendarDate, dayOfWeek, LocalDate, plusDays } from "../time/vietnam-time.ts"
import type { DayName, WorkingYear } from "./working-year.ts"
import { isHolding, labourCodes, type YearlyHoliday, yearlyHolidays } from "./yearly-holiday.ts"

/** A public holiday (ngày nghỉ lễ, tết) of one year and the article that gives it. */
export interface StatutoryHoliday {
  readonly date: LocalDate
  readonly name: DayName
  readonly source: string
  /** The first day on which it applies, where known. */
  readonly since?: LocalDate
  /** Whether another day is off when it falls on a weekly rest day (nghỉ bù). */
  readonly compensated: boolean
}

const tet: DayName = { en: "Lunar New Year", vi: "Tết Âm lịch" }
const hungKings: DayName = { en: "Hùng Kings' Commemoration Day", vi: "Giỗ Tổ Hùng Vương" }
const national: DayName = { en: "National Day", vi: "Quốc khánh" }

/** The first year in which National Day has a second day off (Labour Code 2019, Art. 112.1d). */
const firstOfTwoDays = 2021

const daysOfTet = [0, 1, 2, 3, 4]

/**
 * The likely second day off beside 2 September when nobody has announced it: the one that gives the longer
 * rest, as in every decision since 2021. On a Monday or Thursday that is the day after, otherwise the day
 * before; on a Sunday both give the same rest.
 */
const likelyCompanion = (nationalDay: LocalDate): LocalDate =>
  plusDays(nationalDay, [1, 4].includes(dayOfWeek(nationalDay)) ? 1 : -1)

const byCode = (date: LocalDate, name: DayName): ReadonlyArray<StatutoryHoliday> =>
  labourCodes
    .filter((code) => isHolding(code, date))
    .map((code) => ({
      date,
      name,
      source: code.source,
      ...("since" in code && { since: code.since }),
      compensated: true,
    }))

/**
 * The Labour Code's holidays whose day depends on the moon or on a decision. Without a row the lunar ones are
 * missing.
 */
const movingHolidays = (
  year: number,
  row: WorkingYear | undefined,
  nationalDay: LocalDate,
): ReadonlyArray<StatutoryHoliday> => [
  ...(year >= firstOfTwoDays ? byCode(row?.nationalDayWith ?? likelyCompanion(nationalDay), national) : []),
  ...(row ? daysOfTet.flatMap((days) => byCode(plusDays(row.tet.offFrom, days), tet)) : []),
  ...(row ? byCode(row.hungKings, hungKings) : []),
]

/**
 * The public holidays of a year, in order: those on fixed days by the rules in force then, and Tết and Giỗ Tổ
 * from the year's row (Labour Code 2019, Art. 112.1; Labour Code 2012, Art. 115.1). A holiday that the row
 * adds replaces the rule's holiday of that day, and is compensated as that one unless it says otherwise.
 */
export const statutoryHolidays = (
  year: number,
  row: WorkingYear | undefined,
  rules: ReadonlyArray<YearlyHoliday> = yearlyHolidays,
): ReadonlyArray<StatutoryHoliday> => {
  const yearText = String(year).padStart(4, "0")
  const byRule = [
    ...rules.flatMap(({ day, until, ...rule }): ReadonlyArray<StatutoryHoliday> => {
      const [month = "", monthDay = ""] = day.split("-")
      // 29 February exists in leap years only.
      const date = calendarDate(yearText, month, monthDay)
      return date && isHolding({ ...rule, ...(until && { until }) }, date) ? [{ date, ...rule }] : []
    }),
    ...movingHolidays(year, row, LocalDate.make(`${yearText}-09-02`)),
  ]
  const own = (row?.holidays ?? []).map((holiday) => ({
    compensated: byRule.find(({ date }) => date === holiday.date)?.compensated ?? true,
    ...holiday,
  }))
  return [...byRule.filter(({ date }) => !own.some((holiday) => holiday.date === date)), ...own].sort(
    (a, b) => (a.date < b.date ? -1 : 1),
  )
}
