import { runInNewContext } from "node:vm"
import { describe, expect, it } from "vitest"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"
import { calendarOf, refusal, right } from "./given-table.ts"

class Kept {
  get years() {
    return [right]
  }
}

describe("What a host gives for its calendar's table", () => {
  it("is refused where it is a Promise, and the missing await is told", () => {
    // biome-ignore lint/suspicious/noThenProperty: a Promise of another library
    for (const promise of [Promise.resolve({ years: [right] }), { then: () => undefined }]) {
      const { code, sentence } = refusal(promise as never)
      expect(code).toBe("calendar/table-invalid")
      expect(sentence).toMatchObject({
        en: "The calendar cannot be used: a Promise was given, not its value.",
        vi: "Bảng lịch không dùng được: giá trị chưa có, còn phải chờ kết quả.",
        next: {
          en: "An `await` is missing: `workingCalendar(await …)`.",
          vi: "Thiếu `await`: `workingCalendar(await …)`.",
        },
      })
    }
  })

  it("is refused where it is the address of a file, and the way to read it is told", () => {
    const { code, sentence } = refusal(new URL("file:///lich.json") as never)
    expect(code).toBe("calendar/table-invalid")
    expect(sentence.en).toBe('The calendar cannot be used: it must not be "file:///lich.json".')
    for (const next of [sentence.next.en, sentence.next.vi])
      expect(next).toContain("workingCalendar(readCalendarFile(await readFile(path")
  })

  it("is refused where its fields are not its own, so that the shipped table is not taken in its place", () => {
    for (const given of [
      new Map([["years", [right]]]),
      new Set(),
      new Date(0),
      Buffer.from("{}"),
      new Kept(),
      Object.create({ years: [right] }),
      Object.create(Object.assign(Object.create(null), { years: [right] })),
    ]) {
      const { code, sentence } = refusal(given as never)
      expect(code).toBe("calendar/table-invalid")
      expect(sentence).toMatchObject({
        en: "The calendar cannot be used: what was given is not a plain object that has the fields itself.",
        vi: "Bảng lịch không dùng được: giá trị không phải đối tượng tự có các mục của bảng lịch.",
      })
      expect(sentence.next.en).toContain("Pass a plain object with the fields years, yearlyHolidays, hours")
      expect(sentence.next.vi).toContain(
        "Cần truyền một đối tượng gồm các mục `years, yearlyHolidays, hours`",
      )
    }
  })

  it("is taken as a plain object, with or without a prototype, also of another realm, or left out", () => {
    const until = workingCalendar().decidedUntil
    const bare = Object.assign(Object.create(null), { years: [right] })
    for (const given of [{}, bare, runInNewContext("({ years: [] })"), undefined])
      expect(calendarOf(given).decidedUntil).toBe(until)
  })
})
