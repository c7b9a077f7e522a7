import { it } from "@effect/vitest"
import { TransportError } from "@lienthong/core"
import { Transport } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Clock, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { expect } from "vitest"
import { dispatched, exchangeMail, onlyArrival, quietly, start, tayNinh, until, vpcp } from "../scene.ts"

it.effect(
  "A worker that has to stop waits at most 10 seconds for what the axis is asked, and the next one sends",
  () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      let isSilent = false
      let asked = 0
      const silent = new TransportError({
        reason: "timed-out",
        detail: { operation: "submit", endpoint: "" },
      })
      const unlessSilent = <A, E, R>(work: Effect.Effect<A, E, R>) =>
        Effect.suspend((): Effect.Effect<A, E | TransportError, R> => (isSilent ? Effect.fail(silent) : work))
      const transport = (agency: string) =>
        Layer.effect(
          Transport,
          Effect.map(Transport, (real) => ({
            ...real,
            submit: (submission) => unlessSilent(real.submit(submission)),
            findSent: (query) => unlessSilent(real.findSent(query)),
            health: Effect.suspend(() => {
              asked += 1
              return isSilent ? Effect.never : real.health
            }),
          })),
        ).pipe(Layer.provide(axis.transport(agency)))
      const sender = yield* openTestAgency({ transport }, tayNinh)
      const receiver = yield* openTestAgency(axis, vpcp)
      yield* dispatched(sender)
      isSilent = true
      const worker = yield* Effect.forkChild(quietly(sender.work.drain()), { startImmediately: true })
      yield* until(() => asked > 0)

      const before = yield* Clock.currentTimeMillis
      const stopping = yield* Effect.forkChild(Fiber.interrupt(worker), { startImmediately: true })
      // The worker hears of it outside the virtual time.
      yield* Effect.promise(() => new Promise((resume) => setImmediate(resume)))
      yield* TestClock.adjust("10 seconds")
      yield* until(() => stopping.pollUnsafe() !== undefined)
      expect((yield* Clock.currentTimeMillis) - before).toBe(10_000)

      isSilent = false
      yield* TestClock.adjust("1 hour")
      yield* quietly(exchangeMail(sender, receiver))
      yield* onlyArrival(receiver)
    }),
)
