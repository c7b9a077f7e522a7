import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { expectedYear } from "../../src/calendar/expected-year.ts"
import { WorkingYear } from "../../src/calendar/working-year.ts"
import { dayOfWeek, plusDays, yearOf } from "../../src/time/vietnam-time.ts"

const nextYears = [2028, 2029, 2030, 2031].map((year) => expectedYear(year) as WorkingYear)
const shipped = [...decidedYears, ...nextYears]

describe("The years, decided and expected", () => {
  it("follow one another without a gap, and each is one row that a host could have written", () => {
    shipped.forEach((row, index) => {
      expect(Schema.decodeUnknownSync(WorkingYear)(JSON.parse(JSON.stringify(row)))).toEqual(row)
      expect(row.year).toBe(2018 + index)
    })
  })

  it("keep every date in its own year", () => {
    for (const row of shipped) {
      const dates = [
        row.tet.newYear,
        row.tet.offFrom,
        row.hungKings,
        ...(row.nationalDayWith ? [row.nationalDayWith] : []),
        ...[...(row.daysOff ?? []), ...(row.workedDays ?? [])].map((day) => day.date),
      ]
      for (const date of dates) expect(yearOf(date)).toBe(row.year)
    }
  })

  it("begin Tết's five days one or two days before the lunar new year", () => {
    for (const { tet } of shipped) {
      expect([plusDays(tet.newYear, -1), plusDays(tet.newYear, -2)]).toContain(tet.offFrom)
    }
  })

  it("put a second day of National Day next to the first since 2021, and none before", () => {
    for (const { year, nationalDayWith } of decidedYears) {
      if (year < 2021) expect(nationalDayWith).toBeUndefined()
      else expect([`${year}-09-01`, `${year}-09-03`]).toContain(nationalDayWith)
    }
  })

  it("make up only on weekends, and swap only weekdays off", () => {
    for (const { daysOff = [], workedDays = [] } of shipped) {
      for (const { date } of workedDays) expect(dayOfWeek(date)).toBeGreaterThan(5)
      for (const { date } of daysOff) expect(dayOfWeek(date)).toBeLessThanOrEqual(5)
    }
  })

  it("make up every swapped day off with one weekend day, over New Year too", () => {
    const count = (of: "daysOff" | "workedDays") => decidedYears.flatMap((row) => row[of] ?? []).length
    expect(count("workedDays")).toBe(count("daysOff"))
  })

  it("expect Tết's five days of every decided year where they were then decided", () => {
    for (const { year, tet } of decidedYears) expect(expectedYear(year)?.tet).toEqual(tet)
  })
})
