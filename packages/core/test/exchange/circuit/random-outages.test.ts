import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { btttt, dispatched, openScene, quietly, standings, tayNinh, vpcp } from "../scene.ts"

const step = fc.oneof(
  fc.record({
    _tag: fc.constant("Away" as const),
    reason: fc.constantFrom("unreachable", "timed-out", "busy", "unauthorized", "malformed-answer"),
  }),
  fc.record({ _tag: fc.constant("Back" as const) }),
  fc.record({ _tag: fc.constant("Dispatch" as const), urgent: fc.boolean() }),
  fc.record({
    _tag: fc.constant("Fault" as const),
    fault: fc.constantFrom("taken-then-timed-out", "timed-out-before-taking", "busy", "unreachable"),
  }),
  fc.record({ _tag: fc.constant("Run" as const), minutes: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ _tag: fc.constant("Restart" as const) }),
)

describe("Whatever outages an axis has", () => {
  it.effect(
    "every document leaves once, no attempt of it was the axis' fault, and the log tells of each absence once",
    () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 14 }), (steps) =>
            Effect.gen(function* () {
              const { axis, sender } = yield* openScene({
                retry: { firstDelaySeconds: 15, maxDelaySeconds: 600, attempts: 2 },
              })
              const ids = [yield* dispatched(sender)]
              let running = yield* Effect.forkChild(sender.work.runDispatcher())
              const restart = Effect.gen(function* () {
                yield* Fiber.interrupt(running)
                running = yield* Effect.forkChild(sender.work.runDispatcher())
              })
              for (const next of steps) {
                if (next._tag === "Away") axis.goAway(tayNinh.code, next.reason)
                if (next._tag === "Back") axis.comeBack(tayNinh.code)
                if (next._tag === "Fault") axis.misbehave(tayNinh.code, next.fault)
                if (next._tag === "Run") yield* TestClock.adjust(next.minutes * 60_000)
                if (next._tag === "Restart") yield* restart
                if (next._tag === "Dispatch")
                  ids.push(
                    yield* dispatched(sender, [next.urgent ? vpcp.code : btttt.code], {
                      urgency: next.urgent ? "flash" : "ordinary",
                    }),
                  )
              }
              expect((yield* sender.work.list()).filter(({ state }) => state === "parked")).toEqual([])
              axis.comeBack(tayNinh.code)
              axis.calm()
              // In small steps, each with a turn for what is hashed outside of the runtime.
              for (let half = 0; half < 40; half++) {
                yield* TestClock.adjust("30 seconds")
                yield* Effect.promise(() => new Promise(setImmediate))
              }
              yield* Fiber.interrupt(running)
              for (const id of ids) expect(yield* standings(sender, id)).toEqual(["sent"])
              expect(axis.taken).toHaveLength(ids.length)
              const told = yield* sender.store.readStream(`axis/${tayNinh.code}`)
              expect(told.map(({ type }) => type)).toEqual(
                told.map((_, index) => (index % 2 === 0 ? "AxisAway" : "AxisBack")),
              )
              expect(told.length % 2).toBe(0)
            }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
          ),
          { numRuns: 20 },
        ),
      ),
    120_000,
  )
})
