import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  onlyArrival,
  openScene,
  pollUntilSure,
  refusedBy,
  standings,
  tayNinh,
  until,
  vpcp,
} from "../scene.ts"
import { addition, givenBack, mail, removal, removed, sentTo, whatIsThere } from "./added-again-scene.ts"

describe("A recipient that was removed before the document left and is added again", () => {
  it.effect("gets it once", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const id = yield* removed(scene, () => Effect.void)
      yield* scene.sender.outgoing.update(id, addition, by)
      yield* mail(scene)
      expect(yield* standings(scene.sender, id)).toEqual(["arrived", "arrived"])
      expect(yield* whatIsThere(scene.other)).toMatchObject({ stage: "arrived" })
      expect(sentTo(scene, btttt.code)).toBe(1)
      expect(yield* scene.sender.work.list()).toEqual([])
    }),
  )

  it.effect("gets it by the packet that was on the wire all the while, and no other", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const sending = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* sender.outgoing.update(id, removal, by)
      yield* sender.outgoing.update(id, addition, by)
      yield* Fiber.interrupt(sending)
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
      expect(yield* whatIsThere(scene.other)).toMatchObject({ stage: "arrived" })
      expect((yield* whatIsThere(scene.other)).update).toBeUndefined()
      expect(sentTo(scene, btttt.code)).toBe(1)
    }),
  )

  it.effect("is not asked for it by the recall that overtook it", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, other } = scene
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "timed-out-before-taking")
      yield* sender.work.drain()
      yield* sender.outgoing.update(id, removal, by)
      axis.hold(btttt.code, "status")
      yield* TestClock.adjust("1 minute")
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["arrived", "withdrawn"])
      yield* sender.outgoing.update(id, addition, by)
      yield* mail(scene)
      axis.release(btttt.code)
      yield* mail(scene)
      expect((yield* whatIsThere(other)).recall).toBeUndefined()
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
    }),
  )

  it.effect("and whose recall waits for the document is not asked for it when it comes", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, other } = scene
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      axis.misbehave(tayNinh.code, "timed-out-before-taking")
      yield* sender.work.drain()
      yield* sender.outgoing.update(id, removal, by)
      yield* TestClock.adjust("1 minute")
      yield* mail(scene)
      expect((yield* other.reports.awaited()).rows).toHaveLength(1)
      yield* sender.outgoing.update(id, addition, by)
      yield* mail(scene)
      expect((yield* other.reports.awaited()).rows).toEqual([])
      expect(yield* whatIsThere(other)).toMatchObject({ stage: "arrived" })
      expect((yield* whatIsThere(other)).recall).toBeUndefined()
    }),
  )
})

describe("A recipient that was removed and has not answered", () => {
  it.effect("cannot be added yet: the error says to wait", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const id = yield* removed(scene)
      yield* mail(scene)
      const early = scene.sender.outgoing.update(id, addition, by)
      expect(yield* refusedBy(scene.sender, early)).toMatchObject({ reason: "recall-unanswered" })
    }),
  )
})

describe("A recipient that was removed, gave the document back and is added again", () => {
  it.effect("gets it again under the same identifier, and both sides show it as newly arrived", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, other } = scene
      const id = yield* givenBack(scene)
      const { envelope } = yield* whatIsThere(other)
      expect(yield* standings(sender, id)).toEqual(["arrived", "recalled"])
      yield* sender.outgoing.update(id, addition, by)
      expect(yield* standings(sender, id)).toEqual(["arrived", "waiting"])
      yield* mail(scene)
      const again = yield* whatIsThere(other)
      expect(again).toMatchObject({ stage: "arrived", envelope: { wireId: envelope.wireId } })
      expect(again.recall).toBeUndefined()
      const incoming = yield* onlyArrival(other)
      expect((yield* other.incoming.readFile(incoming, 0)).length).toBeGreaterThan(0)
      yield* other.incoming.accept(incoming, by)
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["arrived", "accepted"])
    }),
  )

  it.effect("keeps the number that it had there", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, other } = scene
      const id = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* mail(scene)
      const incoming = yield* onlyArrival(other)
      yield* other.incoming.accept(incoming, by)
      yield* sender.outgoing.update(id, removal, by)
      yield* mail(scene)
      yield* other.incoming.agreeToRecall(incoming, by)
      yield* mail(scene)
      yield* sender.outgoing.update(id, addition, by)
      yield* mail(scene)
      expect((yield* other.incoming.get(incoming)).stage).toBe("arrived")
      expect(yield* other.incoming.accept(incoming, by)).toBe(1)
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["arrived", "accepted"])
      const { rows: book } = yield* other.reports.incomingRegister()
      expect(book.map(({ number, stage }) => [number, stage])).toEqual([[1, "registered"]])
    }),
  )

  it.effect("can be asked for it once more, and give it back once more", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, other } = scene
      const id = yield* givenBack(scene)
      yield* sender.outgoing.update(id, addition, by)
      yield* mail(scene)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["recall-asked", "recall-asked"])
      yield* other.incoming.agreeToRecall(yield* onlyArrival(other), by)
      yield* mail(scene)
      expect(yield* standings(sender, id)).toEqual(["recall-asked", "recalled"])
    }),
  )

  it.effect("is not lost where a late report of what it gave back comes first", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, other } = scene
      const id = yield* givenBack(scene)
      yield* sender.outgoing.update(id, addition, by)
      for (const { kind, from, bytes } of axis.taken)
        if (kind === "status" && from === btttt.code) axis.inject(tayNinh.code, btttt.code, "status", bytes)
      yield* sender.work.poll()
      yield* mail(scene)
      expect(sentTo(scene, btttt.code)).toBe(2)
      expect((yield* whatIsThere(other)).stage).toBe("arrived")
      expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
    }),
  )

  it.effect(
    "shows nothing new for late copies: of the first packet, of its recall, of the second packet",
    () =>
      Effect.gen(function* () {
        const scene = yield* openScene()
        const { axis, sender, other } = scene
        const id = yield* givenBack(scene)
        const copies = [...axis.taken.filter(({ to }) => to.includes(btttt.code))]
        for (const { kind, bytes } of copies) axis.inject(btttt.code, tayNinh.code, kind, bytes)
        yield* mail(scene)
        expect((yield* whatIsThere(other)).stage).toBe("destroyed")
        yield* sender.outgoing.update(id, addition, by)
        yield* mail(scene)
        for (const { kind, to, bytes } of [...axis.taken])
          if (to.includes(btttt.code)) axis.inject(btttt.code, tayNinh.code, kind, bytes)
        yield* mail(scene)
        const there = yield* whatIsThere(other)
        expect([there.stage, there.recall, there.update]).toEqual(["arrived", undefined, undefined])
        expect(yield* standings(sender, id)).toEqual(["arrived", "arrived"])
      }),
  )

  it.effect("and gets a broken copy refuses it, which the sender sees", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, other } = scene
      const id = yield* givenBack(scene)
      yield* sender.outgoing.update(id, addition, by)
      yield* sender.work.drain()
      axis.tamper((bytes) =>
        new TextEncoder().encode(
          new TextDecoder().decode(bytes).replace(/<Attachment>.*?<\/Attachment>/s, ""),
        ),
      )
      yield* pollUntilSure(other)
      axis.tamper((bytes) => bytes)
      yield* mail(scene)
      expect((yield* whatIsThere(other)).stage).toBe("refused")
      expect(yield* standings(sender, id)).toEqual(["arrived", "refused"])
    }),
  )
})

describe("A recipient that is there already", () => {
  it.effect("cannot be added, neither before it was removed nor after it was added again", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const id = yield* givenBack(scene)
      yield* scene.sender.outgoing.update(id, addition, by)
      const twice = scene.sender.outgoing.update(id, addition, by)
      expect(yield* refusedBy(scene.sender, twice)).toMatchObject({ reason: "recipient-duplicate" })
    }),
  )
})
