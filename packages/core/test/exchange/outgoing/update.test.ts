import { it } from "@effect/vitest"
import type { UpdateRequest } from "@lienthong/core"
import { Effect } from "effect"
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
  sealed,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"
import { asked, extension, updated } from "./update-scene.ts"

describe("A new due date of a dispatched document", () => {
  it.effect("is a question to its recipients, and changes nothing before the answer", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { id, incoming } = yield* asked(scene)
      expect(yield* updated(scene, id)).toEqual(["asked"])
      expect(yield* standings(scene.sender, id)).toEqual(["arrived"])
      expect(yield* scene.receiver.incoming.get(incoming)).toMatchObject({
        envelope: { dueDate: "2019-06-30" },
        update: { reason: extension.reason, envelope: { dueDate: extension.dueDate } },
      })
    }),
  )

  it.effect("is taken in by a recipient that agrees, whatever stage the document has reached", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const { id, incoming } = yield* asked(scene)
      yield* receiver.incoming.accept(incoming, by)
      yield* receiver.incoming.agreeToUpdate(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* updated(scene, id)).toEqual(["agreed"])
      expect(yield* standings(sender, id)).toEqual(["accepted"])
      expect(yield* receiver.incoming.get(incoming)).toMatchObject({
        stage: "registered",
        envelope: { dueDate: extension.dueDate, kind: "new" },
        update: { answer: "agreed" },
      })
      expect((yield* receiver.incoming.readFile(incoming, 0)).length).toBeGreaterThan(0)
    }),
  )

  it.effect("is declined with a reason that the sender reads, and may be asked again", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const { id, incoming } = yield* asked(scene)
      yield* receiver.incoming.declineUpdate(incoming, { reason: "Đã báo cáo" }, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* updated(scene, id)).toEqual(["declined"])
      expect((yield* sender.outgoing.deliveries(id))[0]?.reports["16"]?.description).toContain("Đã báo cáo")
      expect((yield* receiver.incoming.get(incoming)).envelope.dueDate).toBe("2019-06-30")
      yield* sender.outgoing.update(id, { ...extension, dueDate: "2019-07-20" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToUpdate(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* updated(scene, id)).toEqual(["agreed"])
      expect((yield* receiver.incoming.get(incoming)).envelope.dueDate).toBe("2019-07-20")
    }),
  )

  it.effect("and a recall of the same document are two questions, and each answer goes to its own", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const { id, incoming } = yield* asked(scene)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToUpdate(incoming, by)
      yield* receiver.incoming.declineRecall(incoming, { reason: "Đã lập hồ sơ" }, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recall-declined"])
      expect(yield* updated(scene, id)).toEqual(["agreed"])
    }),
  )

  it.effect("is not sent any more, nor an answer awaited, once the document has been recalled", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const id = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, extension, by)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).update).toBeUndefined()
      expect(yield* updated(scene, id)).toEqual([undefined])
      expect(yield* standings(sender, id)).toEqual(["recall-asked"])
    }),
  )

  it.effect("leaves a refusal as it is", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      yield* receiver.incoming.refuse(incoming, { text: "Sai nơi nhận" }, by)
      yield* sender.outgoing.update(id, extension, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToUpdate(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect((yield* receiver.incoming.get(incoming)).stage).toBe("refused")
      expect(yield* standings(sender, id)).toEqual(["refused"])
      expect(yield* updated(scene, id)).toEqual(["agreed"])
    }),
  )

  it.effect("that is still asked for when the document is given back goes with it", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver } = scene
      const { id, incoming } = yield* asked(scene)
      yield* sender.outgoing.recall(id, { reason: "Sai số liệu" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(incoming, by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
      const denied = yield* refusedBy(receiver, receiver.incoming.agreeToUpdate(incoming, by))
      expect(denied).toMatchObject({ reason: "destroyed" })
    }),
  )

  it.effect("asks nothing when its packet comes again", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const { id, incoming } = yield* asked(scene)
      const packet = axis.taken.findLast(({ kind }) => kind === "document")?.bytes ?? new Uint8Array()
      yield* receiver.incoming.declineUpdate(incoming, { reason: "Đã báo cáo" }, by)
      axis.inject(vpcp.code, tayNinh.code, "document", packet)
      yield* exchangeMail(receiver, sender)
      expect((yield* receiver.incoming.get(incoming)).update?.answer).toBe("declined")
      expect(yield* updated(scene, id)).toEqual(["declined"])
    }),
  )

  it.effect("that overtakes its document brings it, and the older copy changes nothing", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      yield* sender.outgoing.update(id, extension, by)
      yield* sender.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken[1]?.bytes ?? new Uint8Array())
      yield* exchangeMail(receiver, sender)
      axis.release(vpcp.code)
      yield* exchangeMail(receiver, sender)
      expect(yield* receiver.incoming.get(yield* onlyArrival(receiver))).toMatchObject({
        stage: "arrived",
        envelope: { dueDate: extension.dueDate },
      })
      expect(yield* updated(scene, id)).toEqual(["agreed"])
      expect(yield* standings(sender, id)).toEqual(["arrived"])
      expect((yield* receiver.reports.faults()).rows.map(({ code }) => code)).not.toContain(
        "same-id-different-content",
      )
    }),
  )

  it.effect("is asked for although the axis first times out, and once", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, extension, by)
      axis.misbehave(tayNinh.code, "taken-then-timed-out")
      yield* sender.work.drain()
      yield* TestClock.adjust("1 minute")
      yield* exchangeMail(sender, receiver)
      const incoming = yield* onlyArrival(receiver)
      const events = yield* receiver.store.readStream(`incoming/${incoming}`)
      expect(events.filter(({ type }) => type === "UpdateAsked")).toHaveLength(1)
      expect((yield* sender.work.list()).filter(({ kind }) => kind === "update")).toEqual([])
    }),
  )

  it.effect("that cannot be sent is given up where a person sees it, and sent when that person asks", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.update(id, extension, by)
      axis.misbehave(tayNinh.code, "refused")
      yield* sender.work.drain()
      expect((yield* sender.reports.faults()).rows).toMatchObject([
        { where: "reporting", code: "transport/refused" },
      ])
      const parked = (yield* sender.work.list()).find(({ state }) => state === "parked")
      yield* sender.work.requeue(parked?.id ?? "", by)
      yield* exchangeMail(sender, receiver)
      expect((yield* receiver.incoming.get(yield* onlyArrival(receiver))).update).toBeDefined()
    }),
  )
})

describe("An update is refused", () => {
  it.effect("of what the signatures have fixed, with the way that the law has for it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender)
      for (const field of ["subject", "files", "type", "urgency", "toPlaces"]) {
        const request = { reason: "Sửa", dueDate: "2019-07-01", [field]: "Khác" } as UpdateRequest
        const denied = yield* refusedBy(sender, sender.outgoing.update(id, request, by))
        expect(denied).toMatchObject({ reason: "content-frozen" })
        expect(denied.sentence.next.vi).toContain("đính chính")
      }
    }),
  )

  it.effect("that changes nothing, gives no reason, leaves nobody, or names whom it cannot", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender)
      const deny = (request: UpdateRequest) =>
        Effect.map(refusedBy(sender, sender.outgoing.update(id, request, by)), ({ code }) => code)
      expect(yield* deny({ reason: "Sửa" })).toBe("input/update-empty")
      expect(yield* deny({ reason: " ", dueDate: "2019-07-01" })).toBe("input/reason-missing")
      expect(yield* deny({ reason: "Sửa", dueDate: "tháng sau" })).toBe("input/value-invalid")
      expect(yield* deny({ reason: "Sửa", dueDate: "2019-06-31" })).toBe("input/value-invalid")
      expect(yield* deny({ reason: "Sửa", remove: [vpcp.code] })).toBe("input/recipient-none")
      expect(yield* deny({ reason: "Sửa", remove: [btttt.code] })).toBe("document/not-a-recipient")
      expect(yield* deny({ reason: "Sửa", add: [vpcp.code] })).toBe("input/recipient-duplicate")
      const undispatched = yield* sealed(sender)
      const early = sender.outgoing.update(undispatched, extension, by)
      expect(yield* refusedBy(sender, early)).toMatchObject({ reason: "not-dispatched" })
    }),
  )

  it.effect("of what has not left, which nobody has to change", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender)
      const early = sender.outgoing.update(id, extension, by)
      expect(yield* refusedBy(sender, early)).toMatchObject({ reason: "not-sent-yet" })
    }),
  )
})
