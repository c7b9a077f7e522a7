import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import {
  begunFirst,
  CommitPatience,
  commitsFirst,
  goingFirst,
} from "../../../src/exchange/record/commits-first.ts"

/** Commits one after the other, each answered after some turns of the event loop, and how many were made. */
const commitsInARow = (count: number, turns: number) =>
  Effect.gen(function* () {
    const turn = Effect.yieldNow
    for (let made = 0; made < count; made++)
      yield* goingFirst(Effect.forEach(Array.from({ length: turns }), () => turn))
  })

/** How many commits were asked for while the other work waited, and whether one was then unanswered. */
const commitsBefore = (commits: Effect.Effect<void>) =>
  Effect.gen(function* () {
    const before = yield* begunFirst
    const running = yield* Effect.forkChild(commits, { startImmediately: true })
    yield* Effect.provideService(commitsFirst, CommitPatience, 60_000)
    const passed = (yield* begunFirst) - before
    yield* Fiber.interrupt(running)
    return passed
  })

describe("Work that lets commits go first", () => {
  it.effect("begins when the last of them is answered, or behind a hundred", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 1, max: 4 }), (count, turns) =>
          Effect.runPromise(
            Effect.gen(function* () {
              const passed = yield* commitsBefore(commitsInARow(count, turns))
              // The first is asked for before the work comes.
              if (count <= 100) expect(passed).toBe(count)
              else expect([100, 101, 102]).toContain(passed)
            }),
          ),
        ),
      ),
    ),
  )

  it.effect("begins at once where there is none, and again after one that failed or was cut off", () =>
    Effect.gen(function* () {
      yield* commitsFirst
      yield* Effect.flip(goingFirst(Effect.fail("refused")))
      yield* commitsFirst
      const hanging = yield* Effect.forkChild(goingFirst(Effect.never), { startImmediately: true })
      yield* Fiber.interrupt(hanging)
      yield* commitsFirst
    }),
  )

  it.effect("does not wait longer than it may for a store that does not answer", () =>
    Effect.gen(function* () {
      const hanging = yield* Effect.forkChild(goingFirst(Effect.never), { startImmediately: true })
      const waiting = yield* Effect.forkChild(Effect.provideService(commitsFirst, CommitPatience, 300), {
        startImmediately: true,
      })
      yield* TestClock.adjust(299)
      expect(waiting.pollUnsafe()).toBeUndefined()
      yield* TestClock.adjust(1)
      yield* Fiber.join(waiting)
      // It waits for it once.
      yield* commitsFirst
      yield* Fiber.interrupt(hanging)
    }),
  )
})
