import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compensations } from "../../src/calendar/compensation.ts"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { expectedYear } from "../../src/calendar/expected-year.ts"
import { statutoryHolidays } from "../../src/calendar/statutory-holidays.ts"
import { isWorkingDay, nextWorkingDay, workingCalendar } from "../../src/calendar/working-calendar.ts"
import { yearlyHolidays } from "../../src/calendar/yearly-holiday.ts"
import { sendDeadline } from "../../src/policy/deadline/send-deadline.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"
import { anyDay } from "./any-day.ts"

const on = LocalDate.make
const calendar = workingCalendar()
const rowOf = (year: number) => decidedYears.find((row) => row.year === year) ?? expectedYear(year)

describe("24 November, Vietnamese Culture Day", () => {
  it("is off since 2026, by Resolution 28/2026/QH16, and was a working day before", () => {
    expect(calendar.day(on("2026-11-24"))).toEqual({
      working: false,
      because: "holiday",
      name: { en: "Vietnamese Culture Day", vi: "Ngày Văn hóa Việt Nam" },
      source: "NQ 28/2026/QH16, Điều 2 (theo nguồn thứ cấp)",
    })
    for (const day of ["2020-11-24", "2022-11-24", "2025-11-24"])
      expect(isWorkingDay(calendar, on(day))).toBe(true)
    for (const day of ["2027-11-24", "2028-11-24", "2033-11-24"])
      expect(isWorkingDay(calendar, on(day))).toBe(false)
  })

  it("moves to no other day when it falls on a weekend", () => {
    // A Saturday and a Sunday.
    expect(nextWorkingDay(calendar, on("2029-11-23"))).toBe("2029-11-26")
    expect(nextWorkingDay(calendar, on("2030-11-22"))).toBe("2030-11-25")
    expect(isWorkingDay(calendar, on("2026-11-23"))).toBe(true)
    expect(isWorkingDay(calendar, on("2026-11-28"))).toBe(false)
  })

  it("moves to no other day either where a host had added it to its own row", () => {
    const row = expectedYear(2029)
    if (row === undefined) throw new Error("2029 is reckoned")
    const name = { en: "Culture Day", vi: "Ngày Văn hóa Việt Nam" }
    const holidays = [{ date: on("2029-11-24"), name, source: "NQ 28/2026/QH16" }]
    const ours = workingCalendar({ years: [{ ...row, holidays }] })
    expect(ours.day(on("2029-11-24"))).toMatchObject({ source: "NQ 28/2026/QH16" })
    expect(isWorkingDay(ours, on("2029-11-26"))).toBe(true)
  })

  it("lets a document that was signed on the day before be sent in the morning of the day after", () => {
    const signedAt = "2026-11-23T15:00:00.000+07:00" as Parameters<typeof sendDeadline>[0]
    expect(sendDeadline(signedAt, "ordinary", calendar)).toMatchObject({
      due: "2026-11-25T12:00:00.000+07:00",
      lateBound: "2026-11-25T17:00:00.000+07:00",
      estimated: false,
    })
  })
})

describe("The table of 2027", () => {
  it("has Tết from 4 to 10 February and National Day from 2 to 5 September", () => {
    expect(nextWorkingDay(calendar, on("2027-02-03"))).toBe("2027-02-11")
    expect(nextWorkingDay(calendar, on("2027-09-01"))).toBe("2027-09-06")
    expect(calendar.covered(2027)).toBe(true)
    expect(calendar.decidedUntil).toBe("2027-12-31")
  })
})

describe("Every holiday of the table", () => {
  it("is a day that is not worked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2090 }), (year) => {
        for (const { date } of statutoryHolidays(year, rowOf(year)))
          expect(isWorkingDay(calendar, date)).toBe(false)
      }),
    )
  })

  it("gives a day in lieu only where it says so", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2090 }), (year) => {
        const holidays = statutoryHolidays(year, rowOf(year))
        for (const { of } of compensations(holidays, new Set()))
          expect(holidays.find(({ date }) => date === of)?.compensated).toBe(true)
      }),
    )
  })

  it("holds on no day before it is in force", () => {
    fc.assert(
      fc.property(anyDay(2018, 2035), (day) => {
        const { because, source } = { because: undefined, source: undefined, ...calendar.day(day) }
        if (because !== "holiday") return
        const rule = yearlyHolidays.find((each) => each.source === source && each.since !== undefined)
        if (rule?.since) expect(day >= rule.since).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe("A yearly holiday that a host adds", () => {
  const name = { en: "Founding day", vi: "Ngày thành lập" }
  const given = { day: "03-15", name, source: "QĐ 1", since: on("2027-01-01"), compensated: true }

  it("is off in every year since it holds, with a day in lieu where it says so", () => {
    const ours = workingCalendar({ yearlyHolidays: [given] })
    expect(isWorkingDay(ours, on("2026-03-16"))).toBe(true)
    expect(ours.day(on("2027-03-15"))).toMatchObject({ because: "holiday", name })
    // A Saturday.
    expect(nextWorkingDay(ours, on("2031-03-14"))).toBe("2031-03-18")
  })

  it("is off no longer once it has ended", () => {
    const ours = workingCalendar({ yearlyHolidays: [{ ...given, until: on("2028-12-31") }] })
    expect(isWorkingDay(ours, on("2028-03-15"))).toBe(false)
    expect(isWorkingDay(ours, on("2029-03-15"))).toBe(true)
  })

  it("takes the place of the shipped one of its day", () => {
    const ended = { ...given, day: "11-24", since: on("2026-07-01"), until: on("2027-12-31") }
    const ours = workingCalendar({ yearlyHolidays: [ended] })
    expect(isWorkingDay(ours, on("2026-11-24"))).toBe(false)
    expect(isWorkingDay(ours, on("2028-11-24"))).toBe(true)
  })

  it("takes the place of the shipped one of its day from the day it applies, and not before", () => {
    const later = { ...given, day: "11-24", source: "Luật mới", since: on("2030-07-01"), compensated: false }
    const ours = workingCalendar({ yearlyHolidays: [later] })
    for (const day of ["2026-11-24", "2029-11-24"]) expect(ours.day(on(day))).toEqual(calendar.day(on(day)))
    expect(isWorkingDay(ours, on("2025-11-24"))).toBe(true)
    for (const day of ["2030-11-24", "2031-11-24"])
      expect(ours.day(on(day))).toMatchObject({ because: "holiday", source: "Luật mới" })
    // A limit on the last day alone ends the shipped one, too.
    const ended = workingCalendar({
      yearlyHolidays: [{ ...later, since: on("2026-07-01"), until: on("2026-12-31") }],
    })
    expect(isWorkingDay(ended, on("2026-11-24"))).toBe(false)
    expect(isWorkingDay(ended, on("2027-11-24"))).toBe(true)
  })

  it("changes no day before the first on which one of its day applies, and every one after it is its own", () => {
    const days = fc.constantFrom("01-01", "04-30", "05-01", "09-02", "11-24")
    fc.assert(
      fc.property(days, anyDay(2018, 2035), fc.integer({ min: 2018, max: 2040 }), (day, since, year) => {
        const source = "Luật mới"
        const ours = workingCalendar({ yearlyHolidays: [{ ...given, day, since, source }] })
        const date = on(`${year}-${day}`)
        if (date < since) expect(ours.day(date)).toEqual(calendar.day(date))
        else expect(ours.day(date)).toMatchObject({ because: "holiday", source })
      }),
    )
  })

  it("of 29 February is a day of leap years alone", () => {
    const ours = workingCalendar({ yearlyHolidays: [{ ...given, day: "02-29" }] })
    expect(isWorkingDay(ours, on("2028-02-29"))).toBe(false)
    expect(isWorkingDay(ours, on("2027-03-01"))).toBe(true)
  })
})
