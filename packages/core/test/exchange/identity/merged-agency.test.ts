import { it } from "@effect/vitest"
import { AgencyCode, type Succession } from "@lienthong/core/agency"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, type Scope } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { LocalDate } from "../../../src/time/vietnam-time.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  lastTaken,
  onlyArrival,
  pollOnce,
  pollUntilSure,
  quietly,
  refusedBy,
  sealed,
  standings,
  start,
  tayNinh,
  vpcp,
} from "../scene.ts"

const former = { code: btttt.code, name: btttt.name }
const khcn = { code: "000.00.00.G06", name: "Bộ Khoa học và Công nghệ" }
const bytes = (text: string) => new TextEncoder().encode(text)

const row = (to: string, since: string): Succession => ({
  from: AgencyCode.make(former.code),
  to: AgencyCode.make(to),
  since: LocalDate.make(since),
  source: "Nghị quyết 176/2025/QH15",
})
const merged = [row(khcn.code, "2019-06-01")]

/** The former agency is in the directory only where `listed` says so. */
const openMerged = (successions: ReadonlyArray<Succession>, listed = false) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp, khcn, ...(listed ? [former] : [])])
    const sender = yield* openTestAgency(axis, tayNinh, { successions })
    const successor = yield* openTestAgency(axis, khcn, { successions })
    return { axis, sender, successor }
  })

/** Days around the one on which the successor writes. */
const day = fc.integer({ min: 10, max: 30 }).map((date) => `2019-06-${date}`)
const today = "2019-06-21"

const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) =>
  effect.pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise)

describe("From the day of a merger on, and not before", () => {
  it("a status of the successor is about what was sent to the former agency, which is found by either code", () =>
    fc.assert(
      fc.asyncProperty(day, fc.constantFrom("03", "06"), (since, status) =>
        run(
          Effect.gen(function* () {
            const { axis, sender } = yield* openMerged([row(khcn.code, since)], true)
            const receiver = yield* openTestAgency(axis, former)
            const id = yield* dispatched(sender, [former.code])
            yield* exchangeMail(sender, receiver)
            const report = lastTaken(axis)
              .replace(`>${former.code}<`, `>${khcn.code}<`)
              .replace(/(StatusCode>)01/, `$1${status}`)
            yield* TestClock.adjust("1 day")
            axis.inject(tayNinh.code, khcn.code, "status", bytes(report))
            yield* pollUntilSure(sender)
            const isIn = since <= today
            const reported = status === "03" ? "accepted" : "completed"
            expect(yield* standings(sender, id)).toEqual([isIn ? reported : "arrived"])
            for (const [code, found] of [
              [former.code, 1],
              [khcn.code, isIn ? 1 : 0],
              [vpcp.code, 0],
            ] as const)
              expect((yield* sender.reports.documents({ receiver: code })).rows).toHaveLength(found)
          }),
        ),
      ),
      { numRuns: 20 },
    ))

  it("what comes for the former agency is the successor's, and what the successor recalls is the former's", () =>
    fc.assert(
      fc.asyncProperty(day, fc.boolean(), (since, isRecall) =>
        run(
          Effect.gen(function* () {
            const successions = [row(khcn.code, since)]
            const { axis, sender } = yield* openMerged([], true)
            const isIn = since <= today
            if (isRecall) {
              const issuer = yield* openTestAgency(axis, former)
              const receiver = yield* openTestAgency(axis, vpcp, { successions })
              const id = yield* dispatched(issuer, [vpcp.code])
              yield* exchangeMail(issuer, receiver)
              axis.hold(vpcp.code, "status")
              yield* issuer.outgoing.recall(id, { reason: "Ban hành nhầm thể thức." }, by)
              yield* issuer.work.drain()
              const recall = lastTaken(axis).replaceAll(`>${former.code}<`, `>${khcn.code}<`)
              yield* TestClock.adjust("1 day")
              axis.inject(vpcp.code, khcn.code, "status", bytes(recall))
              yield* pollUntilSure(receiver)
              const { recall: asked } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
              expect(asked !== undefined).toBe(isIn)
            } else {
              const successor = yield* openTestAgency(axis, khcn, { successions })
              axis.hold(former.code, "document")
              yield* dispatched(sender, [former.code])
              yield* sender.work.drain()
              yield* TestClock.adjust("1 day")
              axis.inject(khcn.code, tayNinh.code, "document", bytes(lastTaken(axis)))
              yield* pollUntilSure(successor)
              const [came] = (yield* successor.reports.incoming()).rows
              expect(came?.stage).toBe(isIn ? "arrived" : undefined)
            }
          }),
        ),
      ),
      { numRuns: 20 },
    ))
})

describe("A document of an agency that was merged", () => {
  it.effect("goes to the successor when it is addressed to the former code", () =>
    Effect.gen(function* () {
      const { sender, successor } = yield* openMerged(merged)
      const id = yield* dispatched(sender, [former.code])
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([{ to: khcn }])
      yield* exchangeMail(sender, successor)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("goes to nobody before the day of the merger, and to none of several after a division", () =>
    Effect.gen(function* () {
      const early = yield* openMerged([row(khcn.code, "2019-07-01")])
      const first = yield* sealed(early.sender)
      const unknown = early.sender.outgoing.dispatch(first, { to: [former.code] }, by)
      expect(yield* refusedBy(early.sender, unknown)).toMatchObject({ reason: "recipient-unknown" })

      const divided = yield* openMerged([...merged, row(vpcp.code, "2019-06-01")])
      const second = yield* sealed(divided.sender)
      const unclear = divided.sender.outgoing.dispatch(second, { to: [former.code] }, by)
      expect(yield* refusedBy(divided.sender, unclear)).toMatchObject({
        reason: "recipient-divided",
        detail: { successors: `${khcn.code}, ${vpcp.code}` },
      })
    }),
  )

  it.effect("is reported on by the successor, which nobody else may do", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openMerged([row(khcn.code, "2019-06-21")], true)
      const receiver = yield* openTestAgency(axis, former)
      const id = yield* dispatched(sender, [former.code])
      yield* exchangeMail(sender, receiver)
      const report = lastTaken(axis)
      const accepted = report.replace(`>${former.code}<`, `>${khcn.code}<`).replace(/(StatusCode>)01/, "$103")
      yield* TestClock.adjust("1 day")
      axis.inject(tayNinh.code, khcn.code, "status", bytes(accepted))
      yield* pollOnce(sender)
      expect(yield* standings(sender, id)).toEqual(["accepted"])
      for (const receiver of [former.code, khcn.code])
        expect((yield* sender.reports.documents({ receiver })).rows).toHaveLength(1)
      expect((yield* sender.reports.documents({ receiver: vpcp.code })).rows).toEqual([])
    }),
  )

  it.effect("that comes addressed to the former code is the successor's", () =>
    Effect.gen(function* () {
      const { axis, sender, successor } = yield* openMerged(merged)
      yield* dispatched(sender, [khcn.code])
      yield* sender.work.drain()
      const packet = lastTaken(axis).replaceAll(khcn.code, former.code).replaceAll("105", "106")
      axis.inject(khcn.code, tayNinh.code, "document", bytes(packet))
      yield* successor.work.poll()
      expect((yield* successor.reports.faults()).rows).toEqual([])
      expect((yield* successor.reports.incoming()).rows.length).toBeGreaterThan(0)
    }),
  )

  it.effect("is recalled by the successor of its sender", () =>
    Effect.gen(function* () {
      const { axis } = yield* openMerged(merged, true)
      const receiver = yield* openTestAgency(axis, vpcp, {
        successions: [row(khcn.code, "2019-06-21")],
      })
      const issuer = yield* openTestAgency(axis, former)
      const id = yield* dispatched(issuer, [vpcp.code])
      yield* exchangeMail(issuer, receiver)
      yield* issuer.outgoing.recall(id, { reason: "Ban hành nhầm thể thức." }, by)
      yield* issuer.work.drain()
      const recall = lastTaken(axis).replaceAll(`>${former.code}<`, `>${khcn.code}<`)
      yield* TestClock.adjust("1 day")
      axis.inject(vpcp.code, khcn.code, "status", bytes(recall))
      yield* receiver.work.poll()
      const document = yield* onlyArrival(receiver)
      expect(yield* receiver.incoming.get(document)).toMatchObject({
        recall: { reason: "Ban hành nhầm thể thức." },
      })
    }),
  )
})
