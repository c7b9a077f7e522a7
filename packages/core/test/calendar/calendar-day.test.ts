import { describe, expect, it } from "vitest"
import { describeCalendarDay } from "../../src/calendar/calendar-day.ts"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"

const calendar = workingCalendar()
const said = (date: string) => describeCalendarDay(calendar.day(LocalDate.make(date))).vi

describe("A day is said in words", () => {
  it("when it is worked", () => {
    expect(said("2025-03-04")).toBe("Ngày làm việc")
    expect(said("2024-05-04")).toBe("Ngày làm bù (CV 2450/VPCP-KGVX ngày 12/4/2024, đổi với 29/4/2024)")
  })

  it("when it is off", () => {
    expect(said("2025-03-08")).toBe("Ngày nghỉ hằng tuần")
    expect(said("2025-01-29")).toBe("Tết Âm lịch")
    expect(said("2023-05-02")).toBe("Nghỉ bù Giỗ Tổ Hùng Vương (29/4/2023)")
    expect(said("2024-04-29")).toBe(
      "Ngày nghỉ hoán đổi (CV 2450/VPCP-KGVX ngày 12/4/2024, đổi với 04/5/2024)",
    )
  })

  it("in English too", () => {
    expect(describeCalendarDay(calendar.day(LocalDate.make("2023-05-03"))).en).toBe(
      "Day off in lieu of Victory Day (2023-04-30)",
    )
  })
})
