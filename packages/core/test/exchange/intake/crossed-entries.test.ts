import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  by,
  dispatched,
  exchangeMail,
  openScene,
  pollUntilSure,
  quietly,
  settle,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

describe("Two entries of one mailbox that are answered crosswise", () => {
  it.effect("bring both documents, also when the first brings the second's", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* dispatched(sender)
      yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo thứ hai" })
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-swapped")
      expect(yield* pollUntilSure(receiver)).toBe(2)
      const subjects = (yield* receiver.reports.incoming()).rows.map(({ envelope }) => envelope.subject)
      expect(new Set(subjects).size).toBe(2)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      expect(axis.mail(vpcp.code).map(({ acknowledged }) => acknowledged?.outcome)).toEqual(["done", "done"])
    }),
  )

  it.effect("bring every document, also where what one brought had come by a third", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const ids = yield* Effect.forEach([1, 2, 3, 4], (n) =>
        dispatched(sender, [vpcp.code], { subject: `Báo cáo ${n}` }),
      )
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-unreachable", "fetch-swapped", "fetch-unreachable", "fetch-swapped")
      yield* settle(scene)
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(4)
      for (const id of ids) expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("bring both reports, and the document that a packet about another stood for", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const ids = yield* Effect.forEach([1, 2], (n) =>
        dispatched(sender, [vpcp.code], { subject: `Báo cáo ${n}` }),
      )
      yield* sender.work.drain()
      yield* receiver.work.poll()
      yield* receiver.work.drain()
      axis.misbehave(tayNinh.code, "fetch-swapped")
      yield* settle(scene)
      for (const id of ids) expect(yield* standings(sender, id)).toEqual(["arrived"])
      const third = yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo 3" })
      yield* sender.outgoing.update(ids[0] ?? "", { reason: "Gia hạn trả lời", dueDate: "2019-07-15" }, by)
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-swapped")
      yield* settle(scene)
      expect(yield* standings(sender, third)).toEqual(["arrived"])
      expect(axis.unacknowledged(vpcp.code)).toBe(0)
    }),
  )

  it.effect("bring every document, also where one is given out broken that another has brought", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const ids = yield* Effect.forEach([1, 2, 3], (n) =>
        dispatched(sender, [vpcp.code], { subject: `Báo cáo ${n}` }),
      )
      yield* sender.work.drain()
      const broken = ["fetch-truncated", "fetch-truncated", "fetch-truncated"] as const
      axis.misbehave(vpcp.code, "fetch-corrupted", "fetch-swapped", ...broken)
      yield* settle(scene)
      expect((yield* scene.receiver.reports.faults()).rows).toEqual([])
      for (const id of ids) expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("leave the second's document, where the first was refused and its packet is given out then", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const first = yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo 1" })
      yield* sender.work.drain()
      axis.tamper((packet) => packet.slice(0, packet.length / 2))
      yield* pollUntilSure(receiver)
      const second = yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo 2" })
      yield* sender.work.drain()
      axis.misbehave(vpcp.code, "fetch-swapped")
      yield* receiver.work.poll()
      axis.tamper((packet) => packet)
      yield* settle(scene)
      const found = yield* Effect.forEach([first, second], (id) => standings(sender, id))
      expect(found).toEqual([["refused"], ["arrived"]])
    }).pipe(quietly),
  )

  it.effect("of two senders are not mixed up: the axis is asked again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      yield* dispatched(sender)
      yield* dispatched(other)
      yield* exchangeMail(sender)
      yield* other.work.drain()
      axis.misbehave(vpcp.code, "fetch-swapped", "fetch-swapped")
      expect(yield* pollUntilSure(receiver)).toBe(2)
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
    }),
  )
})
