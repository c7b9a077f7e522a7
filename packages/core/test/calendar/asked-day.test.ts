import { describe, expect, it } from "vitest"
import { CalendarError } from "../../src/calendar/calendar-error.ts"
import { isWorkingDay, nextWorkingDay, workingCalendar } from "../../src/calendar/working-calendar.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"

const calendar = workingCalendar()
const asks: ReadonlyArray<(day: never) => unknown> = [
  (day) => calendar.day(day),
  (day) => calendar.nextWorkingDay(day),
  (day) => isWorkingDay(calendar, day),
  (day) => nextWorkingDay(calendar, day),
]

const refusal = (ask: () => unknown): CalendarError => {
  try {
    ask()
  } catch (error) {
    if (error instanceof CalendarError) return error
    throw error
  }
  throw new Error("the calendar answered")
}

describe("A calendar that is asked for what is not a year", () => {
  it("refuses it with a code, where it would say that no days are announced", () => {
    for (const year of ["2026", "2026-01-01", Number.NaN, 2026.5, -1, 10_000, undefined, null, new Date(0)]) {
      const { code, sentence } = refusal(() => calendar.covered(year as never))
      expect(code).toBe("calendar/year-invalid")
      expect(sentence.next.en).toBe("Pass the year as a number, as `2026`.")
    }
    expect(calendar.covered(2026)).toBe(true)
    expect(calendar.covered(1900)).toBe(false)
  })
})

describe("A calendar that is asked for what is not a day", () => {
  it("refuses it with a code and says in both languages what was given and what a day is", () => {
    const given: ReadonlyArray<readonly [unknown, string, string]> = [
      [new Date(0), "a Date was given", "giá trị là đối tượng ngày giờ"],
      [undefined, "nothing was given", "chưa có giá trị"],
      [null, "null was given", "giá trị là null"],
      [20261124, "20261124 was given", "giá trị là 20261124"],
      ["abcd-01-01", '"abcd-01-01" was given', 'giá trị là "abcd-01-01"'],
      ["2026-11-24T00:00", '"2026-11-24T00:00" was given', 'giá trị là "2026-11-24T00:00"'],
      ["2026-02-30", '"2026-02-30" was given', 'giá trị là "2026-02-30"'],
    ]
    for (const ask of asks)
      for (const [day, en, vi] of given) {
        const { code, sentence } = refusal(() => ask(day as never))
        expect(code).toBe("calendar/day-invalid")
        expect(sentence.en).toBe(`The calendar was asked for something that is not a day: ${en}.`)
        expect(sentence.vi).toBe(`Giá trị dùng để tra lịch không phải một ngày: ${vi}.`)
        expect(sentence.next.en).toContain("Pass a day that exists, as `2026-11-24`.")
        expect(sentence.next.vi).toContain("Cần truyền ngày có thật theo mẫu `2026-11-24`.")
      }
  })
})

describe("A calendar that is asked for a day at the ends of what can be written", () => {
  it("refuses each day of 9999, after which no working day may be left, and names its last day", () => {
    for (const ask of asks)
      for (const day of ["9999-01-01", "9999-12-30", "9999-12-31"]) {
        const { code, sentence } = refusal(() => ask(day as never))
        expect(code).toBe("calendar/day-invalid")
        expect(sentence.en).toContain(`${day} was given, and the last day of a calendar is 9998-12-31`)
        expect(sentence.vi).toContain("ngày cuối cùng của lịch là 31/12/9998")
      }
  })

  it("answers for the first and the last day", () => {
    for (const ask of asks)
      for (const day of ["0000-01-01", "9998-12-31"]) expect(() => ask(day as never)).not.toThrow()
    expect(calendar.nextWorkingDay(LocalDate.make("9998-12-31"))).toBe("9999-01-04")
  })
})
