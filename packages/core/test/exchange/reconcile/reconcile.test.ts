import { it } from "@effect/vitest"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { setTime } from "../duty-watch/duty-scene.ts"
import { btttt, exchangeMail, openScene, quietly, start, tayNinh, vpcp } from "../scene.ts"
import { findings, lines, sent } from "../unreported/unreported-scene.ts"

type Agency = Effect.Success<ReturnType<typeof openScene>>["sender"]

/** What the comparisons that are on record came to. */
const reconciled = (agency: Agency) =>
  Effect.map(Stream.runCollect(agency.changes()), (changes) =>
    changes.flatMap(({ event }) => (event._tag === "Reconciled" ? [event] : [])),
  )

const nextDay = setTime("2019-06-21T01:00:00.000")

describe("What was sent is compared with the axis once a day, and", () => {
  it.effect("a document that the axis lost is named the next day, looked for and needs attention", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "lost")
      const id = yield* sent(sender)
      yield* sent(sender)
      yield* nextDay
      const missing = [{ document: id, to: vpcp.code }]
      const found = { sentList: "read", sent: 2, listed: 1, unclear: 0, missing, missingBeside: 0 }
      expect(yield* quietly(sender.work.reconcile())).toMatchObject(found)
      expect(yield* reconciled(sender)).toMatchObject([found])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "reconciliation/missing", other: vpcp.name, outcome: { code: "looked-for" } },
      ])
      expect(yield* sender.reports.headline()).toMatchObject({ axisDiffers: { missing: 1, notGiven: 0 } })
      yield* sender.work.drain()
      expect(yield* findings(sender)).toEqual(["absent"])
      expect(yield* lines(sender)).toMatchObject([
        { needsAttention: true, says: "unheard/absent" },
        { needsAttention: false },
      ])
      yield* setTime("2019-06-22T01:00:00.000")
      expect(yield* sender.work.reconcile()).toMatchObject({ sent: 0, missing: [] })
      expect((yield* sender.reports.headline()).axisDiffers).toBeUndefined()
    }),
  )

  it.effect("twenty are named where more are missing, and the rest is a number", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      for (let count = 0; count < 22; count++) {
        axis.misbehave(tayNinh.code, "lost")
        yield* sent(sender)
      }
      yield* nextDay
      const found = yield* quietly(sender.work.reconcile())
      expect(found?.missing).toHaveLength(20)
      expect(found).toMatchObject({ sent: 22, listed: 0, missingBeside: 2 })
      yield* sender.work.drain()
      expect(yield* findings(sender)).toHaveLength(22)
    }),
  )

  it.effect(
    "nothing is a fault where nothing differs, and a day's documents wait until the day is over",
    () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        expect(yield* sender.work.reconcile()).toMatchObject({ sent: 0, missing: [] })
        yield* sent(sender)
        yield* setTime("2019-06-21T00:59:59.999")
        expect(yield* sender.work.reconcile()).toBeUndefined()
        yield* nextDay
        expect(yield* sender.work.reconcile()).toMatchObject({ sent: 1, listed: 1, missing: [] })
        expect(yield* sender.work.reconcile()).toBeUndefined()
        expect(yield* reconciled(sender)).toHaveLength(2)
        expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
      }),
  )

  it.effect("what its recipient reported on is not missing, whatever the list says", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      axis.misbehave(tayNinh.code, "lost")
      yield* sent(sender)
      axis.inject(vpcp.code, tayNinh.code, "document", axis.offered.at(-1)?.bytes ?? new Uint8Array())
      yield* exchangeMail(receiver, sender)
      yield* nextDay
      expect(yield* sender.work.reconcile()).toMatchObject({ sent: 1, listed: 0, missing: [] })
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
    }),
  )

  it.effect("an axis without a sent list is reported once and is not a fault", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.offer({ sentList: false, counts: false })
      axis.misbehave(tayNinh.code, "lost")
      yield* sent(sender)
      for (const day of [21, 22, 23]) {
        yield* setTime(`2019-06-${day}T01:00:00.000`)
        yield* sender.work.reconcile()
      }
      expect(yield* reconciled(sender)).toMatchObject([{ sentList: "none", missing: [] }])
      expect((yield* sender.reports.faults({ order: "ascending" })).rows).toEqual([])
    }),
  )

  it.effect("an axis that is away is asked later for the same documents", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "lost", "list-unreachable")
      yield* sent(sender)
      yield* nextDay
      expect(yield* Effect.flip(sender.work.reconcile())).toMatchObject({ reason: "unreachable" })
      axis.goAway(tayNinh.code)
      yield* setTime("2019-06-22T01:00:00.000")
      const error = yield* Effect.flip(sender.work.reconcile())
      expect(error).toMatchObject({ reason: "unreachable" })
      // Taking up the comparison and laying it down again is nothing that anybody asked for.
      expect("recorded" in error ? error.recorded : undefined).toBeUndefined()
      expect(yield* reconciled(sender)).toEqual([])
      axis.comeBack(tayNinh.code)
      yield* setTime("2019-06-22T02:00:00.000")
      expect(yield* quietly(sender.work.reconcile())).toMatchObject({ sent: 1, missing: [{ to: vpcp.code }] })
    }),
  )

  it.effect("mail that the axis counts and does not give out is a fault", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      axis.hold(vpcp.code, "document")
      yield* sent(sender)
      const mailboxes = [{ kind: "document", counted: 1, given: 0 }]
      expect(yield* quietly(receiver.work.reconcile())).toMatchObject({ mailboxes })
      expect((yield* receiver.reports.faults({ order: "ascending" })).rows).toMatchObject([
        { code: "reconciliation/mailbox", where: "receiving", outcome: { code: "ask-axis" } },
      ])
      expect(yield* receiver.reports.headline()).toMatchObject({ axisDiffers: { missing: 0, notGiven: 1 } })
    }),
  )

  it.effect("two processes of one agency do it once", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp, btttt])
      const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
      const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
      const storage = Layer.succeed(Storage, store)
      const one = yield* openTestAgency(axis, tayNinh, { storage })
      const two = yield* openTestAgency(axis, tayNinh, { storage })
      axis.misbehave(tayNinh.code, "lost")
      yield* sent(one)
      yield* nextDay
      const both = Effect.all([one.work.reconcile(), two.work.reconcile()], { concurrency: "unbounded" })
      expect((yield* quietly(both)).filter((each) => each !== undefined)).toHaveLength(1)
      expect(yield* two.work.reconcile()).toBeUndefined()
      expect(yield* reconciled(one)).toHaveLength(1)
    }),
  )
})
