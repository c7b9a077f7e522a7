import { it } from "@effect/vitest"
import { LocalDate, plusDays } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, quietly, refusedBy, report } from "../scene.ts"

const scanned = {
  direction: "paper-to-electronic",
  form: "sao-y",
  convertedOn: "2019-06-19",
  convertedBy: "UBND tỉnh Tây Ninh",
  mark: "CĐ-01",
} as const

const both = Effect.gen(function* () {
  const scene = yield* openScene()
  const id = yield* dispatched(scene.sender)
  yield* exchangeMail(scene.sender, scene.receiver)
  return { ...scene, id, arrived: yield* onlyArrival(scene.receiver) }
})

describe("A conversion between electronic form and paper", () => {
  it.effect("shows who converted the document, when, in which direction and form, and with which mark", () =>
    Effect.gen(function* () {
      const { sender, receiver, id, arrived } = yield* both
      for (const [agency, document] of [
        [sender, id],
        [receiver, arrived],
      ] as const) {
        yield* agency.registers.recordConversion(document, scanned, by)
        yield* agency.registers.recordConversion(document, { direction: "electronic-to-paper" }, by)
        const [row] = (yield* agency.reports.documents()).rows
        const today = { direction: "electronic-to-paper", convertedOn: "2019-06-20" }
        expect(row?.other.conversions).toEqual([scanned, today])
        const { rows } = yield* agency.reports.timeline(document)
        const entries = rows.filter(({ event }) => event === "Converted")
        expect(entries.map((entry) => entry.by.id)).toEqual([by.by.id, by.by.id])
        expect(entries.map(({ sentence }) => sentence)).toEqual([
          {
            en: "Converted from paper to electronic form on 2019-06-19 as a copy (Bản sao y) by UBND tỉnh Tây Ninh with the mark CĐ-01.",
            vi: "Chuyển đổi từ bản giấy sang bản điện tử ngày 19/6/2019; hình thức: Bản sao y; nơi chuyển đổi: UBND tỉnh Tây Ninh; ký hiệu riêng: CĐ-01.",
          },
          {
            en: "Converted from electronic form to paper on 2019-06-20.",
            vi: "Chuyển đổi từ bản điện tử sang bản giấy ngày 20/6/2019.",
          },
        ])
      }
    }).pipe(quietly),
  )

  it.effect("is recorded once, and reported to nobody else", () =>
    Effect.gen(function* () {
      const { axis, receiver, arrived } = yield* both
      const sent = axis.taken.length
      yield* receiver.registers.recordConversion(arrived, scanned, by)
      yield* TestClock.adjust("1 minute")
      yield* receiver.registers.recordConversion(arrived, scanned, by)
      yield* receiver.work.drain()
      expect((yield* receiver.reports.documents()).rows[0]?.other.conversions).toEqual([scanned])
      expect(axis.taken).toHaveLength(sent)
    }).pipe(quietly),
  )

  it.effect("to paper is made from the document's date on, and from paper on any day until today", () =>
    Effect.gen(function* () {
      const { sender, receiver, id, arrived } = yield* both
      yield* TestClock.adjust("5 days")
      const dated = LocalDate.make("2019-06-20")
      const today = LocalDate.make("2019-06-25")
      const samples = fc.sample(
        fc.record({
          days: fc.integer({ min: -10, max: 10 }),
          direction: fc.constantFrom("paper-to-electronic" as const, "electronic-to-paper" as const),
          isSender: fc.boolean(),
        }),
        60,
      )
      for (const { days, direction, isSender } of samples) {
        const convertedOn = plusDays(dated, days)
        const [agency, document] = isSender ? [sender, id] : [receiver, arrived]
        const answer = yield* Effect.result(
          agency.registers.recordConversion(document, { direction, convertedOn }, by),
        )
        const isPossible = direction === "paper-to-electronic" || convertedOn >= dated
        expect([direction, convertedOn, answer._tag]).toEqual([
          direction,
          convertedOn,
          convertedOn <= today && isPossible ? "Success" : "Failure",
        ])
      }
      const early = { direction: "electronic-to-paper", convertedOn: "2019-06-19" } as const
      const error = yield* refusedBy(receiver, receiver.registers.recordConversion(arrived, early, by))
      expect(error).toMatchObject({ code: "input/value-invalid" })
      expect(error.sentence.next).toEqual({
        en: "Give a day from 2019-06-20, the date of the document, to today.",
        vi: "Cần nhập một ngày từ 20/6/2019 (ngày của văn bản) đến hôm nay.",
      })
    }).pipe(quietly),
  )

  it.effect("is refused on a future day, with an invisible mark, and for a draft", () =>
    Effect.gen(function* () {
      const { sender, id } = yield* both
      const draft = yield* sender.outgoing.draft(report(), by)
      const convert = sender.registers.recordConversion
      for (const [document, odd, code] of [
        [id, { convertedOn: "2019-06-21" }, "input/value-invalid"],
        [id, { convertedOn: "20/6/2019" }, "input/value-invalid"],
        [id, { mark: " " }, "input/value-invalid"],
        [draft, {}, "document/not-numbered"],
        ["nowhere", {}, "document/unknown-document"],
      ] as const)
        expect(yield* refusedBy(sender, convert(document, { ...scanned, ...odd }, by))).toMatchObject({
          code,
        })
    }).pipe(quietly),
  )
})
