import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import { runCalendar } from "../../src/calendar/calendar.ts"
import { runCalendarCheck } from "../../src/calendar/calendar-check.ts"
import { runDeadline } from "../../src/deadline/deadline.ts"
import { answerOf } from "../answer-of.ts"

const row = {
  year: 2028,
  basis: "decided",
  tet: { newYear: "2028-01-26", offFrom: "2028-01-25" },
  hungKings: "2028-04-04",
  daysOff: [{ date: "2028-05-02", source: "CV 1/VPCP, đổi với 06/5/2028" }],
}

describe("A calendar file that a host keeps", () => {
  let folder = ""
  const written = async (name: string, text: string | Buffer) => {
    const path = join(folder, name)
    await writeFile(path, text)
    return path
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "calendar-"))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it("is checked: what it adds, and until when the days off are then known", async () => {
    const file = await written("good.json", JSON.stringify({ years: [row] }))
    const { exitCode, out } = await answerOf(runCalendarCheck, file)
    assert.equal(exitCode, 0)
    assert.include(out, "31/12/2028")
    const asData = await answerOf(runCalendarCheck, file, "--json")
    assert.deepEqual(JSON.parse(asData.out), {
      decidedUntil: "2028-12-31",
      years: [2028],
      yearlyHolidays: [],
      hours: false,
    })
  })

  it("is refused with its code, line and field, in both languages", async () => {
    const bad = JSON.stringify({ years: [{ ...row, hungKings: "2028-13-04" }] }, null, 2)
    const file = await written("bad.json", bad)
    const { exitCode, out, error } = await answerOf(runCalendarCheck, file)
    assert.deepEqual([exitCode, out], [1, ""])
    assert.match(error.join("\n"), /^calendar\/file-invalid: Line 10 of the calendar file: .*hungKings/)
    assert.include(error.join("\n"), "Dòng 10 của tệp lịch")
    const asData = await answerOf(runCalendarCheck, file, "--json")
    assert.deepInclude(JSON.parse(asData.out).detail, { line: "10", field: "years.0.hungKings" })
  })

  it("is refused where it is an event list, a table or no UTF-8 text, with a line that it has", async () => {
    const files: ReadonlyArray<readonly [string, string | Buffer, RegExp]> = [
      ["lich.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", /^calendar\/file-not-json: .* from line 1 on/],
      ["lich.csv", "year,day\n2028,2028-01-26\n", /^calendar\/file-not-json: .* from line 1 on/],
      ["lich.json", Buffer.from("\uFEFF{}", "utf16le"), /^calendar\/file-not-utf8: .*line 1.*UTF-16/],
    ]
    for (const [name, content, told] of files) {
      const { exitCode, error } = await answerOf(runCalendarCheck, await written(name, content))
      assert.equal(exitCode, 1)
      assert.match(error.join("\n"), told)
    }
  })

  it("is looked up by lienthong calendar and reckoned with by lienthong deadline", async () => {
    const file = await written("used.json", JSON.stringify({ years: [row] }))
    const year = await answerOf(runCalendar, "2028", "--file", file)
    assert.include(year.out, "02/5/2028   Thứ Ba    Ngày nghỉ hoán đổi (CV 1/VPCP")
    assert.notInclude(year.out, "Không có trong dữ liệu")
    // 30 April 2028 is a Sunday: its day in lieu moves past the day off of 2 May.
    const signed = ["--signed", "2028-05-01T09:00+07:00", "--calendar", file]
    assert.deepInclude(JSON.parse((await answerOf(runDeadline, ...signed)).out), {
      due: "2028-05-04T12:00:00.000+07:00",
      estimated: false,
      decidedUntil: "2028-12-31",
    })
  })

  it("that is wrong is told with its code and what to do next by every command that is given it", async () => {
    const file = await written("wrong.json", "{")
    const deadline = ["--signed", "2028-02-01T16:00+07:00", "--calendar", file]
    for (const answered of [
      await answerOf(runCalendar, "2028", "--file", file),
      await answerOf(runDeadline, ...deadline),
    ]) {
      const said = answered.error.join("\n")
      assert.equal(answered.exitCode, 2)
      assert.match(said, /calendar\/file-not-json: .*\. \w.*\.\nlienthong/)
      assert.notInclude(said, "..")
    }
  })

  it("that is not there, or no file, is told in both languages and answered with 2", async () => {
    for (const path of [join(folder, "none.json"), folder]) {
      const asked: ReadonlyArray<ReturnType<typeof answerOf>> = [
        answerOf(runCalendarCheck, path),
        answerOf(runCalendar, "2028", "--file", path),
        answerOf(runDeadline, "--signed", "2028-05-01T09:00+07:00", "--calendar", path),
      ]
      for (const { exitCode, out, error } of await Promise.all(asked)) {
        assert.deepEqual([exitCode, out, error.length], [2, "", 2])
        assert.match(error[1] ?? "", /không đọc được tệp/)
      }
    }
  })
})
