import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  at,
  calendarDate,
  dateOf,
  dayOfWeek,
  epochMillis,
  LocalDate,
  plusDays,
  printDate,
  timeOfDay,
  VietnamTime,
  vietnamTime,
} from "../../src/time/vietnam-time.ts"
import { anyDay } from "../calendar/any-day.ts"

const on = LocalDate.make
const isDay = Schema.is(LocalDate)
const isInstant = Schema.is(VietnamTime)

/** Text in the form of a day, whether a year has it or not. */
const dayText = fc
  .tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 33 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"))

/** The days of a year, counted without the calendar's own code. */
const daysOf = (year: string): ReadonlySet<string> => {
  const leap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const two = (number: number) => String(number).padStart(2, "0")
  return new Set(
    lengths.flatMap((length, month) =>
      Array.from({ length }, (_, day) => `${year}-${two(month + 1)}-${two(day + 1)}`),
    ),
  )
}

const anyMillis = fc.integer({ min: Date.parse("1990-01-01"), max: Date.parse("2090-01-01") })

describe("An instant in Vietnam", () => {
  it("falls on the next day from midnight in Hanoi, which is 17:00 in Greenwich", () => {
    const midnight = Date.parse("2025-03-03T17:00:00Z")
    expect(vietnamTime(midnight - 1)).toBe("2025-03-03T23:59:59.999+07:00")
    expect(vietnamTime(midnight)).toBe("2025-03-04T00:00:00.000+07:00")
  })

  it("keeps its milliseconds, its day and its time of day", () => {
    fc.assert(
      fc.property(anyMillis, (millis) => {
        const time = vietnamTime(millis)
        expect(epochMillis(time)).toBe(millis)
        expect(`${dateOf(time)}T${timeOfDay(time)}+07:00`).toBe(time)
        expect(at(dateOf(time), "07:30").slice(10)).toBe("T07:30:00.000+07:00")
      }),
    )
  })

  it("is refused on a day that no year has, and at a time that no clock shows", () => {
    for (const text of ["2025-02-29T08:00:00.000+07:00", "2025-03-01T24:00:00.000+07:00"]) {
      expect(isInstant(text)).toBe(false)
    }
    fc.assert(
      fc.property(dayText, anyMillis, (day, millis) => {
        const time = vietnamTime(millis)
        expect(isInstant(time)).toBe(true)
        expect(isInstant(`${day}${time.slice(10)}`)).toBe(isDay(day))
      }),
    )
  })

  it("is in the order of its text", () => {
    fc.assert(
      fc.property(anyMillis, anyMillis, (one, other) => {
        expect(vietnamTime(one) < vietnamTime(other)).toBe(one < other)
      }),
    )
  })
})

describe("A day in Vietnam", () => {
  it("is a week after the day of the same name", () => {
    fc.assert(
      fc.property(anyDay(1990, 2090), fc.integer({ min: -500, max: 500 }), (date, days) => {
        expect(dayOfWeek(plusDays(date, days * 7))).toBe(dayOfWeek(date))
        expect(plusDays(plusDays(date, days), -days)).toBe(date)
      }),
    )
    expect(dayOfWeek(on("2025-03-03"))).toBe(1)
    expect(dayOfWeek(on("2025-03-09"))).toBe(7)
  })

  it("is written with a zero before days below ten and before January and February", () => {
    expect(
      ["2019-02-05", "2019-06-20", "2019-12-01", "2019-01-31"].map((date) => printDate(on(date))),
    ).toEqual(["05/02/2019", "20/6/2019", "01/12/2019", "31/01/2019"])
  })

  it("is one that its year has: the 31st of February is refused", () => {
    expect(isDay("2026-02-31")).toBe(false)
    fc.assert(
      fc.property(dayText, (text) => {
        expect(isDay(text)).toBe(daysOf(text.slice(0, 4)).has(text))
      }),
    )
  })

  it("is named by three numbers, unless no year has it", () => {
    expect(calendarDate("2019", "6", "05")).toBe("2019-06-05")
    expect(calendarDate("2024", "02", "29")).toBe("2024-02-29")
    for (const [month, day] of ["2 29", "2 31", "6 31", "13 1", "0 1", "1 0", "1 32"].map((of) =>
      of.split(" "),
    )) {
      expect(calendarDate("2019", month ?? "", day ?? "")).toBeUndefined()
    }
  })
})
