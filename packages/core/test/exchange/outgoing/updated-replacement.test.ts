import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, exchangeMail, openScene, sealed, tayNinh, vpcp } from "../scene.ts"
import { extension } from "./update-scene.ts"

describe("A replacement that is updated", () => {
  it.effect("shows what it replaces at a recipient that is added and had the earlier document", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const earlier = yield* dispatched(sender, [vpcp.code, btttt.code])
      const later = yield* sealed(sender)
      yield* sender.outgoing.dispatch(later, { to: [vpcp.code], replaces: [earlier] }, by)
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.update(later, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      const [one, two] = (yield* other.reports.incoming({ order: "ascending" })).rows
      expect(one?.replacedBy).toMatchObject([{ document: two?.document }])
      expect(two?.replaces).toMatchObject([{ document: one?.document }])
    }),
  )

  it.effect("shows what it replaces at a recipient that an update had given the earlier document", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const earlier = yield* dispatched(sender)
      yield* sender.outgoing.update(earlier, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by)
      yield* exchangeMail(sender, receiver, other)
      const later = yield* sealed(sender)
      yield* sender.outgoing.dispatch(later, { to: [btttt.code], replaces: [earlier] }, by)
      yield* exchangeMail(sender, receiver, other)
      const [one, two] = (yield* other.reports.incoming({ order: "ascending" })).rows
      expect(one?.replacedBy).toMatchObject([{ document: two?.document }])
    }),
  )

  it.effect("shows what it replaces also where the update overtakes it", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const earlier = yield* dispatched(sender)
      yield* exchangeMail(sender, receiver)
      const later = yield* sealed(sender)
      yield* sender.outgoing.dispatch(later, { to: [vpcp.code], replaces: [earlier] }, by)
      axis.hold(vpcp.code, "document")
      yield* sender.work.drain()
      yield* sender.outgoing.update(later, extension, by)
      yield* sender.work.drain()
      axis.inject(vpcp.code, tayNinh.code, "document", axis.taken.at(-1)?.bytes ?? new Uint8Array())
      yield* exchangeMail(receiver)
      axis.release(vpcp.code)
      yield* exchangeMail(receiver)
      const [one, two] = (yield* receiver.reports.incoming({ order: "ascending" })).rows
      expect(one?.replacedBy).toMatchObject([{ document: two?.document }])
      expect(two).toMatchObject({
        envelope: { dueDate: extension.dueDate },
        replaces: [{ document: one?.document }],
      })
    }),
  )
})
