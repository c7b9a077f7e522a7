import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CalendarError } from "../../src/calendar/calendar-error.ts"
import { readCalendarFile } from "../../src/calendar/calendar-file.ts"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { defaultOfficeHours } from "../../src/calendar/office-hours.ts"
import { isWorkingDay, workingCalendar } from "../../src/calendar/working-calendar.ts"
import { yearlyHolidays } from "../../src/calendar/yearly-holiday.ts"
import { LocalDate } from "../../src/time/vietnam-time.ts"

const refusal = (text: string): CalendarError => {
  try {
    readCalendarFile(text)
  } catch (error) {
    if (error instanceof CalendarError) return error
    throw error
  }
  throw new Error("the file was taken")
}

const year2028 = `{
  "years": [
    {
      "year": 2028,
      "basis": "decided",
      "tet": { "newYear": "2028-01-26", "offFrom": "2028-01-25" },
      "hungKings": "2028-04-04",
      "nationalDayWith": "2028-09-01"
    }
  ]
}`

describe("A calendar file", () => {
  it("extends the shipped table by the years it has", () => {
    const calendar = workingCalendar(readCalendarFile(year2028))
    expect(calendar.decidedUntil).toBe("2028-12-31")
    expect(isWorkingDay(calendar, LocalDate.make("2028-01-24"))).toBe(true)
    expect(isWorkingDay(calendar, LocalDate.make("2026-11-24"))).toBe(false)
  })

  it("says nothing new when the shipped table is written into it, with a byte order mark or without", () => {
    const whole = { years: decidedYears, yearlyHolidays, hours: defaultOfficeHours }
    expect(readCalendarFile(JSON.stringify(whole))).toEqual(whole)
    expect(readCalendarFile(`\uFEFF${JSON.stringify(whole, null, 2)}\r\n`)).toEqual(whole)
    expect(readCalendarFile("{}")).toEqual({})
  })

  it("is refused where bytes, a Promise or nothing stands for its text, and the way to read it is told", () => {
    for (const text of [Buffer.from("{}"), undefined, null, Promise.resolve("{}")]) {
      const error = refusal(text as never)
      expect(error.code).toBe("calendar/file-not-text")
      for (const next of [error.sentence.next.en, error.sentence.next.vi])
        expect(next).toContain("readFile(path")
    }
  })

  it("is refused with the line and the field that cannot be used, in both languages", () => {
    const error = refusal(year2028.replace("2028-04-04", "2028-04-31"))
    expect(error).toMatchObject({
      reason: "file-invalid",
      code: "calendar/file-invalid",
      detail: { line: "7", field: "years.0.hungKings", value: '"2028-04-31"' },
    })
    expect(error.sentence.en).toBe('Line 7 of the calendar file: years.0.hungKings must not be "2028-04-31".')
    expect(error.sentence.vi).toBe('Dòng 7 của tệp lịch: `years.0.hungKings` không được là "2028-04-31".')
  })

  it("is refused where a rule ends before it begins, or holds twice on one day, and for a year before 2018", () => {
    const rule = { day: "07-27", name: { en: "x", vi: "x" }, source: "x", compensated: true }
    const rules = (...all: ReadonlyArray<object>) =>
      refusal(JSON.stringify({ yearlyHolidays: all.map((each) => ({ ...rule, ...each })) })).detail
    expect(rules({ since: "2027-01-01", until: "2026-12-31" })).toMatchObject({
      field: "yearlyHolidays.0.until",
    })
    expect(rules({}, {})).toMatchObject({ field: "yearlyHolidays.1.day" })
    expect(rules({ until: "2026-12-31" }, { since: "2026-12-31" })).toMatchObject({
      field: "yearlyHolidays.1.day",
    })
    expect(refusal(year2028.replaceAll("2028", "2017")).detail).toMatchObject({ field: "years.0.year" })
  })

  it("is refused at the place of a field that is missing, misspelt or of the wrong kind", () => {
    const cases: ReadonlyArray<readonly [string, string, string]> = [
      [year2028.replace('"hungKings"', '"hungKing"'), "7", "years.0.hungKing"],
      [year2028.replace('"2028-01-25"', "25"), "6", "years.0.tet.offFrom"],
      ['{\n "year": []\n}', "2", "year"],
      ['{\n "years": {}\n}', "2", "years"],
      ["[]", "1", ""],
      ['{\n "yearlyHolidays": [\n {}, \n { "day": "31-12" } ] }', "3", "yearlyHolidays.0.day"],
      ['{ "hours":\n { "sessions": 3 } }', "2", "hours.sessions"],
    ]
    for (const [text, line, field] of cases)
      expect(refusal(text), text).toMatchObject({ reason: "file-invalid", detail: { line, field } })
  })

  it("is answered with the fields that there are where a name is none of them, and says what is missing", () => {
    const told = (text: string) => {
      const { sentence } = refusal(text)
      return [sentence.en, sentence.vi, sentence.next.en, sentence.next.vi]
    }
    expect(told('{ "yeers": [] }')).toEqual([
      "Line 1 of the calendar file: there is no field yeers.",
      "Dòng 1 của tệp lịch: không có mục `yeers`.",
      "Did you mean years? The fields are: years, yearlyHolidays, hours.",
      "Có phải ý là `years`? Các mục có thể dùng: `years, yearlyHolidays, hours`.",
    ])
    expect(told(year2028.replace('"offFrom"', '"begin"'))[3]).toBe("Các mục có thể dùng: `newYear, offFrom`.")
    expect(told('{ "hours": { "sessions": { "morning": { "fro": 1 } } } }')[2]).toBe(
      "Did you mean from? The fields are: from, until.",
    )
    expect(
      told(year2028.replace('"basis"', '"daysOff": [{ "dat": "x", "source": "x" }], "basis"'))[3],
    ).toContain("`date, source`")
    expect(told(year2028.replace('"hungKings": "2028-04-04",', ""))[1]).toBe(
      "Dòng 3 của tệp lịch: thiếu `years.0.hungKings`.",
    )
    expect(told("[]")[1]).toBe("Dòng 1 của tệp lịch: giá trị không được là [].")
  })

  it("is refused where a key stands twice, whose first value would be lost", () => {
    for (const [text, line, field] of [
      [`{ "years": [],\n "years": [] }`, "2", "years"],
      [year2028.replace('"tet"', '"basis": "expected",\n"tet"'), "6", "years.0.basis"],
      ['{ "hours": { "\\u0073ummer": 1,\n\n "summer": 2 } }', "3", "hours.summer"],
    ] as const) {
      const error = refusal(text)
      expect(error).toMatchObject({ code: "calendar/file-invalid", detail: { line, field } })
      expect(error.sentence.vi).toContain("bị ghi hai lần")
    }
    const same = { date: "2028-05-02", source: "x" }
    const row = { ...JSON.parse(year2028).years[0], daysOff: [same, { ...same, date: "2028-05-03" }] }
    expect(readCalendarFile(JSON.stringify({ years: [row] })).years).toEqual([row])
  })

  it("is refused with its line and field where it is nested without end, and without the parser's message", () => {
    const nest = "[".repeat(100_000) + "]".repeat(100_000)
    for (const [text, line, field] of [
      [nest, "1", ""],
      [`{\n"years": ${nest}}`, "2", "years.0"],
      [`{\n"hours": ${nest}}`, "2", "hours"],
      [year2028.replace('"2028-04-04"', nest), "7", "years.0.hungKings"],
      [
        year2028.replace('"2028-04-04"', `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`),
        "7",
        "years.0.hungKings",
      ],
    ] as const) {
      const { code, detail, sentence } = refusal(text)
      expect({ code, line: detail.line, field: detail.field }).toEqual({
        code: "calendar/file-invalid",
        line,
        field,
      })
      expect(sentence.vi).not.toMatch(/Error|stack|object/)
    }
  })

  it("is refused at a part, whose path ends in no dot, and told what belongs there", () => {
    const { sentence } = refusal('{ "hours": null }')
    expect(sentence.en).toBe("Line 1 of the calendar file: hours must not be null.")
    expect(sentence.next.vi).toBe("Cần ghi một đối tượng gồm các mục `sessions, summer`.")
    expect(refusal('{ "years": [7] }').detail.field).toBe("years.0")
    const rule = { day: "07-27", name: { en: "x", vi: "x" }, source: "x", compensated: true }
    const next = (...all: ReadonlyArray<object>) =>
      refusal(JSON.stringify({ yearlyHolidays: all.map((each) => ({ ...rule, ...each })) })).sentence.next.vi
    expect(next({ since: "2027-01-01", until: "2026-12-31" })).toBe("Cần ghi ngày 01/01/2027 hoặc sau đó.")
    expect(next({}, {})).toContain("Ngày lễ khác đã dùng ngày này")
  })

  it("is read before it is given to a calendar, which says so where a path stands in its place", () => {
    expect(() => workingCalendar("lich.json" as never)).toThrow(CalendarError)
    try {
      workingCalendar("lich.json" as never)
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error
      expect(error.sentence.en).toBe('The calendar cannot be used: it must not be "lich.json".')
      expect(error.sentence.vi).toBe('Bảng lịch không dùng được: giá trị không được là "lich.json".')
      for (const next of [error.sentence.next.en, error.sentence.next.vi])
        expect(next).toContain("workingCalendar(readCalendarFile(await readFile(path")
    }
  })

  it("is refused on the line where it stops being JSON", () => {
    expect(refusal(year2028.replace('"decided",', '"decided"'))).toMatchObject({
      reason: "file-not-json",
      detail: { line: "6" },
    })
    expect(refusal(year2028.slice(0, -1)).detail).toEqual({ line: "10" })
  })

  it("is refused on its first line where it is a table or a list of events, and told what a calendar file is", () => {
    for (const text of [
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
      '"year","day"\n2028,2028-01-26\n',
      "2028,2028-01-26\n2028,2028-04-04\n",
      "<calendar>\n</calendar>\n",
      "",
      "\n\n",
    ]) {
      const { code, detail, sentence } = refusal(text)
      expect([code, detail.line], text).toEqual(["calendar/file-not-json", "1"])
      expect(sentence.next.en).toContain("Write the calendar as JSON")
      expect(sentence.next.vi).toContain("Cần ghi lịch theo định dạng JSON")
    }
  })

  it("is refused where it is in another encoding than UTF-8, which is told", () => {
    const bytes = [
      Buffer.from(`\uFEFF${year2028}`, "utf16le"),
      Buffer.from(year2028, "utf16le"),
      Buffer.from(`\uFEFF${year2028}`, "utf16le").swap16(),
      Buffer.from('{ "hours": "Gi\u00e2" }', "latin1"),
    ]
    for (const each of bytes) {
      const { code, sentence } = refusal(each.toString("utf8"))
      expect(code).toBe("calendar/file-not-utf8")
      expect(sentence.en).toContain("is not UTF-8 text: line 1 is in another encoding, such as UTF-16")
      expect(sentence.vi).toContain("không dùng bảng mã UTF-8: dòng 1 thuộc bảng mã khác")
    }
  })

  it("is taken or refused with a code, whatever text it is", () => {
    const lines = fc.array(fc.constantFrom(...year2028.split("\n"), "}", "[", '"year": 1,', "null"), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          lines.map((all) => all.join("\n")),
        ),
        (text) => {
          try {
            workingCalendar(readCalendarFile(text))
          } catch (error) {
            expect(error).toBeInstanceOf(CalendarError)
            if (error instanceof CalendarError) {
              expect(Number(error.detail.line)).toBeGreaterThan(0)
              expect(error.sentence.vi).not.toMatch(/\{\w+\}/)
            }
          }
        },
      ),
    )
  })
})
