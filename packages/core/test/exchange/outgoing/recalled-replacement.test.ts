import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, openScene, tayNinh, vpcp } from "../scene.ts"
import { arrivals, replacing } from "./replacement-scene.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

describe("A document whose replacement was recalled", () => {
  it.effect("is replaced by nothing any more at its sender, and may be updated", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      const second = yield* replacing(sender, [first])
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(second, { reason: "Vẫn sai" }, by)
      expect((yield* sender.outgoing.get(first)).replacedBy).toBeUndefined()
      const [line] = (yield* sender.reports.documents({ direction: "outgoing" })).rows
      expect(line?.other.replacedBy).toBeUndefined()
      yield* sender.outgoing.update(first, { reason: "Gia hạn", dueDate: "2019-07-15" }, by)
      yield* exchangeMail(sender, receiver)
      const [here] = yield* arrivals(receiver)
      expect(here?.update).toMatchObject({ reason: "Gia hạn" })
    }),
  )

  it.effect("is shown as replaced at its recipient until the replacement is given back", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      const second = yield* replacing(sender, [first])
      yield* exchangeMail(sender, receiver)
      const [, replacement] = yield* arrivals(receiver)
      yield* sender.outgoing.recall(second, { reason: "Vẫn sai" }, by)
      yield* exchangeMail(sender, receiver)
      expect((yield* arrivals(receiver))[0]?.replacedBy).toHaveLength(1)
      yield* receiver.incoming.agreeToRecall(replacement?.document ?? "", by)
      expect((yield* arrivals(receiver))[0]?.replacedBy).toEqual([])
    }),
  )

  it.effect("is not shown as replaced where it comes after the replacement was given back", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      const second = yield* replacing(sender, [first])
      yield* sender.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken[1]?.bytes ?? new Uint8Array())
      yield* sender.outgoing.recall(second, { reason: "Vẫn sai" }, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall((yield* arrivals(receiver))[0]?.document ?? "", by)
      axis.release(vpcp.code)
      yield* exchangeMail(receiver, sender)
      const [, here] = yield* arrivals(receiver)
      expect(here).toMatchObject({ stage: "arrived", replacedBy: [] })
    }),
  )
})

describe("Two documents that each claim to replace the other", () => {
  it.effect("both come, and each shows what its sender said", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const first = yield* dispatched(sender)
      axis.hold(vpcp.code, "document")
      const second = yield* replacing(sender, [first])
      const third = yield* replacing(sender, [second])
      yield* sender.work.drain()
      const wireIds = yield* Effect.forEach([first, third], (id) =>
        Effect.map(sender.outgoing.get(id), ({ dispatched: sent }) => sent?.wireId ?? ""),
      )
      const packets = axis.taken.map(({ bytes: sent }) => new TextDecoder().decode(sent))
      // The second replaces the first; and the third, made to be that first, replaces the second.
      const circle = [
        packets[1]?.replaceAll(wireIds[0] ?? "", "H53,1"),
        packets[2]?.replaceAll(wireIds[1] ?? "", "H53,1"),
      ]
      for (const packet of circle) axis.inject(vpcp.code, tayNinh.code, "document", bytes(packet ?? ""))
      yield* receiver.work.poll()
      const [one, other] = yield* arrivals(receiver)
      expect(one).toMatchObject({
        stage: "arrived",
        replaces: [{ document: other?.document }],
        replacedBy: [{ document: other?.document }],
      })
      expect(other).toMatchObject({
        stage: "arrived",
        replaces: [{ document: one?.document }],
        replacedBy: [{ document: one?.document }],
      })
      expect((yield* receiver.reports.awaited()).rows).toEqual([])
    }),
  )
})
