import { it } from "@effect/vitest"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, exchangeMail, openScene, sealed, vpcp } from "../scene.ts"
import { replacing } from "./replacement-scene.ts"

const ministry = { code: btttt.code, name: btttt.name }
const reason = { reason: "Sai số liệu" }

/** What the outgoing board says of a document. */
const shown = (agency: OpenedTestAgency, id: string) =>
  Effect.map(agency.reports.outgoing(), ({ rows }) => rows.find(({ document }) => document === id))

/** A replacement that is sent to one of the two that have the earlier document. */
const leavingOneOut = Effect.gen(function* () {
  const scene = yield* openScene()
  const { sender, receiver, other } = scene
  const earlier = yield* dispatched(sender, [vpcp.code, btttt.code])
  yield* exchangeMail(sender, receiver, other)
  const later = yield* replacing(sender, [earlier])
  return { ...scene, earlier, later }
})

const attended = { notSentTo: [], needsAttention: false }

describe("A replacement that is not sent to all who have the earlier document", () => {
  it.effect("is dispatched, and the answer names the recipients that it leaves out", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const earlier = [yield* dispatched(sender, [vpcp.code, btttt.code]), yield* dispatched(sender, ["G14"])]
      const id = yield* sealed(sender)
      const plan = yield* sender.outgoing.dispatch(id, { to: [vpcp.code], replaces: earlier }, by)
      expect(plan.notSentTo).toMatchObject([ministry])
      expect((yield* sender.outgoing.get(id)).dispatched).toBeDefined()
    }),
  )

  it.effect("is shown as something to look at, in both languages", () =>
    Effect.gen(function* () {
      const { sender, earlier, later } = yield* leavingOneOut
      const line = yield* shown(sender, later)
      expect(line).toMatchObject({
        notSentTo: [ministry],
        needsAttention: true,
        remark: { code: "not-sent-to" },
      })
      expect(line?.remark?.vi).toContain(`Văn bản bị thay thế đã gửi ${btttt.name}`)
      expect(line?.remark?.en).toContain(btttt.name)
      expect(yield* shown(sender, earlier)).toMatchObject(attended)
    }),
  )

  it.effect("is so until an update adds who was left out", () =>
    Effect.gen(function* () {
      const { sender, later } = yield* leavingOneOut
      yield* sender.outgoing.update(later, { ...reason, add: [btttt.otherCode] }, by)
      const line = yield* shown(sender, later)
      expect(line).toMatchObject(attended)
      expect(line).not.toHaveProperty("remark")
    }),
  )

  it.effect("is so until either of the two is recalled", () =>
    Effect.gen(function* () {
      for (const recalled of ["earlier", "later"] as const) {
        const scene = yield* leavingOneOut
        yield* scene.sender.outgoing.recall(scene[recalled], reason, by)
        expect(yield* shown(scene.sender, scene.later)).toMatchObject(attended)
      }
    }),
  )

  it.effect("is so until what replaces it in turn is sent to who was left out", () =>
    Effect.gen(function* () {
      const { sender, later } = yield* leavingOneOut
      const last = yield* replacing(sender, [later])
      expect(yield* shown(sender, later)).toMatchObject({ notSentTo: [ministry] })
      yield* sender.outgoing.update(last, { ...reason, add: [btttt.code] }, by)
      expect(yield* shown(sender, later)).toMatchObject(attended)
      expect(yield* shown(sender, last)).toMatchObject(attended)
    }),
  )

  it.effect("leaves nobody out who has been removed from the earlier document's recipients", () =>
    Effect.gen(function* () {
      const { sender, receiver, other } = yield* openScene()
      const earlier = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      yield* sender.outgoing.update(earlier, { ...reason, remove: [btttt.code] }, by)
      const later = yield* sealed(sender)
      const plan = yield* sender.outgoing.dispatch(later, { to: [vpcp.code], replaces: [earlier] }, by)
      expect(plan.notSentTo).toEqual([])
      expect(yield* shown(sender, later)).toMatchObject(attended)
    }),
  )

  it.effect("leaves out who has the earlier document on paper only", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const club = { code: "000.01.12.H53", name: "Hội Khuyến học tỉnh", connected: false }
      const earlier = yield* dispatched(sender, [vpcp.code, club])
      const later = yield* replacing(sender, [earlier])
      expect(yield* shown(sender, later)).toMatchObject({ notSentTo: [{ code: club.code, name: club.name }] })
    }),
  )
})
