import { isWorkingDay, LocalDate, plusDays, workingCalendar } from "@lienthong/core/calendar"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { runCalendar } from "../../src/calendar/calendar.ts"
import type { CalendarYear } from "../../src/calendar/calendar-year.ts"
import { answerOf } from "../answer-of.ts"

const printed = async (year: string) => (await answerOf(runCalendar, year)).out.split("\n")
const asData = async (year: number): Promise<CalendarYear> =>
  JSON.parse((await answerOf(runCalendar, String(year), "--json")).out)

describe("lienthong calendar", () => {
  it("prints a year's days off with their weekday, their reason and where it is written", async () => {
    const lines = await printed("2025")
    assert.include(
      lines,
      "  27/01/2025  Thứ Hai   Tết Âm lịch (BLLĐ 45/2019/QH14, Điều 112.1) | Lunar New Year",
    )
    assert.include(
      lines,
      "  07/4/2025   Thứ Hai   Giỗ Tổ Hùng Vương (BLLĐ 45/2019/QH14, Điều 112.1) | Hùng Kings' Commemoration Day",
    )
  })

  it("prints the worked weekends with the decision that made them so, or that there are none", async () => {
    const lines = await printed("2024")
    const worked = lines.slice(lines.indexOf("Ngày nghỉ hằng tuần phải làm bù | Worked weekends") + 1)
    assert.lengthOf(worked, 1)
    assert.match(worked[0] ?? "", /^ {2}04\/5\/2024 +Thứ Bảy +Ngày làm bù \(CV 2450\/VPCP-KGVX/)
    assert.equal((await printed("2023")).at(-1), "  Không có | None")
  })

  it("names the notice or letter behind every swapped day", async () => {
    const notices = { 2024: "CV 2450/VPCP-KGVX", 2025: "TB 6150/TB-BLĐTBXH", 2026: "TB 9441/TB-BNV" }
    for (const [year, notice] of Object.entries(notices)) {
      const { workedWeekends } = await asData(Number(year))
      assert.isTrue(
        workedWeekends.some(({ source }) => source.startsWith(notice)),
        year,
      )
      for (const { source } of workedWeekends) assert.match(source, /^(CV|TB) \d+\/.*, đổi với \d/)
    }
  })

  it("has 24 November 2026, with its resolution", async () => {
    assert.include(
      await printed("2026"),
      "  24/11/2026  Thứ Ba    Ngày Văn hóa Việt Nam (NQ 28/2026/QH16, Điều 2 (theo nguồn thứ cấp)) | Vietnamese Culture Day",
    )
    assert.notInclude((await printed("2025")).join("\n"), "Ngày Văn hóa")
  })

  it("says until when it is decided, with a warning within 60 days of the end and after it", async () => {
    const on = async (day: string) => {
      const run: typeof runCalendar = (args, console) =>
        runCalendar(args, console, () => Date.parse(`${day}T08:00+07:00`))
      return (await answerOf(run, "2027")).out.split("\n")[1] ?? ""
    }
    assert.match(
      await on("2026-11-28"),
      /^Bảng lịch nghỉ có đến ngày 31\/12\/2027\. \| The days off are known/,
    )
    assert.match(
      await on("2027-11-15"),
      /^! Bảng lịch nghỉ chỉ có đến ngày 31\/12\/2027, còn không quá 60 ngày/,
    )
    assert.match(await on("2028-01-01"), /^! .*là ước tính.*are estimated/)
  })

  it("names the holiday of which a day off is in lieu", async () => {
    const { daysOff } = await asData(2023)
    const tuesday = daysOff.find(({ date }) => date === "2023-05-02")
    assert.deepInclude(tuesday, {
      vi: "Nghỉ bù Giỗ Tổ Hùng Vương (29/4/2023)",
      source: "BLLĐ 45/2019/QH14, Điều 111.3",
      weekday: 2,
    })
  })

  it("says of a year without announced days off that it is estimated", async () => {
    const lines = await printed("2031")
    assert.include(lines[1], "Không có trong dữ liệu")
    assert.include(lines[2], "Not in the data")
    assert.isFalse((await asData(2031)).announced)
    assert.isTrue((await asData(2027)).announced)
    assert.notInclude((await printed("2026")).join("\n"), "Không có trong dữ liệu")
  })

  it("lists every weekday off and every worked weekend of a year, and no other day", () => {
    const calendar = workingCalendar()
    return fc.assert(
      fc.asyncProperty(fc.integer({ min: 1900, max: 2100 }), async (year) => {
        const said = await asData(year)
        const off = new Set(said.daysOff.map(({ date }) => date))
        const worked = new Set(said.workedWeekends.map(({ date }) => date))
        for (let date = LocalDate.make(`${year}-01-01`); date <= `${year}-12-31`; date = plusDays(date, 1)) {
          const weekend = [0, 6].includes(new Date(date).getUTCDay())
          const working = isWorkingDay(calendar, date)
          if (!weekend) assert.equal(off.has(date), !working, date)
          assert.equal(worked.has(date), weekend && working, date)
        }
      }),
    )
  })

  it("exits with 2 and an explanation in both languages when its arguments are wrong", async () => {
    for (const args of [[], ["1899"], ["2101"], ["25"], ["Tết"], ["2025", "2026"], ["2025", "--xml"]]) {
      const { exitCode, out, error } = await answerOf(runCalendar, ...args)
      assert.deepEqual([exitCode, out, error.length], [2, "", 2], args.join(" "))
      assert.match(error[1] ?? "", /Xem lienthong calendar --help\.$/)
    }
  })
})
