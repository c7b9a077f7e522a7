import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { OfficeHours } from "../../src/calendar/office-hours.ts"
import { endOfDay, endOfMorning, workingCalendar } from "../../src/calendar/working-calendar.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"

const decode = Schema.decodeUnknownSync(OfficeHours)
const on = LocalDate.make

const vinhPhuc = {
  sessions: { morning: { from: "07:30", until: "12:00" }, afternoon: { from: "13:00", until: "16:30" } },
  summer: {
    from: "04-16",
    until: "10-15",
    sessions: { morning: { from: "07:00", until: "11:30" }, afternoon: { from: "13:30", until: "17:00" } },
  },
}

describe("Office hours", () => {
  it("end the morning at noon and the day at five where the agency has not said otherwise", () => {
    const calendar = workingCalendar()
    expect(endOfMorning(calendar, on("2025-03-04"))).toBe("2025-03-04T12:00:00.000+07:00")
    expect(endOfDay(calendar, on("2025-03-04"))).toBe("2025-03-04T17:00:00.000+07:00")
  })

  it("change with the seasons, on both days that the agency names", () => {
    const calendar = workingCalendar({ hours: decode(vinhPhuc) })
    const mornings = ["2025-04-15", "2025-04-16", "2025-10-15", "2025-10-16"].map((day) =>
      endOfMorning(calendar, on(day)).slice(11, 16),
    )
    expect(mornings).toEqual(["12:00", "11:30", "11:30", "12:00"])
    expect(endOfDay(calendar, on("2025-12-01"))).toBe("2025-12-01T16:30:00.000+07:00")
  })

  it("are refused when a session ends before it begins, or the afternoon before the morning is over", () => {
    const { morning, afternoon } = vinhPhuc.sessions
    const swapped = { morning: { from: "12:00", until: "07:30" }, afternoon }
    const overlapping = { morning, afternoon: { from: "11:00", until: "16:30" } }
    expect(() => decode({ sessions: swapped })).toThrow("a session ends after it begins")
    expect(() => decode({ sessions: overlapping })).toThrow("the afternoon begins when the morning is over")
  })

  it("are refused when the summer ends before it begins", () => {
    const summer = { ...vinhPhuc.summer, from: "10-16", until: "04-15" }
    expect(() => decode({ ...vinhPhuc, summer })).toThrow("summer ends after it begins")
  })

  it("are refused when they are not times of day", () => {
    const morning = { from: "7h30", until: "12:00" }
    expect(() => decode({ sessions: { ...vinhPhuc.sessions, morning } })).toThrow("from")
  })
})
