import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { at, setTime } from "../duty-watch/duty-scene.ts"
import { by, contents, dispatched, openScene, refusedBy, report, sealed, vpcp } from "../scene.ts"

const reason = { reason: "Hội nghị đã hoãn, không còn nội dung để báo cáo" }

describe("A sealed document that nobody will send", () => {
  it.effect(
    "is closed with a reason; its number stays used and the register says that it was not issued",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const id = yield* sealed(sender)
        yield* sender.outgoing.closeUnissued(id, reason, by)
        expect(yield* sender.outgoing.get(id)).toMatchObject({ closed: reason, numbered: { number: 1 } })
        expect((yield* sender.reports.outgoing()).rows).toMatchObject([
          { document: id, stage: "not-issued", code: "01/BC-UBND" },
        ])
        yield* sealed(sender, { subject: "Báo cáo khác" })
        expect((yield* sender.reports.outgoingRegister()).rows).toMatchObject([
          { number: 1, stage: "not-issued", recipients: [] },
          { number: 2, stage: "sealed" },
        ])
        const [document, ...more] = (yield* sender.reports.documents({ status: "not-issued" })).rows
        expect(more).toEqual([])
        expect(document).toMatchObject({ document: id, other: { notIssued: reason.reason } })
      }),
  )

  it.effect("is not sent afterwards, nor signed, numbered, changed, replaced or closed again", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const { outgoing } = sender
      const id = yield* sealed(sender)
      const other = yield* sealed(sender)
      yield* outgoing.closeUnissued(id, reason, by)
      const to = [vpcp.code]
      const denied: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
        outgoing.dispatch(id, { to }, by),
        outgoing.dispatch(id, { to, forInformation: true }, by),
        outgoing.signAsPerson(id, { by: chief }),
        outgoing.signAsAgency(id, by),
        outgoing.revise(id, report(), by),
        outgoing.recall(id, reason, by),
        outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-30" }, by),
        outgoing.dispatch(other, { to, replaces: [id] }, by),
        outgoing.closeUnissued(id, reason, by),
      ]
      for (const asked of denied)
        expect(yield* refusedBy(sender, asked)).toMatchObject({ reason: "closed-already", detail: reason })
      yield* outgoing.dispatch(other, { to }, by)
    }),
  )

  it.effect("is no longer due: the duty to send it ends", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* sealed(sender)
      yield* at("2019-06-24T08:00:00.000", sender)
      expect((yield* sender.reports.duties()).rows).toMatchObject([{ document: id, standing: "overdue" }])
      yield* sender.outgoing.closeUnissued(id, reason, by)
      expect((yield* sender.reports.duties()).rows).toMatchObject([{ document: id, standing: "lifted" }])
      const second = yield* sealed(sender)
      yield* sender.outgoing.closeUnissued(second, reason, by)
      yield* setTime("2019-06-30T08:00:00.000")
      yield* sender.work.drain()
      const missed = (yield* contents(sender)).log.filter(({ type }) => type === "DutyMissed")
      expect(missed.map(({ stream }) => stream)).not.toContain(`duty/outgoing/${second}/send`)
    }),
  )

  it.effect("is closed also where it was signed and never sealed, or stayed a draft", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const draft = yield* sender.outgoing.draft(report(), by)
      const signed = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(signed, { by: chief })
      for (const id of [draft, signed]) yield* sender.outgoing.closeUnissued(id, reason, by)
      expect((yield* sender.reports.outgoing()).rows.map(({ stage }) => stage)).toEqual([
        "not-issued",
        "not-issued",
      ])
      expect((yield* sender.reports.outgoingRegister()).rows).toEqual([])
    }),
  )
})

describe("A document is not closed as unissued", () => {
  it.effect("once it was dispatched, without a reason, or where there is none", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const sent = yield* dispatched(sender)
      const waiting = yield* sealed(sender)
      for (const [asked, denied] of [
        [sender.outgoing.closeUnissued(sent, reason, by), "dispatched-already"],
        [sender.outgoing.closeUnissued(waiting, { reason: " " }, by), "reason-missing"],
        [sender.outgoing.closeUnissued("nowhere", reason, by), "unknown-document"],
      ] as const)
        expect((yield* refusedBy(sender, asked)).reason).toBe(denied)
    }),
  )
})
