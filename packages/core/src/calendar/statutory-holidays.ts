import { dayOfWeek, LocalDate, plusDays } from "./vietnam-time.ts"
import type { DayName, WorkingYear } from "./working-year.ts"

/** A public holiday (ngày nghỉ lễ, tết) of one year and the article that gives it. */
export interface StatutoryHoliday {
  readonly date: LocalDate
  readonly name: DayName
  readonly source: string
}

const names = {
  newYear: { en: "New Year's Day", vi: "Tết Dương lịch" },
  tet: { en: "Lunar New Year", vi: "Tết Âm lịch" },
  hungKings: { en: "Hùng Kings' Commemoration Day", vi: "Giỗ Tổ Hùng Vương" },
  victory: { en: "Victory Day", vi: "Ngày Chiến thắng" },
  labour: { en: "International Labour Day", vi: "Ngày Quốc tế lao động" },
  national: { en: "National Day", vi: "Quốc khánh" },
} satisfies Record<string, DayName>

/** The Labour Code in force: that of 2019 since 1 January 2021, that of 2012 before. */
const article = (year: number) =>
  year >= 2021 ? "BLLĐ 45/2019/QH14, Điều 112.1" : "BLLĐ 10/2012/QH13, Điều 115.1"

const daysOfTet = [0, 1, 2, 3, 4]

/**
 * Which day joins 2 September where nobody has said yet: the one that makes the longer rest, as every decision since
 * 2021 chose. On a Monday or Thursday that is the day after, else the day before; on a Sunday either gives the same rest.
 */
const likelyCompanion = (nationalDay: LocalDate): LocalDate =>
  plusDays(nationalDay, [1, 4].includes(dayOfWeek(nationalDay)) ? 1 : -1)

/**
 * The public holidays of a year, in order (Labour Code 2019, Art. 112.1; Labour Code 2012, Art. 115.1): five fixed
 * days by rule, Tết and Giỗ Tổ from the year's row. Without a row the lunar ones are missing.
 */
export const statutoryHolidays = (
  year: number,
  row: WorkingYear | undefined,
): ReadonlyArray<StatutoryHoliday> => {
  const source = article(year)
  const on = (monthAndDay: string) => LocalDate.make(`${String(year).padStart(4, "0")}-${monthAndDay}`)
  const nationalDay = on("09-02")
  const solar = [
    { date: on("01-01"), name: names.newYear, source },
    { date: on("04-30"), name: names.victory, source },
    { date: on("05-01"), name: names.labour, source },
    { date: nationalDay, name: names.national, source },
  ]
  if (year >= 2021) {
    const companion = row?.nationalDayWith ?? likelyCompanion(nationalDay)
    solar.push({ date: companion, name: names.national, source })
  }
  const lunar = row
    ? [
        ...daysOfTet.map((days) => ({ date: plusDays(row.tet.offFrom, days), name: names.tet, source })),
        { date: row.hungKings, name: names.hungKings, source },
      ]
    : []
  return [...solar, ...lunar, ...(row?.holidays ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1))
}
