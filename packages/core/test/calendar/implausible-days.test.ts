import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWeekend } from "../../src/calendar/compensation.ts"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { LocalDate, plusDays } from "../../src/time/vietnam-time.ts"
import { calendarOf, refusal, right } from "./given-table.ts"

const source = "đổi"
const holiday = (date: string) => ({ date, name: { en: "New", vi: "Mới" }, source })
const plain = { ...right, daysOff: [], workedDays: [] }
const first = LocalDate.make("2027-01-01")
const all = Array.from({ length: 365 }, (_, n) => plusDays(first, n))
const weekdays = all.filter((day) => !isWeekend(day))
const ofYear = (dates: ReadonlyArray<string>) => dates.map((date) => ({ date, source }))

describe("A year of a calendar table", () => {
  it("is refused where a day from Monday to Friday is worked in exchange, which is worked anyway", () => {
    const { detail, sentence } = refusal({ years: [{ ...plain, workedDays: ofYear(["2027-05-10"]) }] })
    expect(detail).toMatchObject({ field: "workedDays.0.date", value: '"2027-05-10"' })
    expect(sentence.next.en).toContain("2027-05-10 is not a Saturday or Sunday")
    expect(sentence.next.vi).toContain("Ngày 10/5/2027 không phải thứ bảy hay chủ nhật")
  })

  it("is refused where a Saturday or Sunday is taken off, which is off anyway", () => {
    const { detail, sentence } = refusal({ years: [{ ...plain, daysOff: ofYear(["2027-05-09"]) }] })
    expect(detail).toMatchObject({ field: "daysOff.0.date", value: '"2027-05-09"' })
    expect(sentence.next.en).toContain("2027-05-09 is a Sunday")
    expect(sentence.next.vi).toContain("Ngày 09/5/2027 là chủ nhật")
  })

  it("may have a holiday on a Sunday", () => {
    expect(isWeekend(LocalDate.make("2027-05-09"))).toBe(true)
    expect(() => calendarOf({ years: [{ ...plain, holidays: [holiday("2027-05-09")] }] })).not.toThrow()
  })

  it("is refused where days off or holidays leave hardly a working day", () => {
    const off = refusal({ years: [{ ...plain, daysOff: ofYear(weekdays) }] })
    expect(off.detail).toMatchObject({ field: "daysOff" })
    expect(off.sentence.next.en).toMatch(/They leave \d+ working days of the year/)
    expect(off.sentence.next.vi).toMatch(/Cả năm chỉ còn \d+ ngày làm việc/)
    const holidays = refusal({ years: [{ ...plain, holidays: all.map(holiday) }] })
    expect(holidays.detail).toMatchObject({ field: "holidays" })
    const yearly = Array.from({ length: 101 }, () => ({}))
    expect(refusal({ yearlyHolidays: yearly })).toMatchObject({
      reason: "table-invalid",
      detail: { field: "yearlyHolidays" },
    })
  })

  it("is taken as it was decided, with any further few days from Monday to Friday off", () => {
    expect(() => calendarOf({ years: decidedYears })).not.toThrow()
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 20 }), (days) => {
        expect(() => calendarOf({ years: [{ ...plain, daysOff: ofYear(days) }] })).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })
})
