import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { at, onRecord, setTime } from "../duty-watch/duty-scene.ts"
import { btttt, by, exchangeMail, openScene, refusedBy, tayNinh } from "../scene.ts"
import { findings, lines, sent } from "./unreported-scene.ts"

describe("Documents that are reported on in time", () => {
  it.effect("cause no look-up, and one that was reported on cannot be resent", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* sent(sender)
      expect(yield* refusedBy(sender, sender.outgoing.resend(id, by))).toMatchObject({ reason: "not-parked" })
      yield* exchangeMail(receiver, sender)
      yield* at("2019-06-28T17:00:00.001", sender)
      expect(axis.listed).toEqual([])
      expect(yield* onRecord(sender)).toEqual([])
      expect(yield* refusedBy(sender, sender.outgoing.resend(id, by))).toMatchObject({ reason: "not-parked" })
    }),
  )
})

describe("A day's documents that nobody reported on", () => {
  it.effect("are looked up with one call", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      for (let count = 0; count < 5; count++) yield* sent(sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      expect(yield* findings(sender)).toEqual(Array.from({ length: 5 }, () => "waiting"))
      expect(axis.listed).toEqual([{ kind: "document", from: "2019-06-19", until: "2019-06-21" }])
    }),
  )
})

describe("A document that an update brought to somebody", () => {
  it.effect("is followed there from its own sending, and sent once more by its own packet", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, other } = yield* openScene()
      const id = yield* sent(sender)
      yield* exchangeMail(receiver, sender)
      yield* setTime("2019-06-25T09:00:00.000")
      yield* sender.outgoing.update(id, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      axis.misbehave(tayNinh.code, "lost")
      yield* sender.work.drain()
      yield* at("2019-06-26T17:00:00.000", sender)
      expect(yield* onRecord(sender)).toEqual([])
      yield* at("2019-06-26T17:00:00.001", sender)
      expect(yield* lines(sender)).toMatchObject([
        { needsAttention: false },
        { needsAttention: true, says: "unheard/absent" },
      ])
      yield* sender.outgoing.resend(id, by)
      yield* exchangeMail(sender, other)
      expect(yield* lines(sender)).toMatchObject([{ standing: "arrived" }, { standing: "arrived" }])
    }),
  )
})

describe("A document that is sent once more and stops", () => {
  it.effect("is a fault, and can be sent once more again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      axis.misbehave(tayNinh.code, "lost", "refused")
      const id = yield* sent(sender)
      yield* at("2019-06-21T17:00:00.001", sender)
      yield* sender.outgoing.resend(id, by)
      yield* sender.work.drain()
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "unheard/absent" },
        { code: "transport/refused", outcome: { code: "sent-anew" } },
      ])
      yield* sender.outgoing.resend(id, by)
      yield* exchangeMail(sender, receiver)
      expect(yield* lines(sender)).toMatchObject([{ standing: "arrived", needsAttention: false }])
    }),
  )
})
