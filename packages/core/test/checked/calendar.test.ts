import { InputError } from "@lienthong/core"
import {
  at,
  dateOf,
  isWorkingDay,
  plusDays,
  printDate,
  vietnamTime,
  workingCalendar,
  yearOf,
} from "@lienthong/core/calendar"
import { describe, expect, it } from "vitest"

const problemOf = (call: () => unknown): InputError => {
  try {
    call()
  } catch (met) {
    if (met instanceof InputError) return met
  }
  throw new Error("no input was refused")
}

const calendar = workingCalendar()

describe("A day or a time that a host gives", () => {
  it("is not taken from a time of another zone: 20:00 in London is the next day in Vietnam", () => {
    const { code, sentence } = problemOf(() => dateOf("2026-11-28T20:00:00Z" as never))
    expect(code).toBe("input/value-invalid")
    expect(sentence.en).toBe("The value of dateOf(time) is not valid: 2026-11-28T20:00:00Z")
    expect(sentence.next.vi).toContain("2027-02-06T08:00:00.000+07:00")
    expect(dateOf(vietnamTime(Date.parse("2026-11-28T20:00:00Z")))).toBe("2026-11-29")
  })

  it("is not a Date: the error says what to give instead", () => {
    const { sentence } = problemOf(() => vietnamTime(new Date(0) as never))
    expect(sentence.en).toBe("The value of vietnamTime(epochMillis) is not valid: a Date was given.")
    expect(sentence.next.en).toContain("date.getTime()")
  })

  it.each([
    ["a day that does not exist", () => printDate("2026-02-30" as never), "no day 2026-02-30"],
    ["a time of day without its zero", () => at("2026-02-28" as never, "8:00"), "8:00"],
    ["a day beyond the year 9999", () => plusDays("2026-02-28" as never, 4_000_000), "4000000"],
    ["a year as a number", () => yearOf(2026 as never), "2026"],
    [
      "a day in the place of the calendar",
      () => isWorkingDay("2026-02-28" as never, calendar as never),
      "text",
    ],
  ])("is not %s", (_, call, said) => {
    expect(problemOf(call).sentence.en).toContain(said)
  })
})
