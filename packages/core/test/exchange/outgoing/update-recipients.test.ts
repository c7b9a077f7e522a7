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
  standings,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"
import { updated } from "./update-scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("A recipient that an update adds", () => {
  it.effect("gets the document, under its own number and identifier, and is asked nothing", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver, other } = scene
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* sender.work.drain()
      expect(lastTaken(axis)).toContain("BussinessDocType>2<")
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
      expect(yield* updated(scene, id)).toEqual([undefined, undefined])
      const [there] = (yield* other.reports.incoming({ order: "ascending" })).rows
      const [here] = (yield* receiver.reports.incoming({ order: "ascending" })).rows
      expect([there?.code, there?.envelope.wireId]).toEqual([here?.code, here?.envelope.wireId])
      expect(yield* other.incoming.accept(there?.document ?? "", by)).toBe(1)
    }),
  )

  it.effect("gets it once, also when the axis first times out", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      axis.misbehave(tayNinh.code, "timed-out-before-taking")
      yield* sender.work.drain()
      yield* TestClock.adjust("1 minute")
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
      yield* onlyArrival(other)
    }),
  )

  it.effect("gets it once and is asked nothing, also when the packet comes twice", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver, other } = scene
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      axis.misbehave(tayNinh.code, "delivered-twice")
      yield* exchangeMail(sender, other)
      const incoming = yield* onlyArrival(other)
      expect((yield* other.incoming.get(incoming)).update).toBeUndefined()
      yield* other.incoming.accept(incoming, by)
      yield* exchangeMail(other, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived", "accepted"])
      expect(yield* updated(scene, id)).toEqual([undefined, undefined])
    }),
  )

  it.effect("is started again when sending to it had come to a stop, and recalled with all the others", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      axis.misbehave(tayNinh.code, "refused")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["arrived", "parked"])
      yield* sender.outgoing.resend(id, by)
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver, other)
      expect((yield* other.incoming.get(yield* onlyArrival(other))).recall).toBeDefined()
    }),
  )
})

describe("A recipient that an update removes", () => {
  it.effect("is asked for the document as by a recall, and nobody else is", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "recall-asked"])
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).recall).toBeUndefined()
      const incoming = yield* onlyArrival(other)
      expect((yield* other.incoming.get(incoming)).recall).toMatchObject({ reason: "Gửi nhầm" })
      yield* other.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(other, sender)
      expect(yield* standings(sender, id)).toEqual(["arrived", "recalled"])
    }),
  )

  it.effect("by a packet of another system is asked the same", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      axis.hold(btttt.code, "document")
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", add: [btttt.code] }, by)
      yield* sender.work.drain()
      // The list as the axis' own sample has it: the one who is removed is among those addressed.
      const packet = lastTaken(axis)
        .replaceAll(btttt.code, vpcp.code)
        .replace("ReceiverType>1<", "ReceiverType>0<")
      axis.inject(vpcp.code, tayNinh.code, "document", bytes(packet))
      yield* exchangeMail(receiver, sender, other)
      const incoming = yield* onlyArrival(receiver)
      expect((yield* receiver.incoming.get(incoming)).recall).toMatchObject({ reason: "Gửi nhầm" })
    }),
  )

  it.effect("before the document left for anybody does not get it, and is asked nothing", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "withdrawn"])
      yield* onlyArrival(receiver)
      expect((yield* other.reports.incoming({ order: "ascending" })).rows).toEqual([])
      // The axis routes by the packet's own list.
      const packet = axis.taken.find(({ kind }) => kind === "document")
      expect(packet?.to).toEqual([vpcp.code])
      expect(new TextDecoder().decode(packet?.bytes)).not.toContain(btttt.code)
    }),
  )

  it.effect("between two attempts does not get it by the second", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "timed-out-before-taking")
      yield* sender.work.drain()
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [btttt.code] }, by)
      yield* TestClock.adjust("1 minute")
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "withdrawn"])
      expect((yield* other.reports.incoming({ order: "ascending" })).rows).toEqual([])
    }),
  )

  it.effect("while it is on the wire to everybody is asked for it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const sending = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [btttt.code] }, by)
      yield* Fiber.interrupt(sending)
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "recall-asked"])
      expect((yield* other.incoming.get(yield* onlyArrival(other))).recall).toBeDefined()
    }),
  )

  it.effect("and declined is asked once more when the whole document is recalled", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.update(id, { reason: "Gửi nhầm", remove: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      const incoming = yield* onlyArrival(other)
      yield* other.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* exchangeMail(other, sender)
      const [, line] = (yield* sender.reports.tracking({ order: "ascending" })).rows
      expect(line).toMatchObject({ standing: "recall-declined", needsAttention: true })
      expect(line?.remark).toMatchObject({ code: "status/16", vi: expect.stringContaining("Đã lập hồ sơ") })
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver, other)
      expect(yield* standings(sender, id)).toEqual(["recall-asked", "recall-asked"])
      expect((yield* other.incoming.get(incoming)).recall).toMatchObject({ reason: "Sai số liệu" })
    }),
  )
})
