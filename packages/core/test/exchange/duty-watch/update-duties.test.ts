import { it } from "@effect/vitest"
import { openTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, vpcp } from "../scene.ts"
import { at, onRecord, setTime } from "./duty-scene.ts"

const hour = 3_600_000

/** A document that is due on 25 June and has come, and how its sender asks for another date. */
const dueOn25June = (answerUpdateMillis?: number) =>
  Effect.gen(function* () {
    const { axis, sender } = yield* openScene()
    const atOnceMillis = { flash: hour, "very-urgent": hour, urgent: hour }
    const duties = { atOnceMillis, ...(answerUpdateMillis !== undefined && { answerUpdateMillis }) }
    const receiver = yield* openTestAgency(axis, vpcp, { duties })
    const sent = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-25" })
    yield* exchangeMail(sender, receiver)
    const id = yield* onlyArrival(receiver)
    yield* receiver.incoming.accept(id, by)
    yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
    const ask = (dueDate: string) =>
      Effect.gen(function* () {
        yield* sender.outgoing.update(sent, { reason: "Đổi hạn trả lời", dueDate }, by)
        yield* sender.work.drain()
        yield* receiver.work.poll()
      })
    return { sender, receiver, sent, id, ask }
  })

describe("A document whose due date is changed once it is done with", () => {
  it.effect("and was finished in time stays so, whatever the new date", () =>
    Effect.gen(function* () {
      const { receiver, id, ask } = yield* dueOn25June()
      yield* setTime("2019-06-24T08:00:00.000")
      yield* receiver.incoming.complete(id, by)
      for (const date of ["2019-06-21", "2019-06-20"]) {
        yield* ask(date)
        yield* receiver.incoming.agreeToUpdate(id, by)
      }
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      expect((yield* receiver.reports.duties()).rows).toEqual([])
      expect(yield* receiver.incoming.get(id)).toMatchObject({ envelope: { dueDate: "2019-06-20" } })
    }),
  )

  it.effect("and was finished late stays late", () =>
    Effect.gen(function* () {
      const { receiver, id, ask } = yield* dueOn25June()
      yield* setTime("2019-06-26T08:00:00.000")
      yield* receiver.incoming.complete(id, by)
      yield* ask("2019-07-10")
      yield* receiver.incoming.agreeToUpdate(id, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due", "DutyKeptLate complete"])
      expect((yield* receiver.reports.duties()).rows).toMatchObject([
        { duty: "complete", standing: "kept-late" },
      ])
    }),
  )
})

describe("An update that a sender asks for", () => {
  it.effect("must be answered, and is watched only by the agency's own limit", () =>
    Effect.gen(function* () {
      const { receiver, id, ask } = yield* dueOn25June()
      yield* receiver.incoming.complete(id, by)
      yield* ask("2019-07-10")
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      expect((yield* receiver.reports.duties()).rows).toMatchObject([
        { duty: "answer-update", standing: "running", article: "QĐ 28/2018/QĐ-TTg, Điều 9.2" },
      ])
      yield* receiver.incoming.declineUpdate(id, { reason: "Đã báo cáo" }, by)
      expect((yield* receiver.reports.duties()).rows).toEqual([])
    }),
  )

  it.effect("is missed where it is not answered by then, and kept late when it is", () =>
    Effect.gen(function* () {
      const { receiver, id, ask } = yield* dueOn25June(2 * hour)
      yield* receiver.incoming.complete(id, by)
      yield* ask("2019-07-10")
      yield* at("2019-06-20T16:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      yield* at("2019-06-20T16:00:00.001", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed answer-update due"])
      yield* receiver.incoming.agreeToUpdate(id, by)
      expect(yield* onRecord(receiver)).toEqual([
        "DutyMissed answer-update due",
        "DutyKeptLate answer-update",
      ])
    }),
  )

  it.effect("need not be answered any more once another is asked, or the document is given back", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent, id, ask } = yield* dueOn25June(2 * hour)
      yield* receiver.incoming.complete(id, by)
      yield* ask("2019-07-10")
      yield* at("2019-06-20T17:00:00.000", receiver)
      yield* ask("2019-07-15")
      const lifted = ["DutyMissed answer-update due", "DutyLifted answer-update"]
      expect(yield* onRecord(receiver)).toEqual(lifted)
      yield* at("2019-06-20T20:00:00.000", receiver)
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(id, by)
      expect(yield* onRecord(receiver)).toEqual([...lifted, ...lifted])
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([...lifted, ...lifted])
    }),
  )
})
