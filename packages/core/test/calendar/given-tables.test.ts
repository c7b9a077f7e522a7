import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWeekend } from "../../src/calendar/compensation.ts"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { defaultOfficeHours } from "../../src/calendar/office-hours.ts"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"
import type { WorkingYear } from "../../src/calendar/working-year.ts"
import { LocalDate, plusDays } from "../../src/time/vietnam-time.ts"
import { anyDay } from "./any-day.ts"
import { calendarOf, refusal, right } from "./given-table.ts"

const on = (day: string) => LocalDate.make(day)

/** The right row with another day in one of its places, and how the error calls the place. */
const withDay = (day: unknown): ReadonlyArray<readonly [field: string, row: unknown]> => [
  ["tet.newYear", { ...right, tet: { ...right.tet, newYear: day } }],
  ["tet.offFrom", { ...right, tet: { ...right.tet, offFrom: day } }],
  ["hungKings", { ...right, hungKings: day }],
  ["nationalDayWith", { ...right, nationalDayWith: day }],
  ["daysOff.1.date", { ...right, daysOff: [...right.daysOff, { date: day, source: "đổi" }] }],
  ["workedDays.0.date", { ...right, workedDays: [{ date: day, source: "đổi" }] }],
  [
    "holidays.0.date",
    { ...right, holidays: [{ date: day, name: { en: "New", vi: "Mới" }, source: "Luật" }] },
  ],
]

const impossible = fc
  .tuple(
    fc.constantFrom("2026", "2027", "2028"),
    fc.constantFrom("-02-30", "-02-31", "-04-31", "-13-01", "-00-10"),
  )
  .map((parts) => parts.join(""))

const place = fc.integer({ min: 0, max: 6 })

describe("A calendar table that a host hands in", () => {
  it("is refused in both languages for a day that no year has, and the row is named", () => {
    const error = refusal({ years: [right, { ...right, year: 2026, hungKings: "2026-02-31" }] })
    expect(error.code).toBe("calendar/row-invalid")
    expect(error.sentence.en).toBe(
      'Row 2 of the calendar (year 2026) cannot be used: hungKings must not be "2026-02-31".',
    )
    expect(refusal({ years: [{ ...right, hungKings: "2027-02-31" }] }).sentence.vi).toBe(
      'Dòng 1 của bảng lịch (năm 2027) không dùng được: `hungKings` không được là "2027-02-31".',
    )
  })

  it("is refused without a year of its own, which is told in words", () => {
    const { year, ...without } = right
    const { sentence } = refusal({ years: [without as never] })
    expect(sentence.en).toBe("Row 1 of the calendar (year not known) cannot be used: year is missing.")
    expect(sentence.vi).toBe("Dòng 1 của bảng lịch (năm không rõ) không dùng được: thiếu `year`.")
  })

  it("is refused wherever such a day stands in it, with the place and the day", () => {
    fc.assert(
      fc.property(impossible, place, fc.nat(3), (day, which, before) => {
        const [field, row] = withDay(day)[which] ?? []
        const others = decidedYears.slice(0, before)
        expect(refusal({ years: [...others, row] })).toMatchObject({
          reason: "row-invalid",
          detail: { row: String(before + 1), year: "2027", field, value: JSON.stringify(day) },
        })
      }),
    )
  })

  it("is refused where a row holds a day of another year, which that year's own row decides", () => {
    for (const day of ["2026-12-31", "2028-01-08"])
      for (const [field, row] of withDay(day)) {
        const { detail, sentence } = refusal({ years: [row] })
        expect(detail).toMatchObject({ field, value: JSON.stringify(day) })
        const year = day.slice(0, 4)
        expect(sentence.next.en).toContain(`write a day of 2027, or move it to the row of ${year}`)
        expect(sentence.next.vi).toContain(`ghi ngày của năm 2027, hoặc chuyển sang dòng của năm ${year}`)
      }
  })

  it("is refused when it has two rows for a year, or a field that is spelt in another way", () => {
    expect(refusal({ years: [right, right] })).toMatchObject({
      reason: "row-twice",
      detail: { row: "2", year: "2027" },
    })
    expect(refusal({ years: [{ ...right, dayOff: [] }] }).detail).toMatchObject({
      field: "dayOff",
      value: "[]",
    })
  })

  it("is refused whatever else stands in a row's place, and never with more than the value's beginning", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ minLength: 200 })), (row) => {
        const { detail } = refusal({ years: [row] })
        expect(detail.row).toBe("1")
        expect((detail.value ?? "").length).toBeLessThanOrEqual(80)
        for (const text of Object.values(detail)) expect(text.length).toBeLessThanOrEqual(250)
      }),
    )
  })

  it("is refused with a code when it is not a table at all, or has a part that is spelt in another way", () => {
    const given: ReadonlyArray<readonly [unknown, string, string]> = [
      ["calendar.json", "", '"calendar.json"'],
      [null, "", "null"],
      [{ year: [] }, "year", "[]"],
      [{ years: "2027" }, "years", '"2027"'],
      [{ years: 3n }, "years", "3"],
    ]
    for (const [options, field, value] of given)
      expect(refusal(options as never)).toMatchObject({ reason: "table-invalid", detail: { field, value } })
    expect(refusal({ yearlyHolidays: [{ day: "02-30" }] })).toMatchObject({
      reason: "holiday-invalid",
      detail: { row: "1", field: "day", value: '"02-30"' },
    })
  })

  it("is refused where Tết or Giỗ Tổ is not by the moon, and told the day", () => {
    const newYear = on("2027-02-06")
    const far = anyDay(2027, 2027).filter(
      (day) => Math.abs(Date.parse(day) - Date.parse(newYear)) > 4 * 86_400_000,
    )
    fc.assert(
      fc.property(far, (day) => {
        const error = refusal({ years: [{ ...right, tet: { newYear: day, offFrom: day } }] })
        expect(error).toMatchObject({ reason: "row-invalid", detail: { field: "tet.newYear" } })
        expect(error.sentence.next).toEqual({
          en: "By the moon it is 2027-02-06. Correct the row.",
          vi: "Theo âm lịch là ngày 06/02/2027. Cần sửa dòng này.",
        })
        const off = refusal({ years: [{ ...right, tet: { newYear, offFrom: day } }] })
        expect(off.detail).toMatchObject({ field: "tet.offFrom", value: JSON.stringify(day) })
      }),
    )
    for (const [field, day] of [
      ["hungKings", "2027-06-01"],
      ["nationalDayWith", "2027-09-02"],
    ] as const)
      expect(refusal({ years: [{ ...right, [field]: day }] }).detail).toMatchObject({ field })
  })

  it("is refused where a row has one day both off and worked", () => {
    const workedDays = [{ date: "2027-12-31", source: "đổi" }]
    expect(refusal({ years: [{ ...right, workedDays }] })).toMatchObject({
      reason: "row-invalid",
      detail: { row: "1", year: "2027", field: "workedDays.0.date", value: '"2027-12-31"' },
    })
  })

  it("is refused where a holiday, or the day in lieu of one, is to be worked", () => {
    const of = (date: string, more: object = {}) =>
      refusal({ years: [{ ...right, workedDays: [{ date, source: "đổi" }] }], ...more })
    // Tết, 30 April, the second day for National Day.
    for (const date of ["2027-02-06", "2027-04-30", "2027-09-01"]) {
      const { detail, sentence } = of(date)
      expect(detail).toMatchObject({ field: "workedDays.0.date", value: JSON.stringify(date) })
      expect(sentence.next.en).toBe(`${date} is a holiday, which stays off. Remove it from the worked days.`)
    }
    expect(of("2027-04-30").sentence.next.vi).toBe(
      "Ngày 30/4/2027 là ngày lễ, vẫn được nghỉ. Cần bỏ khỏi danh sách ngày làm bù.",
    )
    // 1 May 2027 is a Saturday.
    expect(of("2027-05-03").sentence.next.vi).toContain("Ngày 03/5/2027 là ngày nghỉ bù ngày lễ")
    const name = { en: "Founding day", vi: "Ngày thành lập" }
    const yearlyHolidays = [{ day: "06-12", name, source: "QĐ 1", compensated: false }]
    expect(of("2027-06-12", { yearlyHolidays }).detail).toMatchObject({ field: "workedDays.0.date" })
    expect(() => calendarOf({ years: [right], yearlyHolidays })).not.toThrow()
  })

  it("is refused where it calls a year expected that has been decided, so that no file lowers how far days off are known", () => {
    for (const { year, ...row } of decidedYears)
      expect(refusal({ years: [{ ...row, year, basis: "expected" }] })).toMatchObject({
        reason: "row-invalid",
        detail: { field: "basis", value: '"expected"', year: String(year) },
      })
  })

  it("answers for every day once it is taken", () => {
    const days = anyDay(2026, 2028)
    const source = fc.constant("đổi")
    const listed = (dates: fc.Arbitrary<LocalDate>) =>
      fc.uniqueArray(fc.record({ date: dates, source }), { maxLength: 30, selector: ({ date }) => date })
    const row = fc.record({
      offFrom: fc.integer({ min: -4, max: 0 }).map((days) => plusDays(on("2027-02-06"), days)),
      hungKings: fc.integer({ min: -1, max: 1 }).map((days) => plusDays(on("2027-04-16"), days)),
      daysOff: listed(anyDay(2027, 2027).filter((date) => !isWeekend(date))),
      workedDays: listed(anyDay(2027, 2027).filter(isWeekend)),
    })
    fc.assert(
      fc.property(row, days, ({ offFrom, ...given }, day) => {
        const off = new Set(given.daysOff.map(({ date }) => date))
        const tet = { ...right.tet, offFrom }
        const unworked = calendarOf({ years: [{ ...right, ...given, workedDays: [], tet }] })
        const isRest = ({ date }: { readonly date: LocalDate }) => {
          const known = unworked.day(date)
          return !known.working && known.because !== "weekend"
        }
        const workedDays = given.workedDays.filter((each) => !off.has(each.date) && !isRest(each))
        const calendar = calendarOf({ years: [{ ...right, ...given, workedDays, tet }] })
        expect(calendar.nextWorkingDay(day) > day).toBe(true)
        expect(calendar.day(calendar.nextWorkingDay(day)).working).toBe(true)
      }),
    )
  })

  it("is the shipped one when the shipped rows are handed in", () => {
    const ours = workingCalendar({ years: decidedYears })
    const shipped = workingCalendar()
    fc.assert(
      fc.property(anyDay(2018, 2026), (day) => {
        expect(ours.day(day)).toEqual(shipped.day(day))
      }),
      { numRuns: 30 },
    )
  })
})

describe("Office hours that a host hands in", () => {
  const morning = { from: "07:30", until: "7h30" }

  it("are refused in both languages for what is not a time of day, and for a summer from a day that no year has", () => {
    const { sessions } = defaultOfficeHours
    expect(refusal({ hours: { sessions: { ...sessions, morning } } }).sentence).toMatchObject({
      en: 'The office hours cannot be used: sessions.morning.until must not be "7h30".',
      vi: 'Giờ làm việc không dùng được: `sessions.morning.until` không được là "7h30".',
    })
    const summer = { from: "04-31", until: "10-15", sessions }
    expect(refusal({ hours: { sessions, summer } }).detail).toMatchObject({ field: "summer.from" })
  })
})

describe("The day after the last that can be written", () => {
  it("is asked of no calendar: the years have four digits", () => {
    expect(() => LocalDate.make("10000-01-01")).toThrow()
    const row: WorkingYear = { ...(right as unknown as WorkingYear), year: 10_000 }
    expect(refusal({ years: [row] }).detail).toMatchObject({ field: "year", year: "10000" })
  })
})
