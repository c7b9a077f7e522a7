import { it } from "@effect/vitest"
import { vietnamTime, workingCalendar } from "@lienthong/core/calendar"
import { defaultDutySettings } from "@lienthong/core/policy"
import { type FiguresRequest, periodFigures } from "@lienthong/core/report"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Clock, Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { toChange } from "../../../src/exchange/stream/to-change.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  expectJson,
  expectSentences,
  onlyArrival,
  openScene,
  sealed,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

type Loose = (request?: unknown) => Effect.Effect<unknown, { readonly code: string }>

describe("The figures of a period", () => {
  it.effect("count what was sent, what recipients said, and what came, in its days", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      yield* dispatched(sender, [vpcp.code, btttt.code], { pageAmount: 4, urgency: "urgent" })
      yield* exchangeMail(sender, receiver, other)
      yield* receiver.incoming.accept(yield* onlyArrival(receiver), by)
      yield* other.incoming.refuse(yield* onlyArrival(other), { text: "Sai thể thức" }, by)
      yield* exchangeMail(sender, receiver, other)

      const { total, rows, period } = yield* sender.reports.figures({
        period: "2019-Q2",
        groupBy: "recipient",
      })
      expect(period).toEqual({ from: "2019-04-01", until: "2019-06-30" })
      expect(total.sent).toMatchObject({
        documents: 1,
        recipients: 2,
        electronic: 2,
        pages: 4,
        signed: { both: 1, person: 0, agency: 0, nobody: 0 },
        agencies: 2,
        connectedAgencies: 2,
        inTime: 2,
      })
      expect(total.sent.paperByRule).toEqual({ government: 1 })
      expect(total.reported).toMatchObject({ arrived: 2, accepted: 1, refused: 1 })
      expect(Object.values(total.reported.refusals)).toEqual([1])
      expect(total.outgoing).toMatchObject({ begun: 1, doneInTime: 1, openInTime: 0 })
      expect(total.times.sentToArrived.count).toBe(2)
      expect(rows.map(({ group, figures }) => [group, figures.sent.recipients])).toEqual([
        [btttt.code, 1],
        [vpcp.code, 1],
      ])

      const there = (yield* receiver.reports.figures({ period: "2019-06", groupBy: "sender" })).total
      expect(there.received).toMatchObject({ documents: 1, accepted: 1, refused: 0 })
      expect(there.incoming).toMatchObject({ begun: 1, openInTime: 1 })
      expectJson(yield* receiver.reports.figures({ period: "2019", groupBy: "level" }))

      const july = (yield* sender.reports.figures({ period: "2019-07" })).total
      expect(july.sent.documents).toBe(0)
      expect(july.reported.arrived).toBe(0)
    }),
  )

  it.effect("carry over what is not done, and judge it at the end of the period", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender, [vpcp.code], { dueDate: "2019-07-05" })
      yield* exchangeMail(sender, receiver)
      const id = yield* onlyArrival(receiver)
      yield* receiver.incoming.accept(id, by)
      yield* TestClock.adjust("20 days")
      yield* receiver.incoming.assign(id, { to: "Văn phòng" }, by)
      yield* receiver.incoming.complete(id, by)

      const handled = (period: string) =>
        Effect.map(receiver.reports.figures({ period }), ({ total }) => total.incoming)
      expect(yield* handled("2019-06")).toMatchObject({ begun: 1, openInTime: 1, openLate: 0, doneLate: 0 })
      expect(yield* handled("2019-07")).toMatchObject({ carriedOver: 1, begun: 0, doneLate: 1, openLate: 0 })
      expect(yield* handled("2019-Q2")).toMatchObject({ begun: 1, openInTime: 1 })
      expect(yield* handled("2019-08")).toMatchObject({ carriedOver: 0, begun: 0, openInTime: 0 })
      const first = yield* receiver.reports.figures({
        period: { from: "2019-07-06", until: "2019-07-07" },
      })
      expect(first.total.incoming).toMatchObject({ carriedOver: 1, openLate: 1 })
    }),
  )

  it.effect("count a document of many recipients, over each month in which one of them says something", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const others = Array.from({ length: 20 }, (_, index) => ({
        code: `000.00.${String(index + 10)}.H53`,
        name: `Sở số ${index + 1}`,
      }))
      const axis = memoryAxis([tayNinh, vpcp, ...others])
      const sender = yield* openTestAgency(axis, tayNinh)
      const receiver = yield* openTestAgency(axis, vpcp)
      yield* dispatched(sender, [vpcp.code, ...others.map(({ code }) => code)])
      yield* dispatched(sender, [vpcp.code])
      yield* exchangeMail(sender, receiver)
      for (const { document } of (yield* receiver.reports.incoming()).rows)
        yield* receiver.incoming.accept(document, by)
      yield* TestClock.adjust("40 days")
      for (const { document } of (yield* receiver.reports.incoming()).rows) {
        yield* receiver.incoming.assign(document, { to: "Văn phòng" }, by)
        yield* receiver.incoming.complete(document, by)
      }
      yield* exchangeMail(receiver, sender)

      const changes = yield* Effect.forEach(yield* sender.store.readLog(0n, 10_000), toChange)
      const now = vietnamTime(yield* Clock.currentTimeMillis)
      const rules = { ...defaultDutySettings, calendar: workingCalendar() }
      for (const period of ["2019", "2019-05", "2019-06", "2019-07", "2019-08", "2019-Q3"]) {
        const { total, period: days } = yield* sender.reports.figures({ period })
        expect({ period, total }).toEqual({ period, total: periodFigures(changes, days, now, rules) })
      }
      const { total } = yield* sender.reports.figures({ period: "2019-06" })
      expect(total.sent).toMatchObject({ documents: 2, recipients: 22, agencies: 21 })
    }),
  )

  it.effect("are those of one unit, one type or one agency alone when that is asked for", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const inUnit = { by: { ...by.by, department: "Phòng Hành chính" } }
      const id = yield* sender.outgoing.draft(
        {
          type: "thong-bao",
          subject: "Lịch nghỉ",
          files: [{ name: "a.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }],
        },
        inUnit,
      )
      yield* sealed(sender)
      yield* exchangeMail(sender, receiver)
      expect(id).not.toBe("")
      const begun = (request: FiguresRequest) =>
        Effect.map(sender.reports.figures(request), ({ total }) => total.outgoing.begun)
      expect(yield* begun({ period: "2019" })).toBe(2)
      expect(yield* begun({ period: "2019", unit: "Phòng Hành chính" })).toBe(1)
      expect(yield* begun({ period: "2019", type: "bao-cao" })).toBe(1)
      expect(yield* begun({ period: "2019", type: "bao-cao", urgency: "flash" })).toBe(0)
      const { rows } = yield* sender.reports.figures({ period: "2019", groupBy: "unit" })
      expect(rows.map(({ group }) => group)).toEqual(["", "Phòng Hành chính"])
    }),
  )

  it.effect("are refused for a period that ends before it begins, and for an unknown unit", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const ask = sender.reports.figures as unknown as Loose
      const refused = (request: unknown) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(ask(request))
          expectSentences(error as never)
          return error.code
        })
      const backwards = { from: "2019-06-15", until: "2019-05-15" }
      expect(yield* refused({ period: backwards })).toBe("input/value-invalid")
      for (const period of [
        "2019-Q5",
        "2019-13",
        "Quý II",
        undefined,
        { from: "2019-02-30", until: "2019-03-01" },
      ])
        expect(yield* refused({ period })).toBe("input/value-invalid")
      expect(yield* refused({ period: "2019", groupBy: "color" })).toBe("input/value-invalid")
      expect(yield* refused({ period: "2019", unit: "Phòng không có" })).toBe("input/unit-unknown")
    }),
  )
})
