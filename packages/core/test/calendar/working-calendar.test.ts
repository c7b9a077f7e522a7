import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { statutoryHolidays } from "../../src/calendar/statutory-holidays.ts"
import { isWorkingDay, nextWorkingDay, workingCalendar } from "../../src/calendar/working-calendar.ts"
import type { WorkingYear } from "../../src/calendar/working-year.ts"
import { LocalDate, plusDays } from "../../src/time/vietnam-time.ts"
import { anyDay, daysOfYear, isWeekday } from "./any-day.ts"

const on = LocalDate.make
const calendar = workingCalendar()

const row2025 = decidedYears.find((row) => row.year === 2025) as WorkingYear
const in2025 = (change: Partial<WorkingYear>) => workingCalendar({ years: [{ ...row2025, ...change }] })

describe("A day of the working calendar", () => {
  it("says why it is not worked", () => {
    expect(calendar.day(on("2025-03-08"))).toEqual({ working: false, because: "weekend" })
    expect(calendar.day(on("2025-04-07"))).toMatchObject({
      because: "holiday",
      name: { vi: "Giỗ Tổ Hùng Vương" },
      source: "BLLĐ 45/2019/QH14, Điều 112.1",
    })
    expect(calendar.day(on("2024-04-29"))).toMatchObject({ because: "day-off" })
  })

  it("is a holiday even on a Sunday, and its rest moves to Monday", () => {
    expect(calendar.day(on("2022-04-10"))).toMatchObject({ because: "holiday" })
    expect(calendar.day(on("2022-04-11"))).toMatchObject({
      because: "compensation",
      of: "2022-04-10",
      source: "BLLĐ 45/2019/QH14, Điều 111.3",
    })
  })

  it("is worked on a Saturday that was swapped, and names the swap", () => {
    expect(calendar.day(on("2025-04-26"))).toEqual({
      working: true,
      madeUp: {
        source: "TB 6150/TB-BLĐTBXH ngày 03/12/2024, đổi với 02/5/2025",
      },
    })
  })

  it("is off by the Labour Code of its time", () => {
    expect(calendar.day(on("2020-09-02"))).toMatchObject({ source: "BLLĐ 10/2012/QH13, Điều 115.1" })
    expect(calendar.day(on("2018-09-03"))).toMatchObject({ source: "BLLĐ 10/2012/QH13, Điều 115.3" })
    expect(isWorkingDay(calendar, on("2020-09-01"))).toBe(true)
    expect(isWorkingDay(calendar, on("2020-09-03"))).toBe(true)
  })

  it("is followed by a working day with none between", () => {
    fc.assert(
      fc.property(anyDay(2015, 2035), (date) => {
        const next = nextWorkingDay(calendar, date)
        expect(isWorkingDay(calendar, next)).toBe(true)
        for (let between = plusDays(date, 1); between < next; between = plusDays(between, 1)) {
          expect(isWorkingDay(calendar, between)).toBe(false)
        }
        expect(next > date).toBe(true)
      }),
    )
  })
})

describe("A holiday", () => {
  it("is never lost to a weekend, except 24 November: every year has as many weekdays off as other holidays", () => {
    const decidedAway = (year: number) => decidedYears.find((row) => row.year === year)?.daysOff?.length ?? 0
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), (year) => {
        const weekdaysOff = daysOfYear(year).filter(
          (date) => isWeekday(date) && !isWorkingDay(calendar, date),
        )
        const solar = year >= 2021 ? 5 : 4
        const lunar = 6
        // 24 November alone is not made up.
        const cultureDay = year >= 2026 && isWeekday(on(`${year}-11-24`)) ? 1 : 0
        expect(weekdaysOff.length).toBe(solar + lunar + cultureDay + decidedAway(year))
      }),
    )
  })

  it("that fell on the 29 April weekend of 2023 with another moved to Tuesday and Wednesday", () => {
    expect(nextWorkingDay(calendar, on("2023-04-28"))).toBe("2023-05-04")
    expect(calendar.day(on("2023-05-02"))).toMatchObject({ because: "compensation", of: "2023-04-29" })
    expect(calendar.day(on("2023-05-03"))).toMatchObject({ because: "compensation", of: "2023-04-30" })
  })
})

describe("A year that nobody has announced", () => {
  it("is not called covered, and the announced ones are", () => {
    expect([2017, 2018, 2027, 2028, 2031].map(calendar.covered)).toEqual([false, true, true, false, false])
  })

  it("has its fixed holidays all the same", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1990, max: 2017 }), fc.integer({ min: 2031, max: 2090 })),
        (year) => {
          for (const day of ["01-01", "04-30", "05-01", "09-02"]) {
            expect(calendar.day(on(`${year}-${day}`))).toMatchObject({ because: "holiday" })
          }
        },
      ),
    )
  })

  it("rests on the second day of National Day that the decided years would have chosen", () => {
    for (const { year, nationalDayWith } of decidedYears.filter((row) => row.year >= 2021)) {
      const dates = statutoryHolidays(year, undefined).map((holiday) => holiday.date)
      expect(dates.filter((date) => date.slice(5, 7) === "09")).toContain(nationalDayWith)
    }
  })

  it("rests until Tuesday when 2 September is a Sunday", () => {
    expect(nextWorkingDay(calendar, on("2029-08-31"))).toBe("2029-09-05")
  })

  it("has Tết and Giỗ Tổ where the moon puts them, from 1900 to 2100", () => {
    const tet = { because: "holiday", name: { vi: "Tết Âm lịch" } }
    const hungKings = { because: "holiday", name: { vi: "Giỗ Tổ Hùng Vương" } }
    for (const day of ["1900-01-31", "2027-02-08", "2031-01-23", "2053-02-18", "2100-02-09"]) {
      expect(calendar.day(on(day))).toMatchObject(tet)
    }
    for (const day of ["2016-04-16", "2031-04-01", "2042-04-29"]) {
      expect(calendar.day(on(day))).toMatchObject(hungKings)
    }
    expect(calendar.covered(2031)).toBe(false)
  })

  it("has its fixed holidays alone where the moon is not reckoned", () => {
    const off = daysOfYear(2150).filter((date) => isWeekday(date) && !isWorkingDay(calendar, date))
    expect(off.length).toBe(6)
  })

  it("is covered once the host gives its row", () => {
    const announced = workingCalendar({
      years: [
        {
          year: 2028,
          basis: "decided",
          tet: { newYear: on("2028-01-26"), offFrom: on("2028-01-25") },
          hungKings: on("2028-04-04"),
          nationalDayWith: on("2028-09-01"),
        },
      ],
    })
    expect(announced.covered(2028)).toBe(true)
    expect(announced.decidedUntil).toBe("2028-12-31")
    expect(isWorkingDay(announced, on("2028-01-24"))).toBe(true)
    expect(isWorkingDay(announced, on("2028-01-31"))).toBe(false)
    expect(isWorkingDay(announced, on("2028-09-01"))).toBe(false)
    expect(isWorkingDay(announced, on("2028-09-04"))).toBe(false)
    expect(isWorkingDay(announced, on("2028-09-05"))).toBe(true)
  })
})

describe("A host's own row", () => {
  it("replaces the shipped one of its year and leaves the others", () => {
    const { daysOff: _, workedDays: __, ...withoutSwap } = row2025
    const ours = workingCalendar({ years: [withoutSwap] })
    expect(isWorkingDay(ours, on("2025-05-02"))).toBe(true)
    expect(isWorkingDay(ours, on("2025-04-26"))).toBe(false)
    expect(isWorkingDay(ours, on("2024-04-29"))).toBe(false)
  })

  it("adds a holiday that the law gave since, and its rest moves off a weekend like any other", () => {
    const ours = in2025({
      holidays: [
        {
          date: on("2025-11-23"),
          name: { en: "A new holiday", vi: "Ngày lễ mới" },
          source: "BLLĐ sửa đổi",
        },
      ],
    })
    expect(ours.day(on("2025-11-23"))).toMatchObject({ because: "holiday", source: "BLLĐ sửa đổi" })
    expect(ours.day(on("2025-11-24"))).toMatchObject({ because: "compensation", of: "2025-11-23" })
  })

  it("puts the halves of a swap over New Year into the rows of their years", () => {
    const source = "đổi 31/12/2025 với 03/01/2026"
    const row2026 = decidedYears.find((row) => row.year === 2026) as WorkingYear
    const ours = workingCalendar({
      years: [
        { ...row2025, daysOff: [{ date: on("2025-12-31"), source }] },
        { ...row2026, workedDays: [{ date: on("2026-01-03"), source }] },
      ],
    })
    expect(nextWorkingDay(ours, on("2025-12-30"))).toBe("2026-01-03")
  })

  it("cannot make a holiday worked", () => {
    const workedDays = [{ date: on("2025-09-02"), source: "nhầm" }]
    expect(() => in2025({ workedDays })).toThrow("workedDays.0.date")
  })

  it("moves a holiday's rest past a day that is off already", () => {
    const ours = in2025({
      hungKings: on("2025-04-06"),
      daysOff: [{ date: on("2025-04-07"), source: "nghỉ thêm" }],
    })
    expect(ours.day(on("2025-04-08"))).toMatchObject({ because: "compensation", of: "2025-04-06" })
  })
})
