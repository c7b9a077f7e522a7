import { it } from "@effect/vitest"
import { openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { encodeEvent } from "../../../src/exchange/stream/event-codec.ts"
import { vietnamTime } from "../../../src/time/vietnam-time.ts"
import { setTime } from "../duty-watch/duty-scene.ts"
import { exchangeMail, quietly, vpcp } from "../scene.ts"
import { findings, sent } from "../unreported/unreported-scene.ts"
import { forgetWatches, openLedger, reconciled } from "./reconcile-scene.ts"

const day = "1 day"

/**
 * What an axis does with its list on one day: it leaves lines out, repeats them, turns them round, or stops
 * early.
 */
const listing = fc.record({
  dropped: fc.array(fc.nat(5), { maxLength: 3 }),
  repeated: fc.boolean(),
  reversed: fc.boolean(),
  complete: fc.boolean(),
})

describe("Whatever an axis' sent list leaves out, repeats or turns round", () => {
  it.effect(
    "each document is compared on one day, is missing only where a whole list lacks it, and is looked for",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.array(fc.record({ documents: fc.nat(3), list: listing, restart: fc.boolean() }), {
              minLength: 1,
              maxLength: 5,
            }),
            (days) =>
              Effect.gen(function* () {
                const { list, opened } = yield* openLedger
                let agency = yield* opened
                const all: Array<string> = []
                for (const [index, { documents, list: given, restart }] of days.entries()) {
                  const today: Array<string> = []
                  for (let n = 0; n < documents; n++)
                    today.push(yield* sent(agency, [vpcp.code], { subject: `Ngày ${index}, ${n}` }))
                  all.push(...today)
                  yield* TestClock.adjust(day)
                  if (restart) agency = yield* opened
                  const gone = new Set(given.dropped.flatMap((n) => today[n] ?? []))
                  const wires = yield* Effect.forEach(gone, (id) =>
                    Effect.map(agency.outgoing.deliveries(id), ([delivery]) => delivery?.wireId),
                  )
                  list.answers = ({ entries }) => {
                    const kept = entries.filter(({ documentId }) => !wires.includes(documentId))
                    const more = given.repeated ? [...kept, ...kept] : kept
                    return { entries: given.reversed ? more.toReversed() : more, complete: given.complete }
                  }
                  expect(yield* agency.work.reconcile()).toMatchObject({
                    sent: documents,
                    listed: documents - gone.size,
                    unclear: given.complete ? 0 : gone.size,
                    missing: given.complete
                      ? today.filter((id) => gone.has(id)).map((document) => ({ document }))
                      : [],
                  })
                  expect(yield* agency.work.reconcile()).toBeUndefined()
                  yield* agency.work.drain()
                }
                const events = yield* reconciled(agency)
                expect(events).toHaveLength(days.length)
                expect(events.reduce((sum, { sent }) => sum + sent, 0)).toBe(all.length)
                for (let later = 0; later < 5; later++) {
                  yield* TestClock.adjust(day)
                  yield* agency.work.drain()
                }
                const board = (yield* agency.reports.tracking()).rows
                expect(board.map(({ needsAttention }) => needsAttention)).toEqual(all.map(() => true))
              }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
          ),
          { numRuns: 15 },
        ),
      ),
  )
})

describe("A comparison after a long time", () => {
  it.effect("says which days were not compared, and looks once for what was sent then", () =>
    Effect.gen(function* () {
      const { list, opened } = yield* openLedger
      const first = yield* opened
      yield* first.work.reconcile()
      const old = yield* sent(first)
      yield* forgetWatches(first)
      yield* setTime("2019-08-10T08:00:00.000")
      const second = yield* opened
      const notCompared = { from: "2019-06-20", until: "2019-07-09" }
      expect(yield* second.work.reconcile()).toMatchObject({ sent: 0, notCompared })
      expect(yield* reconciled(second)).toMatchObject([{ sent: 0 }, { notCompared }])
      const fault = (yield* second.reports.faults()).rows.find(
        ({ code }) => code === "reconciliation/not-compared",
      )
      expect(fault?.text.vi).toContain("từ ngày 20/6/2019 đến ngày 09/7/2019")
      list.asked = 0
      for (let days = 0; days < 60; days++) {
        yield* TestClock.adjust(day)
        yield* second.work.drain()
      }
      expect(list.asked).toBe(1)
      expect(yield* findings(second)).toEqual(["waiting"])
      expect((yield* second.reports.tracking()).rows).toMatchObject([{ document: old, needsAttention: true }])
      expect((yield* second.work.reconcile())?.notCompared).toEqual({
        from: "2019-08-10",
        until: "2019-09-07",
      })
    }),
  )

  it.effect("names no day where it was made every day, or the log is young", () =>
    Effect.gen(function* () {
      const { opened } = yield* openLedger
      const agency = yield* opened
      yield* sent(agency)
      for (let days = 0; days < 40; days++) {
        yield* TestClock.adjust(day)
        yield* agency.work.reconcile()
      }
      const events = yield* reconciled(agency)
      expect(events).toHaveLength(40)
      for (const event of events) expect(event).not.toHaveProperty("notCompared")
    }),
  )

  it.effect("reads a long log some pages at a time and never starts over, also while the axis is away", () =>
    Effect.gen(function* () {
      const { axis, opened, reads, store } = yield* openLedger
      const agency = yield* opened
      yield* sent(agency)
      const notice = { status: "01", to: vpcp.code, about: "incoming/a", attempt: 1 }
      const event = encodeEvent("notice", { _tag: "NoticeSent", ...notice })
      const at = vietnamTime(yield* TestClock.testClockWith((clock) => clock.currentTimeMillis))
      for (let commit = 0; commit < 12; commit++)
        yield* store.commit({
          id: `long-${commit}`,
          at,
          by: "{}",
          appends: [
            {
              stream: `notice/${commit}`,
              expected: "none",
              events: Array.from({ length: 1_000 }, () => event),
            },
          ],
        })
      yield* setTime("2019-12-02T08:00:00.000")
      axis.goAway(agency.code)
      yield* quietly(Effect.flip(agency.work.reconcile()))
      const longest = reads.length
      reads.length = 0
      yield* quietly(Effect.flip(agency.work.reconcile()))
      expect(reads.length).toBeLessThan(longest)
      expect(reads.every((after) => after >= 10_000n)).toBe(true)
      axis.comeBack(agency.code)
      expect(yield* agency.work.reconcile()).toMatchObject({ sent: 0, notCompared: { from: "2019-06-20" } })
      expect(reads.filter((after) => after > 0n).every((after) => after >= 10_000n)).toBe(true)
    }),
  )
})

describe("Documents that an earlier release sent and nobody reported on", () => {
  it.effect("are looked for after the upgrade, those of one day together and a day a minute", () =>
    Effect.gen(function* () {
      const { list, opened } = yield* openLedger
      const earlier = yield* opened
      const ids: Array<string> = []
      for (let days = 0; days < 6; days++) {
        for (let n = 0; n < 5; n++) ids.push(yield* sent(earlier, [vpcp.code], { subject: `${days}/${n}` }))
        yield* TestClock.adjust(days < 3 ? "20 days" : day)
      }
      expect(yield* forgetWatches(earlier)).toBeGreaterThan(0)
      const upgraded = yield* opened
      yield* upgraded.work.reconcile()
      list.asked = 0
      yield* upgraded.work.drain()
      expect(list.asked).toBe(0)
      for (let minutes = 0; minutes < 3 * 24 * 60; minutes += 5) {
        yield* TestClock.adjust("5 minutes")
        yield* upgraded.work.drain()
        yield* upgraded.work.reconcile()
      }
      expect(list.asked).toBeLessThan(3 * 6)
      const board = (yield* upgraded.reports.tracking()).rows
      expect(board.filter(({ needsAttention }) => needsAttention)).toHaveLength(ids.length)
    }),
  )

  it.effect("are left alone where their recipients have reported", () =>
    Effect.gen(function* () {
      const { axis, opened } = yield* openLedger
      const earlier = yield* opened
      const receiver = yield* openTestAgency(axis, vpcp)
      yield* sent(earlier)
      yield* exchangeMail(earlier, receiver)
      yield* forgetWatches(earlier)
      yield* setTime("2019-06-21T08:00:00.000")
      yield* earlier.work.reconcile()
      yield* setTime("2019-06-24T08:00:00.000")
      yield* earlier.work.drain()
      expect(yield* findings(earlier)).toEqual([])
    }),
  )
})

describe("The worker that compares once a day", () => {
  it.effect("does it once a day, however often it is started, by two processes or one", () =>
    Effect.gen(function* () {
      const { opened } = yield* openLedger
      const [one, two] = [yield* opened, yield* opened]
      yield* sent(one)
      const run = (agency: typeof one) => Effect.forkChild(quietly(agency.work.runReconciler(3_600_000)))
      for (let days = 0; days < 4; days++) {
        const workers = [yield* run(one), yield* run(two)]
        yield* TestClock.adjust("7 hours")
        for (const worker of workers) yield* Fiber.interrupt(worker)
        const again = yield* run(two)
        yield* TestClock.adjust("17 hours")
        yield* Fiber.interrupt(again)
      }
      const events = yield* reconciled(one)
      expect(events.map(({ sent }) => sent)).toEqual([0, 1, 0, 0, 0])
    }),
  )
})
