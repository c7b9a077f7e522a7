import { it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { describe, expect } from "vitest"
import { setTime } from "../duty-watch/duty-scene.ts"
import { by, exchangeMail, openScene, quietly, tayNinh, vpcp } from "../scene.ts"
import { sent } from "../unreported/unreported-scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** A document that arrived, and its id at its receiver. */
const arrived = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    yield* sent(sender)
    yield* exchangeMail(receiver)
    const [line] = (yield* receiver.reports.incoming({ order: "descending" })).rows
    return line?.document ?? ""
  })

const standing = ({ sender }: Scene) =>
  Effect.map(sender.reports.tracking(), ({ rows }) => rows.map((line) => line.standing))

const reconcileOn = ({ receiver, sender }: Scene, day: number) =>
  Effect.gen(function* () {
    yield* setTime(`2019-06-${day}T01:00:00.000`)
    const found = yield* quietly(receiver.work.reconcile())
    yield* exchangeMail(receiver, sender)
    return found?.statuses
  })

const faults = ({ receiver }: Scene) =>
  Effect.map(receiver.reports.faults({ order: "ascending" }), ({ rows }) =>
    rows.map(({ code, outcome }) => `${code} ${outcome.code}`),
  )

describe("A status packet that the axis took and lost", () => {
  it.effect("is named the next day, sent again with its own time, and taken in once", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      yield* arrived(scene)
      yield* exchangeMail(sender)
      axis.misbehave(vpcp.code, "lost")
      const document = yield* arrived(scene)
      yield* exchangeMail(sender)
      expect(yield* standing(scene)).toEqual(["sent", "arrived"])
      const missing = [{ status: "01", to: tayNinh.code, about: `incoming/${document}` }]
      expect(yield* reconcileOn(scene, 21)).toMatchObject({ list: "read", sent: 2, listed: 1, missing })
      expect(yield* standing(scene)).toEqual(["arrived", "arrived"])
      expect(yield* faults(scene)).toEqual(["reconciliation/status-missing sent-anew"])
      expect(yield* receiver.reports.headline()).toMatchObject({ axisDiffers: { statusesMissing: 1 } })
      expect(yield* reconcileOn(scene, 22)).toMatchObject({ sent: 1, listed: 1, missing: [] })
      const [lost, again] = axis.offered.filter(({ kind }) => kind === "status").slice(-2)
      expect(again?.bytes).toEqual(lost?.bytes)
      axis.inject(tayNinh.code, vpcp.code, "status", again?.bytes ?? new Uint8Array())
      const before = yield* Stream.runCollect(sender.changes())
      yield* exchangeMail(sender)
      expect(yield* Stream.runCollect(sender.changes())).toEqual(before)
    }),
  )

  it.effect("is sent again four times, and then a fault tells whom to ask", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      yield* arrived(scene)
      scene.axis.misbehave(vpcp.code, ...Array<"lost">(5).fill("lost"))
      yield* arrived(scene)
      for (const day of [21, 22, 23, 24]) expect((yield* reconcileOn(scene, day))?.missing).toHaveLength(1)
      expect(yield* reconcileOn(scene, 25)).toMatchObject({ missing: [], givenUp: [{ status: "01" }] })
      expect(yield* reconcileOn(scene, 26)).toMatchObject({ sent: 0, givenUp: [] })
      expect((yield* faults(scene)).at(-1)).toBe("reconciliation/status-lost ask-axis")
    }),
  )

  it.effect("is not sent again when a later one says more", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, receiver } = scene
      axis.misbehave(vpcp.code, "lost")
      const document = yield* arrived(scene)
      yield* receiver.incoming.accept(document, by)
      yield* exchangeMail(receiver)
      expect(yield* reconcileOn(scene, 21)).toMatchObject({ sent: 2, listed: 1, overtaken: 1, missing: [] })
      expect(yield* faults(scene)).toEqual([])
    }),
  )

  it.effect("is sent again when the axis only says that it has it already, until it has said so often", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      yield* arrived(scene)
      scene.axis.misbehave(vpcp.code, ...Array<"called-duplicate">(5).fill("called-duplicate"))
      yield* arrived(scene)
      for (const day of [21, 22, 23, 24]) expect((yield* reconcileOn(scene, day))?.missing).toHaveLength(1)
      expect(yield* reconcileOn(scene, 25)).toMatchObject({ missing: [], givenUp: [], unclear: 1 })
    }),
  )
})

describe("An axis whose sent list shows no status packet", () => {
  it.effect("is sent the first ones four times more, and nothing after that", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis } = scene
      axis.offer({ sentStatuses: false })
      yield* arrived(scene)
      for (const day of [21, 22, 23, 24]) {
        const missing = [{ status: "01" }]
        expect(yield* reconcileOn(scene, day)).toMatchObject({ list: "unproven", missing })
      }
      expect(yield* reconcileOn(scene, 25)).toMatchObject({
        list: "none",
        missing: [],
        givenUp: [],
        unclear: 1,
      })
      yield* arrived(scene)
      expect(yield* reconcileOn(scene, 26)).toMatchObject({ list: "none", missing: [], unclear: 1 })
      expect(axis.offered.filter(({ kind }) => kind === "status")).toHaveLength(6)
    }),
  )
})
