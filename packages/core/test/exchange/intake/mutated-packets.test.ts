import { it } from "@effect/vitest"
import { changedCopies } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { dispatched, lastTaken, openScene, quietly, tayNinh, vpcp } from "../scene.ts"

describe("Of packets that were changed on their way", () => {
  it.effect(
    "each arrives, or is refused and the axis told why",
    () =>
      quietly(
        Effect.gen(function* () {
          const { axis, sender, receiver } = yield* openScene()
          axis.hold(vpcp.code, "document")
          yield* dispatched(sender)
          yield* sender.work.drain()
          const text = lastTaken(axis)
          const copies = changedCopies(text)
          const count = copies.length
          for (const bytes of copies) axis.inject(vpcp.code, tayNinh.code, "document", bytes)
          for (let poll = 0; poll < 40 && axis.unacknowledged(vpcp.code) > 1; poll++) {
            yield* receiver.work.poll()
            yield* TestClock.adjust("10 minutes")
          }
          yield* receiver.work.drain()
          const mail = axis.mail(vpcp.code)
          const board = (yield* receiver.reports.incoming({ order: "ascending", limit: 500 })).rows
          const faults = (yield* receiver.reports.faults({ order: "ascending", limit: 500 })).rows
          const ended = (outcome: string) =>
            mail.filter(({ acknowledged }) => acknowledged?.outcome === outcome)
          const [done, failed] = [ended("done"), ended("failed")]
          // The packet that was not changed is held back by the axis.
          expect([done.length > 10, failed.length > 10, done.length + failed.length]).toEqual([
            true,
            true,
            count,
          ])
          expect(new Set(board.map(({ document }) => document)).size).toBeGreaterThanOrEqual(done.length)
          expect(faults.filter(({ where }) => where === "receiving").length).toBe(failed.length)
          // Each arrival is reported, and most refusals: some packets do not say any more whose they were.
          expect(axis.mail(tayNinh.code).length).toBeGreaterThan(done.length + failed.length / 2)
          for (const { acknowledged } of failed)
            expect(acknowledged).toMatchObject({ description: expect.stringMatching(/^\[[a-z-]+\] \p{Lu}/u) })
        }),
      ),
    120_000,
  )
})
