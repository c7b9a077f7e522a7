import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type calendarOf, refusal, right } from "./given-table.ts"

describe("A part of a calendar table that cannot be used", () => {
  it("tells what belongs in the place of each value that it refuses", () => {
    const day = "ngày có thật, như 2027-02-06"
    const given: ReadonlyArray<readonly [Parameters<typeof calendarOf>[0], string]> = [
      [{ years: [{ ...right, year: "2027" }] }, "số nguyên từ 2018 đến 9998"],
      [{ years: [{ ...right, basis: "Decided" }] }, '"decided" hoặc "expected"'],
      [{ years: [{ ...right, tet: "2027-02-06" }] }, "một đối tượng gồm các mục `newYear, offFrom`"],
      [{ years: [{ ...right, hungKings: "16/4/2027" }] }, day],
      [{ years: [{ ...right, daysOff: "2027-04-16" }] }, "một danh sách"],
      [{ years: [{ ...right, daysOff: [{ source: "CV 1" }] }] }, day],
      [{ years: 2027 }, "một danh sách"],
      [{ yearlyHolidays: [{ day: "24-11" }] }, "ngày trong năm có thật, như 11-24"],
      [{ hours: { sessions: { morning: { from: "7:30", until: "11:30" } } } }, "giờ trong ngày, như 07:30"],
    ]
    for (const [table, words] of given) {
      const { next } = refusal(table).sentence
      expect(next.vi).toBe(`Cần ghi ${words}.`)
      expect(next.en).toMatch(/^Write /)
    }
  })

  it("is refused where a list of a row has one day twice", () => {
    const name = { en: "New", vi: "Mới" }
    for (const list of ["holidays", "daysOff", "workedDays"]) {
      const day = { date: "2027-06-15", source: "CV 1", ...(list === "holidays" && { name }) }
      expect(refusal({ years: [{ ...right, [list]: [day, { ...day, source: "CV 2" }] }] })).toMatchObject({
        detail: { field: `${list}.1.date`, value: '"2027-06-15"' },
        sentence: { next: { vi: "Ngày 15/6/2027 đã có trong danh sách. Cần bỏ một trong hai." } },
      })
    }
  })

  it("is refused where a name or a source has nothing to read, or a character that no line prints", () => {
    const unprinted = fc.oneof(
      fc.constantFrom("", " ", "\u200B", "CV\u0000 1", "CV 1\nCV 2", "CV\u202E 1", "a\u2028b", "\t"),
      fc
        .tuple(fc.string(), fc.integer({ min: 0, max: 31 }))
        .map(([text, code]) => text + String.fromCharCode(code)),
    )
    fc.assert(
      fc.property(unprinted, (text) => {
        const day = { date: "2027-06-15", source: "CV 1" }
        const name = { en: "New", vi: "Mới" }
        const rule = { day: "07-27", name, source: "Luật", compensated: true }
        const given: ReadonlyArray<readonly [string, Parameters<typeof calendarOf>[0]]> = [
          ["daysOff.0.source", { years: [{ ...right, daysOff: [{ ...day, source: text }] }] }],
          ["workedDays.0.source", { years: [{ ...right, workedDays: [{ ...day, source: text }] }] }],
          [
            "holidays.0.name.vi",
            { years: [{ ...right, holidays: [{ ...day, name: { ...name, vi: text } }] }] },
          ],
          ["holidays.0.source", { years: [{ ...right, holidays: [{ ...day, name, source: text }] }] }],
          ["name.en", { yearlyHolidays: [{ ...rule, name: { ...name, en: text } }] }],
          ["source", { yearlyHolidays: [{ ...rule, source: text }] }],
        ]
        for (const [field, table] of given) {
          const { detail, sentence } = refusal(table)
          expect(detail.field).toBe(field)
          expect(sentence.next.vi).toBe("Cần ghi một dòng chữ, không có ký tự điều khiển.")
        }
      }),
    )
  })

  it("is refused with a code where it contains itself, is nested without end, or throws when it is read", () => {
    const endless: Array<unknown> = []
    endless.push(endless)
    let deep: unknown = []
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    for (const part of [endless, deep])
      for (const [field, options] of [
        ["", { years: [part] }],
        ["hungKings", { years: [{ ...right, hungKings: part }] }],
        ["", { yearlyHolidays: [part] }],
        ["sessions", { hours: { sessions: part } }],
        ["", part],
      ] as const) {
        const { code, detail, sentence } = refusal(options as never)
        expect(code).toMatch(/^calendar\/(row|holiday|hours|table)-invalid$/)
        expect(detail).toMatchObject({ field, value: "[…]" })
        expect(sentence.vi).not.toMatch(/Error|stack|object/)
      }
    const thrower = new Proxy({}, { get: () => expect.fail("read"), ownKeys: () => expect.fail("read") })
    for (const options of [thrower, { years: [thrower] }, { hours: thrower }])
      expect(refusal(options as never).code).toMatch(/^calendar\/\w+-invalid$/)
  })
})
