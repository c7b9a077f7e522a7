import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, dispatched, exchangeMail, onlyArrival, openScene, refusedBy, standings, vpcp } from "../scene.ts"

const reason = { reason: "Sai số liệu" }

describe("A recalled document whose paper has gone out", () => {
  const paperOnly = { code: "H53.77", name: "Hội Khuyến học", connected: false }

  it.effect("is not shown as withdrawn: its paper is out there, until somebody has fetched it", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, [paperOnly])
      const paper = { recipient: paperOnly.code }
      yield* sender.outgoing.recordPaperSent(id, paper, by)
      yield* sender.outgoing.recall(id, reason, by)
      expect(yield* standings(sender, id)).toEqual(["paper-out"])
      expect((yield* sender.reports.tracking()).rows).toMatchObject([
        { standing: "paper-out", paper: { _tag: "wanted" }, needsAttention: true },
      ])
      yield* sender.outgoing.recordPaperReturned(id, paper, by)
      expect((yield* sender.reports.tracking()).rows).toMatchObject([
        { standing: "recalled", paper: { _tag: "back" }, needsAttention: false },
      ])
    }),
  )

  it.effect("is not recalled by the electronic answer alone", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender, [{ code: vpcp.code, capacity: "government" }])
      yield* sender.outgoing.recordPaperSent(id, { recipient: vpcp.code }, by)
      yield* exchangeMail(sender, receiver)
      yield* sender.outgoing.recall(id, reason, by)
      yield* exchangeMail(sender, receiver)
      yield* receiver.incoming.agreeToRecall(yield* onlyArrival(receiver), by)
      yield* exchangeMail(receiver, sender)
      expect(yield* standings(sender, id)).toEqual(["paper-out"])
      yield* sender.outgoing.recordPaperReturned(id, { recipient: vpcp.code }, by)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
    }),
  )

  it.effect("differs from one whose paper never went, where there is nothing to collect", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, [paperOnly])
      const returned = sender.outgoing.recordPaperReturned(id, { recipient: paperOnly.code }, by)
      expect(yield* refusedBy(sender, returned)).toMatchObject({ reason: "paper-not-wanted" })
      yield* sender.outgoing.recall(id, reason, by)
      expect(yield* standings(sender, id)).toEqual(["withdrawn"])
      expect(yield* refusedBy(sender, returned)).toMatchObject({ reason: "paper-not-wanted" })
    }),
  )

  it.effect("that nobody had recorded before the recall is still recorded, and must be collected", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const id = yield* dispatched(sender, [paperOnly])
      const paper = { recipient: paperOnly.code }
      yield* sender.outgoing.recall(id, reason, by)
      yield* sender.outgoing.recordPaperSent(id, paper, by)
      expect((yield* sender.reports.tracking()).rows).toMatchObject([
        { standing: "paper-out", paper: { _tag: "wanted" }, needsAttention: true },
      ])
      yield* sender.outgoing.recordPaperReturned(id, paper, by)
      expect(yield* standings(sender, id)).toEqual(["recalled"])
    }),
  )
})
