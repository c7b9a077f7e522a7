import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  openScene,
  refusedBy,
  standings,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"

const reason = { reason: "Sai số liệu" }
const bytes = (text: string) => new TextEncoder().encode(text)

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A document that came, and was accepted and finished. */
const completed = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender)
    yield* exchangeMail(sender, receiver)
    const incoming = yield* onlyArrival(receiver)
    yield* receiver.incoming.accept(incoming, by)
    yield* receiver.incoming.assign(incoming, { to: "Vụ Tổng hợp" }, by)
    yield* receiver.incoming.complete(incoming, by)
    yield* exchangeMail(receiver, sender)
    return { id, incoming }
  })

describe("A recall", () => {
  it.effect("that meets a document before its acceptance is agreed to without its being registered", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
      expect((yield* receiver.reports.incomingRegister()).rows).toEqual([])
      const denied = yield* refusedBy(receiver, receiver.incoming.accept(incoming, by))
      expect(denied).toMatchObject({ reason: "destroyed" })
    }),
  )

  it.effect("that meets a completed document destroys it and leaves its line in the register", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const { id, incoming } = yield* completed(scene)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "completed", recall: reason })
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
      expect((yield* receiver.reports.incomingRegister()).rows).toMatchObject([
        { number: 1, stage: "destroyed" },
      ])
    }),
  )

  it.effect("that crosses an acceptance is shown at both sides, and the acceptance is kept as history", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.accept(incoming, by)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
      expect((yield* sender.outgoing.deliveries(id))[0]?.reports["03"]).toBeDefined()
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({ stage: "registered", recall: reason })
    }),
  )

  it.effect("that crosses a refusal takes the refused document back, too", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.refuse(incoming, { text: "Sai thể thức" }, by)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
      expect((yield* receiver.incoming.get(incoming)).stage).toBe("destroyed")
    }),
  )

  it.effect(
    "that was declined and is asked again is another question, and its answer is the one that counts",
    () =>
      Effect.gen(function* () {
        const { sender, receiver } = yield* openScene()
        const id = yield* dispatched(sender)
        yield* exchangeMail(sender, receiver)
        yield* sender.outgoing.recall(id, reason, by)
        yield* exchangeMail(sender, receiver)
        const incoming = yield* onlyArrival(receiver)
        yield* receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
        yield* exchangeMail(receiver, sender)
        expect(yield* standings(sender, id)).toEqual(["recall-declined"])

        // In the same second: it states a later one all the same.
        yield* sender.outgoing.recallAgain(id, { recipient: vpcp.code, reason: "Lộ thông tin cá nhân" }, by)
        expect(yield* standings(sender, id)).toEqual(["recall-asked"])
        yield* exchangeMail(sender, receiver)
        expect((yield* receiver.incoming.get(incoming)).recall).toMatchObject({
          reason: "Lộ thông tin cá nhân",
        })
        yield* receiver.incoming.agreeToRecall(incoming, by)
        yield* exchangeMail(receiver, sender)
        expect(yield* standings(sender, id)).toEqual(["recalled"])
        expect((yield* sender.outgoing.deliveries(id))[0]?.questions).toMatchObject([
          { kind: "recall", answer: "declined" },
          { kind: "recall", answer: "agreed" },
        ])
      }),
  )

  it.effect("is not asked again while its answer is awaited, nor of an agency that is not a recipient", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const { outgoing } = sender
      const again = (recipient: string, text = "Vẫn sai") =>
        refusedBy(sender, outgoing.recallAgain(id, { recipient, reason: text }, by))
      expect(yield* again(vpcp.code)).toMatchObject({ reason: "recall-not-declined" })
      yield* outgoing.recall(id, reason, by)
      expect(yield* again(vpcp.code)).toMatchObject({ reason: "recall-not-declined" })
      expect(yield* again(btttt.code)).toMatchObject({ reason: "not-a-recipient" })
      for (const text of [" ", "-"])
        expect(yield* again(vpcp.code, text)).toMatchObject({ reason: "reason-missing" })
    }),
  )

  it.effect("whose late copy comes after it was repeated and declined again asks nothing", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* sender.work.drain()
      const first = lastTaken(axis)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      const decline = receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* decline
      yield* exchangeMail(receiver, sender)
      yield* TestClock.adjust("1 hour")
      yield* sender.outgoing.recallAgain(id, { recipient: vpcp.code, reason: "Vẫn sai" }, by)
      yield* exchangeMail(sender, receiver)
      yield* decline
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(first))
      yield* exchangeMail(receiver, sender)
      expect((yield* receiver.incoming.get(incoming)).recall).toMatchObject({
        reason: "Vẫn sai",
        answer: "declined",
      })
      expect(yield* standings(sender, id)).toEqual(["recall-declined"])
    }),
  )

  it.effect("of an already destroyed document is answered once more", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* sender.work.drain()
      const anew = lastTaken(axis).replace(" 14:00:00<", " 15:00:00<")
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(yield* onlyArrival(receiver), by)
      yield* receiver.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "status", bytes(anew))
      yield* receiver.work.poll()
      yield* receiver.work.drain()
      expect(lastTaken(axis)).toContain(">15<")
      yield* sender.work.poll()
      expect(yield* standings(sender, id)).toEqual(["recalled"])
    }),
  )

  it.effect("while the document is on the wire asks with the reason that was given", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const sending = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* sender.outgoing.recall(id, { reason: "Sai Phụ lục I" }, by)
      yield* Fiber.interrupt(sending)
      yield* exchangeMail(sender, receiver)
      expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
        recall: { reason: "Sai Phụ lục I" },
      })
    }),
  )

  it.effect("leaves the sender's own document frozen and readable", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      const before = yield* sender.outgoing.get(id)
      const denied = { reason: "recalled-already" }
      const update = sender.outgoing.update(id, { reason: "Gia hạn", dueDate: "2019-07-01" }, by)
      expect(yield* refusedBy(sender, update)).toMatchObject(denied)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(yield* onlyArrival(receiver), by)
      yield* exchangeMail(receiver, sender)
      expect(yield* sender.outgoing.get(id)).toEqual(before)
      expect((yield* sender.outgoing.readFile(id, 0)).length).toBeGreaterThan(0)
    }),
  )
})
