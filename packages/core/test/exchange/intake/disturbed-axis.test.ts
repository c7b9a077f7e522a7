import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dispatched, exchangeMail, openScene, quietly, settle, standings, vpcp } from "../scene.ts"

const disturbance = fc.record({
  fault: fc.constantFrom("fetch-truncated", "fetch-corrupted", "fetch-swapped" as const),
  documents: fc.integer({ min: 1, max: 4 }),
  lastsSeconds: fc.integer({ min: 10, max: 6_600 }),
  pollSeconds: fc.constantFrom(10, 60, 300),
})

describe("Documents that the axis gives out broken or crosswise for up to an hour and fifty minutes", () => {
  it("all arrive once it delivers them as they are, and none is refused", () =>
    fc.assert(
      fc.asyncProperty(disturbance, ({ fault, documents, lastsSeconds, pollSeconds }) =>
        Effect.gen(function* () {
          const scene = yield* openScene()
          const { axis, sender, receiver } = scene
          const subjects = Array.from({ length: documents }, (_, n) => `Báo cáo ${n}`)
          const ids = yield* Effect.forEach(subjects, (subject) =>
            dispatched(sender, [vpcp.code], { subject }),
          )
          yield* sender.work.drain()
          axis.misbehave(vpcp.code, ...Array.from({ length: 2_000 }, () => fault))
          for (let second = 0; second < lastsSeconds; second += pollSeconds) {
            yield* receiver.work.poll()
            yield* TestClock.adjust(`${pollSeconds} seconds`)
          }
          axis.calm()
          yield* settle(scene)
          yield* exchangeMail(receiver, sender)
          const { rows } = yield* receiver.reports.incoming()
          expect(rows.map(({ envelope }) => envelope.subject).sort()).toEqual(subjects)
          for (const id of ids) expect(yield* standings(sender, id)).toEqual(["arrived"])
          expect(axis.unacknowledged(vpcp.code)).toBe(0)
        }).pipe(Effect.scoped, quietly, Effect.provide(TestClock.layer()), Effect.runPromise),
      ),
      { numRuns: 10 },
    ))
})
