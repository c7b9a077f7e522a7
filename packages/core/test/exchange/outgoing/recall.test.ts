import { it } from "@effect/vitest"
import { getBytes } from "@lienthong/core/adapter"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  standings,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"

const reason = { reason: "Sai số liệu" }

const documents = (offered: ReadonlyArray<{ readonly kind: string }>) =>
  offered.filter((submission) => submission.kind === "document")

describe("A document that is recalled", () => {
  it.effect("before it was sent is not sent any more, and nobody is asked for it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      expect(axis.offered).toEqual([])
      expect(yield* standings(sender, id)).toEqual(["withdrawn"])
      expect(yield* sender.work.list()).toEqual([])
    }),
  )

  it.effect("between two attempts that surely failed is not tried a third time", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "unreachable", "unreachable")
      yield* sender.work.drain()
      yield* TestClock.adjust("1 minute")
      yield* sender.work.drain()
      yield* sender.outgoing.recall(id, reason, by)
      yield* TestClock.adjust("1 hour")
      yield* exchangeMail(sender, receiver)
      expect(documents(axis.offered)).toHaveLength(2)
      expect(axis.taken).toEqual([])
      expect(yield* standings(sender, id)).toEqual(["withdrawn"])
      expect(yield* sender.work.list()).toEqual([])
    }),
  )

  it.effect("after a time-out is asked back, until the axis says that it never had it", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "timed-out-before-taking", "unreachable")
      yield* sender.work.drain()
      yield* TestClock.adjust("1 minute")
      yield* sender.work.drain()
      yield* sender.outgoing.recall(id, reason, by)
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
      yield* TestClock.adjust("1 minute")
      yield* sender.work.drain()
      expect(documents(axis.taken)).toEqual([])
      expect(yield* standings(sender, id)).toEqual(["withdrawn"])
    }),
  )

  it.effect("while it is on the wire is asked back as soon as that is known", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const sending = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* sender.outgoing.recall(id, reason, by)
      expect(yield* standings(sender, id)).toEqual(["withdrawn"])
      yield* Fiber.interrupt(sending)
      yield* exchangeMail(sender, receiver)
      expect(documents(axis.offered)).toHaveLength(1)
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall).toBeDefined()
    }),
  )

  it.effect("while it is on the wire is asked back when its recipient reports on it first", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const sending = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(receiver)
      yield* sender.work.poll()
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
      yield* exchangeMail(sender, receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall).toBeDefined()
      yield* Fiber.interrupt(sending)
    }),
  )

  it.effect("is destroyed at the recipient that agrees, and only the recall's metadata kept", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      const { content } = yield* receiver.incoming.get(incoming)
      const digests = content?.files.map((file) => file.digest) ?? []
      expect(digests).toHaveLength(1)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)

      expect(yield* standings(sender, id)).toEqual(["recalled"])
      const destroyed = yield* receiver.incoming.get(incoming)
      expect(destroyed).toMatchObject({ stage: "destroyed", recall: { ...reason, answer: "agreed" } })
      expect(destroyed.content).toBeUndefined()
      const denied = yield* refusedBy(receiver, receiver.incoming.readFile(incoming, 0))
      expect(denied).toMatchObject({ _tag: "DocumentError", reason: "destroyed" })

      // Nor does a copy that comes late bring a byte of it back.
      const packet = documents(axis.taken)[0] as (typeof axis.taken)[number]
      axis.inject(vpcp.code, tayNinh.code, "document", packet.bytes)
      yield* exchangeMail(receiver, sender)
      expect((yield* receiver.incoming.get(incoming)).stage).toBe("destroyed")
      for (const digest of digests)
        expect(yield* Effect.flip(getBytes(receiver.store, digest))).toMatchObject({ reason: "blob-missing" })
    }),
  )

  it.effect("stays where its recipient declines, and the sender reads why", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver, other)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* other.incoming.agreeToRecall(yield* onlyArrival(other), by)
      yield* exchangeMail(receiver, other, sender)
      expect(yield* standings(sender, id)).toEqual(["recall-declined", "recalled"])
      const [delivery] = yield* sender.outgoing.deliveries(id)
      expect(delivery?.reports["16"]?.description).toContain("Đã lập hồ sơ")
      expect(yield* receiver.incoming.accept(incoming, by)).toBe(1)
    }),
  )

  it.effect("and whose recall was declined stays declined when the same question comes again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* sender.work.drain()
      const question = axis.taken.at(-1)?.bytes ?? new Uint8Array()
      yield* exchangeMail(receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      axis.inject(vpcp.code, tayNinh.code, "status", question)
      yield* exchangeMail(receiver, sender)
      expect((yield* receiver.incoming.get(incoming)).recall?.answer).toBe("declined")
      expect(yield* standings(sender, id)).toEqual(["recall-declined"])

      // Asked again, an hour later, it is another question.
      const anew = new TextDecoder().decode(question).replace(" 14:00:00<", " 15:00:00<")
      axis.inject(vpcp.code, tayNinh.code, "status", new TextEncoder().encode(anew))
      yield* receiver.work.poll()
      expect((yield* receiver.incoming.get(incoming)).recall?.answer).toBeUndefined()
    }),
  )

  it.effect("is not dispatched, signed or recalled again", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* sender.outgoing.recall(id, reason, by)
      const denied = { _tag: "DocumentError", reason: "recalled-already" }
      const { outgoing } = sender
      expect(yield* refusedBy(sender, outgoing.recall(id, reason, by))).toMatchObject(denied)
      expect(yield* refusedBy(sender, outgoing.signAsAgency(id, by))).toMatchObject(denied)
      expect(yield* refusedBy(sender, outgoing.dispatch(id, { to: [btttt.code] }, by))).toMatchObject(denied)
    }),
  )
})
