import { it } from "@effect/vitest"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { assert, describe, expect } from "vitest"
import { btttt, dispatched, quietly, standings, start, tayNinh, vpcp } from "../scene.ts"

/** Some processes of one agency on one store, each with a way to the axis of its own. */
const openProcesses = (count: number) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp, btttt])
    const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
    const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
    const opened = openTestAgency(axis, tayNinh, { storage: Layer.succeed(Storage, store) })
    const processes = yield* Effect.forEach(Array.from({ length: count }), () => opened)
    return { axis, store, opened, processes }
  })

const run = (process: OpenedTestAgency) => Effect.forkChild(process.work.runDispatcher())

/** In small steps, each with a turn for what is hashed outside of the runtime. */
const passMinutes = (minutes: number) =>
  Effect.gen(function* () {
    for (let half = 0; half < minutes * 2; half++) {
      yield* TestClock.adjust("30 seconds")
      yield* Effect.promise(() => new Promise(setImmediate))
    }
  })

const reason = fc.constantFrom("unreachable", "timed-out", "busy", "unauthorized", "malformed-answer")
const absence = fc.record({
  reason,
  minutes: fc.integer({ min: 15, max: 60 }),
  restarts: fc.constantFrom("none", "one", "all"),
})

describe("An axis that goes away and comes back, as several processes of one agency meet it,", () => {
  it.effect(
    "is reported once for each absence, uses no attempt, and everything leaves, urgent first",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 2, max: 3 }),
            fc.array(absence, { minLength: 1, maxLength: 2 }),
            (count, absences) =>
              Effect.gen(function* () {
                const { axis, store, opened, processes } = yield* openProcesses(count)
                const [first] = processes
                if (first === undefined) return
                // So that the directory is there.
                const ids = [yield* dispatched(first)]
                let workers = yield* Effect.forEach(processes, run)
                yield* passMinutes(1)
                for (const { reason, minutes, restarts } of absences) {
                  axis.goAway(tayNinh.code, reason)
                  const before = axis.taken.length
                  for (const to of [btttt.code, btttt.code, vpcp.code])
                    ids.push(yield* dispatched(first, [to]))
                  yield* passMinutes(minutes / 2)
                  ids.push(yield* dispatched(first, [vpcp.code], { urgency: "flash", subject: "Hỏa tốc" }))
                  const stopped = restarts === "none" ? 0 : restarts === "one" ? 1 : workers.length
                  for (const worker of workers.slice(0, stopped)) yield* Fiber.interrupt(worker)
                  const anew = yield* Effect.forEach(Array.from({ length: stopped }), () => opened)
                  workers = [...workers.slice(stopped), ...(yield* Effect.forEach(anew, run))]
                  yield* passMinutes(minutes / 2)
                  expect(axis.taken).toHaveLength(before)
                  const work = (yield* store.listWork).filter(({ lane }) => lane < 4)
                  expect(work.map(({ state, attempt }) => [state, attempt])).toEqual(
                    work.map(() => ["waiting", 0]),
                  )
                  axis.comeBack(tayNinh.code)
                  yield* passMinutes(12)
                  const left = axis.taken.slice(before).map(({ bytes }) => new TextDecoder().decode(bytes))
                  expect(left).toHaveLength(4)
                  assert.include(left.slice(0, count).join(), "Hỏa tốc")
                }
                for (const worker of workers) yield* Fiber.interrupt(worker)
                for (const id of ids) expect(yield* standings(first, id)).toEqual(["sent"])
                const told = yield* store.readStream(`axis/${tayNinh.code}`)
                expect(told.map(({ type }) => type)).toEqual(absences.flatMap(() => ["AxisAway", "AxisBack"]))
              }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
          ),
          { numRuns: 4 },
        ),
      ),
    120_000,
  )
})

describe("An axis that answers and takes no documents, as a process finds that sends them,", () => {
  it.effect("is not reported as back by another that only polls, until it takes one", () =>
    Effect.gen(function* () {
      const { axis, store, processes } = yield* openProcesses(2)
      const [sends, polls] = processes
      if (sends === undefined || polls === undefined) return
      yield* dispatched(sends)
      const worker = yield* run(sends)
      yield* passMinutes(1)
      axis.chokeOn("edXML", "unreachable")
      for (const to of [btttt.code, vpcp.code]) yield* dispatched(sends, [to])
      const poller = yield* Effect.forkChild(polls.work.runIntake(30_000))
      yield* passMinutes(20)
      const told = Effect.map(store.readStream(`axis/${tayNinh.code}`), (events) =>
        events.map(({ type }) => type),
      )
      expect(yield* told).toEqual(["AxisAway"])
      axis.calm()
      yield* passMinutes(5)
      expect(yield* told).toEqual(["AxisAway", "AxisBack"])
      for (const fiber of [worker, poller]) yield* Fiber.interrupt(fiber)
    }).pipe(quietly),
  )
})
