import { describe, expect, it } from "vitest"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { isWorkingDay, workingCalendar } from "../../src/calendar/working-calendar.ts"
import { daysOfYear, isWeekday } from "./any-day.ts"

/** The weekdays off that agencies with a two-day weekend were told of, year by year, as `MM-DD`. */
const announced: Readonly<Record<number, ReadonlyArray<string>>> = {
  2018: "01-01 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31".split(" "),
  2019: "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02".split(" "),
  2020: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02".split(" "),
  2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03".split(" "),
  2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02".split(" "),
  2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04".split(" "),
  2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03".split(" "),
  2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02".split(" "),
  2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24".split(" "),
  2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24".split(" "),
}

const workedWeekends: Readonly<Record<number, ReadonlyArray<string>>> = {
  2019: ["01-05", "05-04"],
  2024: ["05-04"],
  2025: ["04-26"],
  2026: ["01-10", "08-22"],
}

const calendar = workingCalendar()

describe("The days off that were announced for agencies", () => {
  it("are shipped for every year from the Decision's first to 2027", () => {
    expect(decidedYears.map((row) => row.year)).toEqual(Object.keys(announced).map(Number))
  })

  for (const [year, weekdaysOff] of Object.entries(announced)) {
    it(`${year}: are off, and no other weekday is`, () => {
      const off = daysOfYear(Number(year)).filter((date) => isWeekday(date) && !isWorkingDay(calendar, date))
      expect(off.map((date) => date.slice(5))).toEqual(weekdaysOff)
    })

    it(`${year}: are made up on the Saturdays that were named, and on no other weekend day`, () => {
      const worked = daysOfYear(Number(year)).filter(
        (date) => !isWeekday(date) && isWorkingDay(calendar, date),
      )
      expect(worked.map((date) => date.slice(5))).toEqual(workedWeekends[Number(year)] ?? [])
    })
  }
})
