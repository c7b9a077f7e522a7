import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { setTime } from "../duty-watch/duty-scene.ts"
import { btttt, by, dispatched, exchangeMail, openScene, quietly, tayNinh, vpcp } from "../scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>

const dueOn = (day: number) => ({ reason: "Gia hạn", dueDate: `2019-07-${day}` })

/** A document that its recipients have, and its id at its sender. */
const arrived = ({ sender, receiver, other }: Scene, to: ReadonlyArray<string> = [vpcp.code]) =>
  Effect.gen(function* () {
    const document = yield* dispatched(sender, to)
    yield* exchangeMail(sender, receiver, other)
    return document
  })

/** The documents of which a recipient knows that it was asked to take a change in. */
const asked = (agency: Scene["receiver"]) =>
  Effect.map(agency.reports.incoming(), ({ rows }) =>
    rows.flatMap(({ update }) => (update === undefined ? [] : [update.reason])),
  )

const reconcileOn = ({ sender, receiver, other }: Scene, day: number) =>
  Effect.gen(function* () {
    yield* setTime(`2019-06-${day}T01:00:00.000`)
    const found = yield* quietly(sender.work.reconcile())
    yield* exchangeMail(sender, receiver, other)
    return found?.updates
  })

const faults = ({ sender }: Scene) =>
  Effect.map(sender.reports.faults({ order: "ascending" }), ({ rows }) =>
    rows.map(({ code, outcome }) => `${code} ${outcome.code}`),
  )

const updatesSent = ({ axis }: Scene) =>
  axis.offered.filter(
    ({ kind, bytes }) => kind === "document" && new TextDecoder().decode(bytes).includes("Gia hạn"),
  )

describe("The packet of an update that the axis took and lost", () => {
  it.effect("is named the next day, sent again as it was, and asks its recipient", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver } = scene
      const document = yield* arrived(scene)
      axis.misbehave(tayNinh.code, "lost")
      yield* sender.outgoing.update(document, dueOn(15), by)
      yield* exchangeMail(sender, receiver)
      expect(yield* asked(receiver)).toEqual([])
      const missing = [{ status: "update", to: vpcp.code, about: `outgoing/${document}` }]
      expect(yield* reconcileOn(scene, 21)).toMatchObject({ sent: 1, listed: 0, missing })
      expect(yield* asked(receiver)).toEqual(["Gia hạn"])
      expect(yield* faults(scene)).toEqual(["reconciliation/update-missing sent-anew"])
      expect(yield* sender.reports.headline()).toMatchObject({ axisDiffers: { updatesMissing: 1 } })
      expect(yield* reconcileOn(scene, 22)).toMatchObject({ list: "read", sent: 1, listed: 1, missing: [] })
      const [lost, again, ...more] = updatesSent(scene)
      expect(again?.bytes).toEqual(lost?.bytes)
      expect(more).toEqual([])
    }),
  )

  it.effect("is sent again four times, and then a fault tells whom to ask", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const known = yield* arrived(scene)
      yield* sender.outgoing.update(known, dueOn(14), by)
      yield* exchangeMail(sender)
      const document = yield* arrived(scene)
      axis.misbehave(tayNinh.code, ...Array<"lost">(5).fill("lost"))
      yield* sender.outgoing.update(document, dueOn(15), by)
      yield* exchangeMail(sender)
      for (const day of [21, 22, 23, 24]) expect((yield* reconcileOn(scene, day))?.missing).toHaveLength(1)
      expect(yield* reconcileOn(scene, 25)).toMatchObject({ missing: [], givenUp: [{ to: vpcp.code }] })
      expect(yield* reconcileOn(scene, 26)).toMatchObject({ sent: 0, givenUp: [] })
      expect((yield* faults(scene)).at(-1)).toBe("reconciliation/update-lost ask-axis")
      expect(updatesSent(scene)).toHaveLength(6)
    }),
  )

  it.effect("is sent again when its recipient's system says days later that it cannot take it in", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const document = yield* arrived(scene)
      yield* sender.outgoing.update(document, dueOn(15), by)
      yield* sender.work.drain()
      const compareOn = (day: number) =>
        Effect.gen(function* () {
          yield* setTime(`2019-06-${day}T01:00:00.000`)
          return (yield* quietly(sender.work.reconcile()))?.updates
        })
      const stream = `notice/document/${document}/question/1`
      const waits = { sent: 1, listed: 1, missing: [], waiting: [{ stream, to: [vpcp.code] }] }
      for (const day of [21, 22, 23]) expect(yield* compareOn(day)).toMatchObject(waits)
      const entry = axis.mail(vpcp.code).at(-1)?.entry
      if (entry) axis.answerFor(entry, "failed", "Không có gói tin")
      expect(yield* compareOn(24)).toMatchObject({ sent: 1, listed: 0, missing: [{ to: vpcp.code }] })
      yield* sender.work.drain()
      expect(yield* compareOn(25)).toMatchObject(waits)
      for (const day of [26, 27, 28, 29, 30]) yield* compareOn(day)
      yield* setTime("2019-07-03T01:00:00.000")
      const last = (yield* quietly(sender.work.reconcile()))?.updates
      expect(last).toMatchObject({ sent: 0 })
      expect(last?.waiting).toBeUndefined()
      expect(updatesSent(scene)).toHaveLength(2)
    }),
  )

  it.effect("is sent again only to the recipient whose system could not take it in, twice", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender, receiver, other } = scene
      const document = yield* arrived(scene, [vpcp.code, btttt.code])
      yield* sender.outgoing.update(document, dueOn(15), by)
      for (const day of [21, 22, 23]) {
        yield* sender.work.drain()
        const [entry] = axis.mail(btttt.code).flatMap((mail) => (mail.acknowledged ? [] : [mail.entry]))
        if (entry) axis.answerFor(entry, "failed", "Không đọc được")
        yield* exchangeMail(receiver, other)
        yield* setTime(`2019-06-${day}T01:00:00.000`)
        const compared = (yield* quietly(sender.work.reconcile()))?.updates
        const lacking = [{ to: btttt.code }]
        expect(compared).toMatchObject(
          day < 23 ? { missing: lacking, givenUp: [] } : { missing: [], givenUp: lacking },
        )
      }
      expect(updatesSent(scene).map(({ to }) => to)).toEqual([
        [vpcp.code, btttt.code],
        [btttt.code],
        [btttt.code],
      ])
    }),
  )

  it.effect("is not sent again when a later update asks the same, or the document is taken back", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { axis, sender } = scene
      const document = yield* arrived(scene)
      axis.misbehave(tayNinh.code, "lost")
      yield* sender.outgoing.update(document, dueOn(15), by)
      yield* exchangeMail(sender)
      yield* sender.outgoing.update(document, dueOn(16), by)
      const recalled = yield* arrived(scene)
      axis.misbehave(tayNinh.code, "lost")
      yield* sender.outgoing.update(recalled, dueOn(15), by)
      yield* exchangeMail(sender)
      yield* sender.outgoing.recall(recalled, { reason: "Sai số liệu" }, by)
      expect(yield* reconcileOn(scene, 21)).toMatchObject({ sent: 3, listed: 1, overtaken: 2, missing: [] })
      expect(updatesSent(scene)).toHaveLength(3)
    }),
  )
})
