import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { expectedYears } from "../../src/calendar/expected-years.ts"
import { dayOfWeek, plusDays, yearOf } from "../../src/calendar/vietnam-time.ts"
import { WorkingYear } from "../../src/calendar/working-year.ts"

const shipped = [...decidedYears, ...expectedYears]

/** Node's own lunar calendar is the Chinese one (UTC+8). From 2018 to 2026 both begin every month used here alike. */
const chineseMonthAndDay = new Intl.DateTimeFormat("en-u-ca-chinese", {
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
})

describe("The shipped years", () => {
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

  it("have the lunar new year and Giỗ Tổ where the moon puts them", () => {
    for (const { tet, hungKings } of decidedYears) {
      expect(chineseMonthAndDay.format(new Date(tet.newYear))).toBe("1/1")
      expect(chineseMonthAndDay.format(new Date(hungKings))).toBe("3/10")
    }
  })
})
