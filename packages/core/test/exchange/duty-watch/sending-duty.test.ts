import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { plusDays } from "../../../src/time/vietnam-time.ts"
import { btttt, by, dispatched, exchangeMail, openScene, sealed, tayNinh, vpcp } from "../scene.ts"
import { at, onRecord, setTime } from "./duty-scene.ts"

describe("A signed document that nobody dispatches", () => {
  it.effect("is late after the next working morning and overdue after that day, each told once", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      yield* at("2019-06-21T12:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      expect((yield* sender.reports.duties()).rows).toMatchObject([{ duty: "send", standing: "running" }])
      yield* at("2019-06-21T12:00:00.001", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
      yield* at("2019-06-21T17:00:00.001", sender)
      yield* at("2019-08-01T09:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyMissed send late-bound"])
      expect((yield* sender.reports.duties()).rows).toMatchObject([
        {
          document: id,
          direction: "outgoing",
          code: "01/BC-UBND",
          duty: "send",
          standing: "overdue",
          missed: [{ bound: "due" }, { bound: "late-bound", passedAt: "2019-06-21T17:00:00.000+07:00" }],
        },
      ])
    }),
  )

  it.effect("and is sent at last is recorded as kept late when it has left", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      yield* at("2019-06-21T15:00:00.000", sender)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
      yield* sender.work.drain()
      yield* at("2019-06-28T15:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyKeptLate send"])
      expect((yield* sender.reports.duties()).rows).toMatchObject([
        { standing: "kept-late", ended: { how: "kept", at: "2019-06-21T15:00:00.000+07:00" } },
        { duty: "follow-sending", standing: "overdue" },
      ])
    }),
  )

  it.effect("and is recalled when it is too late no longer has to be sent", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "refused")
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* at("2019-06-21T15:00:00.000", sender)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* at("2019-06-28T15:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyLifted send"])
    }),
  )

  it.effect("which is urgent is late half an hour after its signing", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* sealed(sender, { urgency: "flash" })
      yield* at("2019-06-20T14:30:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      yield* at("2019-06-20T14:30:00.001", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
    }),
  )

  it.effect("is late by the days off that were announced after it was signed", () =>
    Effect.gen(function* () {
      const known = workingCalendar()
      let storm = false
      const { sender } = yield* openScene({
        calendar: {
          ...known,
          nextWorkingDay: (date) => known.nextWorkingDay(storm ? plusDays(date, 1) : date),
        },
      })
      yield* sealed(sender)
      storm = true
      yield* at("2019-06-21T18:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      yield* at("2019-06-24T12:00:00.001", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
    }),
  )
})

describe("An urgent document of an agency that calls two hours at once", () => {
  const hours = (count: number) => count * 3_600_000
  const atOnceMillis = { flash: hours(2), "very-urgent": hours(2), urgent: hours(2) }

  it.effect("is late to the board and the report exactly when its duty is missed", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ duties: { atOnceMillis } })
      axis.misbehave(tayNinh.code, "refused")
      yield* dispatched(sender, [vpcp.code], { urgency: "flash" })
      yield* at("2019-06-20T16:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      expect(yield* sender.reports.headline()).toMatchObject({ late: 0 })
      yield* at("2019-06-20T16:00:00.001", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
      expect(yield* sender.reports.headline()).toMatchObject({ late: 1 })
    }),
  )

  it.effect("is in time on the board when it left within them", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ duties: { atOnceMillis } })
      yield* dispatched(sender, [vpcp.code], { urgency: "flash" })
      yield* at("2019-06-20T15:30:00.000", sender)
      expect((yield* sender.reports.tracking()).rows).toMatchObject([{ timeliness: "in-time" }])
      expect(yield* sender.reports.headline()).toMatchObject({ late: 0 })
      expect((yield* sender.reports.duties()).rows).toMatchObject([
        { duty: "follow-sending", standing: "running" },
      ])
    }),
  )
})

describe("A document that was sent in time", () => {
  it.effect("leaves nothing on record, nor anything to watch for", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* at("2019-07-20T12:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      expect(yield* sender.store.listWork).toEqual([])
      expect((yield* sender.reports.duties()).rows).toEqual([])
    }),
  )

  it.effect("but was taken unseen is found to have been in time by the axis' own account", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "taken-then-timed-out")
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      axis.goAway(tayNinh.code)
      yield* at("2019-06-21T18:00:00.000", sender)
      const missed = ["DutyMissed send due", "DutyMissed send late-bound"]
      expect(yield* onRecord(sender, "send")).toEqual(missed)
      expect(yield* sender.reports.headline()).toMatchObject({ late: 1 })

      axis.comeBack(tayNinh.code)
      yield* at("2019-06-24T08:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([...missed, "DutyFoundKept send"])
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.submitted).toMatchObject({
        knownBy: "query",
        takenAt: "2019-06-20T14:00:00.000+07:00",
      })
      expect((yield* sender.reports.tracking()).rows).toMatchObject([
        { sentAt: "2019-06-20T14:00:00.000+07:00", timeliness: "in-time" },
      ])
      expect(yield* sender.reports.headline()).toMatchObject({ late: 0 })
    }),
  )

  it.effect("is found to have been in time also when it was recalled before that was known", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "taken-then-timed-out")
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* setTime("2019-06-24T08:00:00.000")
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      const recalled = ["DutyMissed send due", "DutyMissed send late-bound", "DutyLifted send"]
      expect(yield* onRecord(sender, "send")).toEqual(recalled)
      yield* sender.work.drain()
      expect(yield* onRecord(sender, "send")).toEqual([...recalled, "DutyFoundKept send"])
    }),
  )
})

describe("A document whose recipients an update changes", () => {
  it.effect("was not sent when its only recipient was removed before it left", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "refused")
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      yield* at("2019-06-21T15:00:00.000", sender)
      const change = { reason: "Sai nơi nhận", add: [btttt.code], remove: [vpcp.code] }
      yield* sender.outgoing.update(id, change, by)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyLifted send"])
      expect((yield* sender.reports.duties()).rows).toMatchObject([
        { duty: "send", standing: "lifted", missed: [{ bound: "due" }] },
        { duty: "send", update: 1, standing: "running", missed: [], due: "2019-06-24T12:00:00.000+07:00" },
      ])
    }),
  )

  it.effect("is to be sent to those who are added by a bound of their own, told once when it is missed", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      axis.misbehave(tayNinh.code, "refused")
      yield* setTime("2019-06-25T09:00:00.000")
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* at("2019-06-26T12:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      yield* at("2019-06-26T12:00:00.001", sender)
      yield* at("2019-06-26T15:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due"])
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyKeptLate send"])
      yield* at("2019-08-01T08:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual(["DutyMissed send due", "DutyKeptLate send"])
      expect((yield* sender.reports.duties()).rows).toMatchObject([
        { duty: "send", update: 1, standing: "kept-late" },
        { duty: "follow-sending", update: 1, standing: "overdue" },
      ])
    }),
  )

  it.effect("leaves nothing on record when it was sent to all of them in time", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      yield* at("2019-08-01T08:00:00.000", sender)
      expect(yield* onRecord(sender, "send")).toEqual([])
      expect((yield* sender.reports.duties()).rows).toEqual([])
    }),
  )
})
