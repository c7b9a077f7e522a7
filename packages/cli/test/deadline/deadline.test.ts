import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { VietnamTime } from "@lienthong/core/calendar"
import { Schema } from "effect"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { runDeadline } from "../../src/deadline/deadline.ts"
import { answerOf } from "../answer-of.ts"

const deadline = async (...args: ReadonlyArray<string>) => {
  const { exitCode, out, error } = await answerOf(runDeadline, ...args)
  assert.deepEqual([exitCode, error], [0, []])
  return JSON.parse(out)
}

/** An instant as a clock `minutes` east of Greenwich tells it. */
const toldAt = (millis: number, minutes: number) => {
  const clock = Math.abs(minutes)
  const two = (number: number) => String(number).padStart(2, "0")
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(clock / 60))}:${two(clock % 60)}`
  return new Date(millis + minutes * 60_000).toISOString().replace("Z", offset)
}

describe("lienthong deadline", () => {
  it("says until when a document signed on the eve of a long rest is to be sent, and why", async () => {
    const said = await deadline("--signed", "2025-04-30T16:40+07:00", "--agency", "000.00.00.H53")
    assert.deepInclude(said, {
      due: "2025-05-05T12:00:00.000+07:00",
      lateBound: "2025-05-05T17:00:00.000+07:00",
      article: "QĐ 28/2018/QĐ-TTg, Điều 6.2",
      estimated: false,
      agency: "000.00.00.H53",
    })
    assert.include(said.reason.vi, "chậm nhất trong buổi sáng ngày làm việc tiếp theo 05/5/2025")
    assert.include(said.reason.en, "2025-05-05")
  })

  it("calculates with the agency's own hours, in summer and in winter, and says whose they are", async () => {
    const winter = {
      morning: { from: "07:30", until: "11:30" },
      afternoon: { from: "13:30", until: "17:30" },
    }
    const summer = {
      morning: { from: "07:00", until: "11:00" },
      afternoon: { from: "13:00", until: "16:30" },
    }
    const own = { sessions: winter, summer: { from: "04-16", until: "10-15", sessions: summer } }
    const folder = await mkdtemp(join(tmpdir(), "hours-"))
    try {
      const file = join(folder, "hours.json")
      await writeFile(file, JSON.stringify({ "000.00.00.H53": own }))
      const said = (signed: string, agency: string) =>
        deadline("--signed", signed, "--agency", agency, "--hours", file)
      const inSummer = await said("2025-07-01T08:00+07:00", "000.00.00.H53")
      assert.equal(inSummer.due, "2025-07-02T11:00:00.000+07:00")
      assert.equal(inSummer.lateBound, "2025-07-02T16:30:00.000+07:00")
      assert.deepEqual([inSummer.hoursOf, inSummer.hours], ["000.00.00.H53", own])
      const inWinter = await said("2025-12-01T08:00+07:00", "000.00.00.H53")
      assert.equal(inWinter.due, "2025-12-02T11:30:00.000+07:00")
      const another = await said("2025-12-01T08:00+07:00", "000.00.00.G22")
      assert.deepEqual([another.due, another.hoursOf], ["2025-12-02T12:00:00.000+07:00", "default"])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it("says of an urgent document that it is due at once, for each urgency", async () => {
    const urgencies = { khan: "Khẩn", "thuong-khan": "Thượng khẩn", "hoa-toc": "Hỏa tốc" }
    for (const [slug, name] of Object.entries(urgencies)) {
      const said = await deadline("--signed", "2025-01-29T22:00:00+07:00", "--urgency", slug)
      assert.deepInclude(said, { due: said.signedAt, immediate: true, urgency: name })
    }
    const ordinary = await deadline("--signed", "2025-01-29T22:00:00+07:00", "--urgency", "thuong")
    assert.deepInclude(ordinary, { immediate: false, urgency: "Thường" })
  })

  it("says how a sending stands to the deadline", async () => {
    const sent = async (at: string) =>
      (await deadline("--signed", "2025-03-03T08:00+07:00", "--sent", at)).sent
    assert.equal(await sent("2025-03-04T12:00+07:00"), "in-time")
    assert.equal(await sent("2025-03-04T12:01+07:00"), "late")
    assert.equal(await sent("2025-03-04T17:01+07:00"), "overdue")
  })

  it("calculates an unannounced year, and says that it is estimated", async () => {
    const said = await deadline("--signed", "2031-01-20T16:00+07:00")
    assert.deepInclude(said, { due: "2031-01-28T12:00:00.000+07:00", estimated: true })
  })

  it("says the same of one instant, however it is written", () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: Date.parse("1990-01-01"), max: Date.parse("2090-01-01") }),
        fc.integer({ min: -720, max: 840 }),
        fc.constantFrom("thuong", "khan", "thuong-khan", "hoa-toc"),
        async (millis, minutes, urgency) => {
          const inGreenwich = await deadline("--signed", new Date(millis).toISOString(), "--urgency", urgency)
          const told = toldAt(millis, minutes)
          assert.deepEqual(await deadline("--signed", told, "--urgency", urgency), inGreenwich)
          const bare = told.replace(/:(\d\d)$/, "$1")
          assert.deepEqual(await deadline("--signed", bare, "--urgency", urgency), inGreenwich)
          assert.isTrue(Schema.is(VietnamTime)(inGreenwich.due))
        },
      ),
    ))

  it("answers for the first and the last day of its years", async () => {
    for (const [signed, due] of [
      ["0001-01-01T00:00+07:00", "0001-01-02"],
      ["9998-12-31T23:59:59.999+07:00", "9999-01-04"],
    ]) {
      assert.equal((await deadline("--signed", signed ?? "")).due.slice(0, 10), due)
    }
  })

  it("exits with 2 and an explanation in both languages when its arguments are wrong", async () => {
    const signed = ["--signed", "2025-04-30T16:40+07:00"]
    const wrong = [
      [],
      ["--signed", "2025-04-30"],
      ["--signed", "2025-04-30T16:40"],
      ["--signed", "2025-02-30T16:40+07:00"],
      ["--signed", "2025-04-30T25:00+07:00"],
      ["--signed", "9999-06-01T00:00Z"],
      ["--signed", "hôm nay"],
      [...signed, "--urgency", "gap"],
      [...signed, "--urgency", "toString"],
      [...signed, "--agency", "ubnd tây ninh"],
      [...signed, "--sent", "mai"],
      [...signed, "--sent", "2025-04-30T09:39Z"],
      [...signed, "--hours", "7"],
      [...signed, "--agency", "000.00.00.H53", "--hours", "7"],
      [...signed, "--agency", "000.00.00.H53", "--hours", fileURLToPath(import.meta.url)],
      [...signed, "thuong"],
    ]
    for (const args of wrong) {
      const { exitCode, out, error } = await answerOf(runDeadline, ...args)
      assert.deepEqual([exitCode, out, error.length], [2, "", 2], args.join(" "))
      assert.match(error[0] ?? "", /^lienthong deadline: .*See lienthong deadline --help\.$/)
      assert.match(error[1] ?? "", /^lienthong deadline: .*Xem lienthong deadline --help\.$/)
    }
  })
})
