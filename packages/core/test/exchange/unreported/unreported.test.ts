import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { at, onRecord, setTime } from "../duty-watch/duty-scene.ts"
import { btttt, by, exchangeMail, openScene, tayNinh, vpcp } from "../scene.ts"
import { findings, followed, lines, missed, quiet, sent } from "./unreported-scene.ts"

describe("A document that the axis lost after it had answered", () => {
  it.effect(
    "is noticed at the end of the next working day, named, and repaired by sending it once more",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        axis.misbehave(tayNinh.code, "lost")
        const id = yield* sent(sender)
        const due = "2019-06-21T17:00:00.000+07:00"
        expect(yield* followed(sender)).toEqual([{ standing: "running", due }])
        yield* at("2019-06-21T17:00:00.000", sender)
        expect(yield* lines(sender)).toEqual([quiet])
        expect(axis.listed).toEqual([])

        yield* at("2019-06-21T17:00:00.001", sender)
        expect(yield* onRecord(sender)).toEqual([missed])
        expect(yield* findings(sender)).toEqual(["absent"])
        expect(yield* lines(sender)).toEqual([
          { standing: "sent", needsAttention: true, says: "unheard/absent" },
        ])
        expect(yield* followed(sender)).toEqual([{ standing: "overdue", due }])
        expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
          { code: "unheard/absent", where: "sending", other: vpcp.name, outcome: { code: "unheard" } },
        ])

        yield* sender.outgoing.resend(id, by)
        expect((yield* sender.reports.tracking({ order: "ascending" })).rows[0]?.remark?.en).toContain(
          "is being sent once more",
        )
        yield* exchangeMail(sender, receiver)
        expect(yield* lines(sender)).toEqual([
          { standing: "arrived", needsAttention: false, says: undefined },
        ])
        expect(yield* onRecord(sender)).toEqual([missed, "DutyKeptLate follow-sending"])
        expect((yield* receiver.reports.incoming({ order: "ascending" })).rows).toHaveLength(1)
        expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
          { outcome: { code: "heard" } },
        ])
        // When it was sent is when it first left, and nothing is asked any more.
        expect((yield* sender.reports.tracking({ order: "ascending" })).rows).toMatchObject([
          { sentAt: "2019-06-20T14:00:00.000+07:00", timeliness: "in-time" },
        ])
        const asked = axis.listed.length
        yield* at("2019-12-20T17:00:00.001", sender)
        expect(axis.listed).toHaveLength(asked)
        expect(yield* sender.store.listWork).toEqual([])
      }),
  )

  it.effect("is noticed after half an hour when it is urgent, whatever the hour", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* setTime("2019-06-22T22:00:00.000")
      axis.misbehave(tayNinh.code, "lost")
      yield* sent(sender, [vpcp.code], { urgency: "urgent" })
      yield* at("2019-06-22T22:30:00.000", sender)
      expect(yield* lines(sender)).toEqual([quiet])
      yield* at("2019-06-22T22:30:00.001", sender)
      expect(yield* findings(sender)).toEqual(["absent"])
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: true }])
    }),
  )

  it.effect("on the eve of a holiday is noticed when the working days come back", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      // Friday; 2 September 2019, National Day, is a Monday.
      yield* setTime("2019-08-30T10:00:00.000")
      axis.misbehave(tayNinh.code, "lost")
      yield* sent(sender)
      yield* at("2019-09-03T17:00:00.000", sender)
      expect(yield* lines(sender)).toEqual([quiet])
      yield* at("2019-09-03T17:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: true }])
    }),
  )

  it.effect("is noticed by the agency's own figures", () =>
    Effect.gen(function* () {
      const atOnceMillis = { flash: 1, "very-urgent": 1, urgent: 1 }
      const { axis, sender } = yield* openScene({
        duties: { atOnceMillis, reportWait: { workingDays: 3, urgentMillis: 7_200_000 } },
      })
      axis.misbehave(tayNinh.code, "lost", "lost")
      yield* sent(sender)
      yield* sent(sender, [vpcp.code], { urgency: "flash" })
      yield* at("2019-06-20T16:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: false }, { needsAttention: true }])
      yield* at("2019-06-25T17:00:00.000", sender)
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: false }, { needsAttention: true }])
      yield* at("2019-06-25T17:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: true }, { needsAttention: true }])
    }),
  )
})

describe("A document that the axis took and nobody reported on", () => {
  it.effect("is shown as not fetched, and its duty ends with the late report", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* sent(sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      expect(yield* lines(sender)).toEqual([
        { standing: "sent", needsAttention: true, says: "unheard/waiting" },
      ])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
      yield* setTime("2019-06-24T09:00:00.000")
      yield* exchangeMail(receiver, sender)
      expect(yield* onRecord(sender)).toEqual([missed, "DutyKeptLate follow-sending"])
      expect(yield* lines(sender)).toEqual([{ standing: "arrived", needsAttention: false, says: undefined }])
      expect(yield* followed(sender)).toMatchObject([{ standing: "kept-late" }])
    }),
  )

  it.effect(
    "because its recipient's system cannot read it, is shown with that system's words, and can be sent again",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* sent(sender)
        const [mail] = axis.mail(vpcp.code)
        if (!mail) throw new Error("nothing came")
        axis.answerFor(mail.entry, "failed", "Không đọc được gói tin")
        yield* at("2019-06-21T17:00:00.001", sender)
        const [line] = (yield* sender.reports.tracking({ order: "ascending" })).rows
        expect(line).toMatchObject({ needsAttention: true, remark: { code: "unheard/failed" } })
        expect(line?.remark?.vi).toContain("Không đọc được gói tin")
        expect(line?.remark?.en).toContain("did not reach the recipient")
        expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
          { code: "unheard/failed" },
        ])
        yield* sender.outgoing.resend(id, by)
        yield* exchangeMail(sender, receiver)
        expect(yield* lines(sender)).toMatchObject([{ standing: "arrived", needsAttention: false }])
      }),
  )

  it.effect(
    "is looked up less and less often, a few times in all, and a repeated answer is not recorded again",
    () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene()
        yield* sent(sender)
        const days = ["06-21", "06-24", "06-26", "07-02", "07-12", "08-05"]
        for (const [index, day] of days.entries()) {
          yield* at(`2019-${day}T17:00:00.000`, sender)
          expect(axis.listed).toHaveLength(index)
          yield* at(`2019-${day}T17:00:00.001`, sender)
          expect(axis.listed).toHaveLength(index + 1)
        }
        yield* at("2020-06-01T17:00:00.000", sender)
        expect(axis.listed).toHaveLength(days.length)
        expect(yield* findings(sender)).toEqual(["waiting"])
        expect(yield* sender.store.listWork).toEqual([])
        expect(yield* lines(sender)).toMatchObject([{ needsAttention: true }])
      }),
  )

  it.effect("is looked up when the axis is back, however long it was away", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* sent(sender)
      axis.misbehave(tayNinh.code, ...Array.from({ length: 30 }, () => "list-unreachable" as const))
      yield* setTime("2019-06-21T17:00:00.001")
      for (let hour = 0; hour < 30; hour++) {
        yield* at(
          `2019-06-${22 + Math.floor(hour / 12)}T${String(2 * (hour % 12)).padStart(2, "0")}:00:00.000`,
          sender,
        )
      }
      // Meanwhile it is on the board, with what is known.
      expect(yield* findings(sender)).toEqual(["unasked"])
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: true, says: "unheard/unasked" }])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
      expect(yield* sender.work.list()).toEqual([])
      axis.calm()
      yield* at("2019-06-26T09:00:00.000", sender)
      expect(yield* findings(sender)).toEqual(["unasked", "waiting"])
    }),
  )

  it.effect(
    "is on the board a minute after its time although the axis is away, and may be sent once more",
    () =>
      Effect.gen(function* () {
        const { axis, sender, receiver } = yield* openScene()
        const id = yield* sent(sender)
        axis.goAway(tayNinh.code)
        yield* at("2019-06-21T17:00:00.001", sender)
        expect(yield* lines(sender)).toEqual([quiet])
        yield* at("2019-06-21T17:01:00.001", sender)
        expect(yield* lines(sender)).toMatchObject([{ needsAttention: true, says: "unheard/unasked" }])
        yield* sender.outgoing.resend(id, by)
        axis.comeBack(tayNinh.code)
        yield* setTime("2019-06-21T17:30:00.000")
        yield* exchangeMail(sender, receiver)
        yield* exchangeMail(sender, receiver)
        expect(yield* lines(sender)).toMatchObject([{ standing: "arrived", needsAttention: false }])
      }),
  )

  it.effect("over an axis without a sent list is shown, too, with that reason", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.offer({ sentList: false })
      yield* sent(sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([{ needsAttention: true, says: "unheard/no-list" }])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
    }),
  )

  it.effect("by one of two recipients is shown for that one, and sent once more to that one alone", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* sent(sender, [vpcp.code, btttt.code])
      axis.misbehave(btttt.code, "fetch-unreachable")
      yield* exchangeMail(receiver, sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([
        { standing: "arrived", needsAttention: false },
        { standing: "sent", needsAttention: true },
      ])
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect(axis.taken.at(-1)?.to).toEqual([btttt.code])
      expect((yield* sender.reports.tracking({ order: "ascending" })).rows[1]?.remark?.vi).toContain(
        "Đã gửi thêm một lần lúc",
      )
      axis.calm()
      yield* exchangeMail(other, sender)
      expect(yield* lines(sender)).toMatchObject([{ standing: "arrived" }, { standing: "arrived" }])
      expect((yield* other.reports.incoming({ order: "ascending" })).rows).toHaveLength(1)
    }),
  )

  it.effect("is followed no more when it is recalled", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const id = yield* sent(sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      expect(yield* onRecord(sender)).toEqual([missed, "DutyLifted follow-sending"])
      expect(yield* lines(sender)).toMatchObject([{ standing: "recall-asked", needsAttention: false }])
      const asked = axis.listed.length
      yield* at("2019-08-21T17:00:00.001", sender)
      expect(axis.listed).toHaveLength(asked)
    }),
  )
})

describe("A document that the axis took without an answer, and that is known to have left only after days", () => {
  it.effect("is looked up at once", () =>
    Effect.gen(function* () {
      const retry = { firstDelaySeconds: 400_000, maxDelaySeconds: 400_000, attempts: 5 }
      const { axis, sender } = yield* openScene({ retry })
      axis.misbehave(tayNinh.code, "taken-then-timed-out")
      yield* sent(sender)
      yield* at("2019-06-25T09:00:00.000", sender)
      expect((yield* sender.reports.tracking({ order: "ascending" })).rows).toMatchObject([
        { standing: "sent", needsAttention: true, remark: { code: "unheard/waiting" } },
      ])
      expect(axis.listed).toHaveLength(1)
    }),
  )
})
