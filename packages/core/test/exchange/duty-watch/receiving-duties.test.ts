import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, vpcp } from "../scene.ts"
import { at, onRecord, setTime } from "./duty-scene.ts"

/** A document that has come, on the afternoon of Thursday 20 June 2019. */
const arrived = (changes?: Parameters<typeof dispatched>[2]) =>
  Effect.gen(function* () {
    const scene = yield* openScene()
    const sent = yield* dispatched(scene.sender, [vpcp.code], changes)
    yield* exchangeMail(scene.sender, scene.receiver)
    return { ...scene, sent, id: yield* onlyArrival(scene.receiver) }
  })

describe("A document that came", () => {
  it.effect(
    "and that nobody touches is recorded as missed for registering and for handing over, each once",
    () =>
      Effect.gen(function* () {
        const { receiver, id } = yield* arrived()
        yield* at("2019-06-21T17:00:00.000", receiver)
        expect(yield* onRecord(receiver)).toEqual([])
        yield* at("2019-06-21T17:00:00.001", receiver)
        const missed = ["DutyMissed register due", "DutyMissed submit due"]
        expect(yield* onRecord(receiver)).toEqual(missed)
        yield* setTime("2019-06-24T08:00:00.000")
        yield* receiver.incoming.accept(id, by)
        expect(yield* onRecord(receiver)).toEqual([...missed, "DutyKeptLate register"])
        yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
        yield* at("2019-08-01T08:00:00.000", receiver)
        expect(yield* onRecord(receiver)).toEqual([...missed, "DutyKeptLate register", "DutyKeptLate submit"])
      }),
  )

  it.effect("and was handed over in time leaves nothing on record", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived()
      yield* receiver.incoming.accept(id, by)
      yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      expect(yield* receiver.store.listWork).toEqual([])
    }),
  )

  it.effect("and was refused before the bound leaves nothing on record", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived({ dueDate: "2019-06-25", urgency: "flash" })
      yield* receiver.incoming.refuse(id, { text: "Sai thể thức" }, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
    }),
  )

  it.effect("and was given back before the bound leaves nothing on record", () =>
    Effect.gen(function* () {
      const { sender, receiver, id, sent } = yield* arrived({ dueDate: "2019-06-25" })
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(id, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
    }),
  )

  it.effect("as an urgent one is to be registered, handed over and begun at once", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived({ urgency: "urgent" })
      yield* at("2019-06-20T14:30:00.001", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed register due", "DutyMissed submit due"])
      yield* receiver.incoming.accept(id, by)
      yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
      yield* at("2019-06-20T15:00:00.001", receiver)
      expect((yield* onRecord(receiver)).slice(2)).toEqual(["DutyKeptLate register", "DutyKeptLate submit"])
      yield* at("2019-06-20T15:30:00.000", receiver)
      expect((yield* onRecord(receiver)).slice(4)).toEqual(["DutyMissed start due"])
    }),
  )

  it.effect("with a due date is missed when that day is over, weeks later", () =>
    Effect.gen(function* () {
      const { receiver, id } = yield* arrived({ dueDate: "2019-07-31" })
      yield* receiver.incoming.accept(id, by)
      yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
      yield* at("2019-07-31T23:59:59.999", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      yield* at("2019-08-01T00:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      yield* receiver.incoming.complete(id, by)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due", "DutyKeptLate complete"])
    }),
  )

  it.effect("and is asked back is watched only by the agency's own limit", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent } = yield* arrived()
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).not.toContainEqual(expect.stringContaining("answer-recall"))
      const lines = (yield* receiver.reports.duties()).rows
      expect(lines.find(({ duty }) => duty === "answer-recall")).toMatchObject({ standing: "running" })
    }),
  )

  it.effect("and whose recall is declined is a duty not kept, until it is destroyed after all", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent, id } = yield* arrived()
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.declineRecall(id, { reason: "Đang giải quyết" }, by)
      yield* at("2019-06-21T08:00:00.000", receiver)
      expect(yield* onRecord(receiver, "answer-recall")).toEqual(["DutyMissed answer-recall due"])
      const { rows } = yield* receiver.reports.duties()
      const line = rows.find(({ duty }) => duty === "answer-recall")
      expect(line).toMatchObject({ standing: "overdue", article: "NĐ 30/2020/NĐ-CP, Điều 18.4b" })
      expect(line?.reason.vi).toContain("Đang giải quyết")
      yield* receiver.incoming.agreeToRecall(id, by)
      expect(yield* onRecord(receiver, "answer-recall")).toContain("DutyKeptLate answer-recall")
      yield* exchangeMail(receiver, sender)
      const [delivery] = yield* sender.outgoing.deliveries(sent)
      expect(delivery?.standing).toBe("recalled")
    }),
  )

  it.effect("and whose declined recall the sender gives up is kept, and owes nothing more", () =>
    Effect.gen(function* () {
      const { sender, receiver, sent, id } = yield* arrived()
      yield* sender.outgoing.recall(sent, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.declineRecall(id, { reason: "Đang giải quyết" }, by)
      yield* receiver.incoming.recordRecallGivenUp(id, { reason: "Công văn 12/VP của bên gửi" }, by)
      const { rows } = yield* receiver.reports.duties()
      expect(rows.find(({ duty }) => duty === "answer-recall")?.standing ?? "lifted").toBe("lifted")
      const error = yield* Effect.flip(receiver.incoming.agreeToRecall(id, by))
      expect(error.code).toBe("document/no-recall-asked")
    }),
  )

  it.effect("is recorded as missed once, however many workers look", () =>
    Effect.gen(function* () {
      const { receiver } = yield* arrived()
      yield* setTime("2019-06-24T08:00:00.000")
      const workers = yield* Effect.forEach(Array.from({ length: 5 }), () =>
        Effect.forkChild(receiver.work.drain()),
      )
      yield* Effect.forEach(workers, Fiber.join)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed register due", "DutyMissed submit due"])
    }),
  )
})

/**
 * A document due on 25 June that is registered and handed over, and how its sender changes the due date with
 * agreement.
 */
const dueOn25June = Effect.gen(function* () {
  const scene = yield* arrived({ dueDate: "2019-06-25" })
  const { sender, receiver, id, sent } = scene
  yield* receiver.incoming.accept(id, by)
  yield* receiver.incoming.assign(id, { to: "Vụ Tổng hợp" }, by)
  const moveTo = (dueDate: string) =>
    Effect.gen(function* () {
      yield* sender.outgoing.update(sent, { reason: "Đổi hạn trả lời", dueDate }, by)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      yield* receiver.incoming.agreeToUpdate(id, by)
    })
  return { ...scene, moveTo }
})

describe("A document whose due date is changed by agreement", () => {
  it.effect("is missed at the new date when that was brought forward, before the old one comes", () =>
    Effect.gen(function* () {
      const { receiver, moveTo } = yield* dueOn25June
      yield* moveTo("2019-06-22")
      yield* at("2019-06-22T23:59:59.999", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      yield* at("2019-06-23T00:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      expect(yield* receiver.store.listWork).toEqual([])
    }),
  )

  it.effect("is missed again at the later date that it was given when it had been missed", () =>
    Effect.gen(function* () {
      const { receiver, moveTo, id } = yield* dueOn25June
      yield* at("2019-06-26T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      yield* moveTo("2019-07-10")
      yield* at("2019-07-10T23:59:59.999", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      yield* at("2019-07-11T00:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due", "DutyMissed complete due"])
      yield* receiver.incoming.complete(id, by)
      expect((yield* onRecord(receiver)).slice(2)).toEqual(["DutyKeptLate complete"])
      expect((yield* receiver.reports.duties()).rows).toMatchObject([
        {
          duty: "complete",
          standing: "kept-late",
          missed: [
            { passedAt: "2019-06-25T23:59:59.999+07:00" },
            { passedAt: "2019-07-10T23:59:59.999+07:00" },
          ],
        },
      ])
    }),
  )

  it.effect("was missed at the old date also when nobody had looked before it was extended", () =>
    Effect.gen(function* () {
      const { receiver, moveTo, id } = yield* dueOn25June
      yield* setTime("2019-06-26T08:00:00.000")
      yield* moveTo("2019-07-10")
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due"])
      yield* receiver.incoming.complete(id, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed complete due", "DutyKeptLate complete"])
    }),
  )

  it.effect("leaves nothing on record when it was extended and finished in time", () =>
    Effect.gen(function* () {
      const { receiver, moveTo, id } = yield* dueOn25June
      yield* moveTo("2019-07-10")
      yield* at("2019-07-01T08:00:00.000", receiver)
      yield* receiver.incoming.complete(id, by)
      yield* at("2019-08-01T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
    }),
  )
})

describe("The notice of receipt", () => {
  it.effect("waits to be sent from the very commit of the arrival on", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      const arrival = (yield* receiver.store.readLog(0n, 100)).find(({ type }) => type === "Arrived")
      expect(yield* receiver.work.list()).toMatchObject([
        { kind: "status", dueAt: arrival?.at, payload: expect.stringContaining(`"status":"01"`) },
      ])
    }),
  )

  it.effect("that is not sent the same day is a missed duty, kept late when it is sent", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.misbehave(vpcp.code, "unreachable", "unreachable")
      yield* receiver.work.drain()
      yield* at("2019-06-20T23:59:59.999", receiver)
      expect(yield* onRecord(receiver)).toEqual([])
      yield* setTime("2019-06-21T00:00:00.000")
      yield* receiver.work.drain()
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed tell-receipt due"])
      yield* at("2019-06-21T08:00:00.000", receiver)
      expect(yield* onRecord(receiver)).toEqual(["DutyMissed tell-receipt due", "DutyKeptLate tell-receipt"])
    }),
  )

  it.effect("that is never sent stays on the board as overdue", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      axis.misbehave(vpcp.code, "refused")
      yield* at("2019-06-24T08:00:00.000", receiver)
      const lines = (yield* receiver.reports.duties()).rows
      expect(lines.find(({ duty }) => duty === "tell-receipt")).toMatchObject({
        standing: "overdue",
        missed: [{ bound: "due", passedAt: "2019-06-20T23:59:59.999+07:00" }],
      })
    }),
  )
})
