import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calendarOutlook } from "../../src/calendar/calendar-outlook.ts"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"
import { LocalDate, plusDays } from "../../src/time/vietnam-time.ts"
import { anyDay } from "./any-day.ts"

const calendar = workingCalendar()
const on = (day: string) => calendarOutlook(calendar, LocalDate.make(day))

describe("How far the calendar is decided", () => {
  it("is told within 60 days of its end and after it, with what to do, in both languages", () => {
    expect(on("2027-10-31").standing).toBe("decided")
    expect(on("2027-11-01")).toMatchObject({ standing: "ending", decidedUntil: "2027-12-31" })
    expect(on("2027-12-31").standing).toBe("ending")
    const { standing, reason } = on("2028-01-01")
    expect(standing).toBe("beyond")
    expect(reason.en).toContain("lienthong calendar check")
    expect(reason.vi).toContain("ước tính")
  })

  it("goes from decided to ending to beyond and never back", () => {
    const order = ["decided", "ending", "beyond"]
    fc.assert(
      fc.property(anyDay(2018, 2040), fc.nat(2000), (day, later) => {
        const before = order.indexOf(calendarOutlook(calendar, day).standing)
        expect(
          order.indexOf(calendarOutlook(calendar, plusDays(day, later)).standing),
        ).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it("does not reach over a year that nobody has announced", () => {
    const row = {
      basis: "decided",
      hungKings: "2029-04-23",
      tet: { newYear: "2029-02-13", offFrom: "2029-02-12" },
    }
    const gap = workingCalendar({ years: [{ ...row, year: 2029 } as never] })
    expect(gap.covered(2029)).toBe(true)
    expect(gap.decidedUntil).toBe("2027-12-31")
  })
})
