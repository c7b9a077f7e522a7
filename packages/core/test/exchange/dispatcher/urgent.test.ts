import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { dispatched, openScene, tayNinh, until } from "../scene.ts"

const subjects = (taken: ReadonlyArray<{ readonly bytes: Uint8Array }>) =>
  taken.map(({ bytes }) => /Subject>([^<]*)</.exec(new TextDecoder().decode(bytes))?.[1])

describe("An urgent document", () => {
  it.effect("overtakes every less urgent one that was queued before it", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const queued = ["ordinary", "ordinary", "urgent", "very-urgent", "flash", "ordinary", "flash"] as const
      for (const [index, urgency] of queued.entries())
        yield* dispatched(sender, undefined, { urgency, subject: `${urgency} ${index}` })
      expect(yield* sender.work.drain()).toBe(queued.length)
      expect(subjects(axis.taken)).toEqual([
        "flash 4",
        "flash 6",
        "very-urgent 3",
        "urgent 2",
        "ordinary 0",
        "ordinary 1",
        "ordinary 5",
      ])
    }),
  )

  it.effect("is sent at once while all ordinary capacity waits for an answer", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      axis.misbehave(tayNinh.code, "taken-then-silent", "taken-then-silent")
      for (const subject of ["morning 1", "morning 2", "morning 3"])
        yield* dispatched(sender, undefined, { subject })
      const workers = yield* Effect.forkChild(sender.work.runDispatcher({ urgent: 1 }))
      yield* until(() => axis.offered.length === 2)

      yield* dispatched(sender, undefined, { subject: "flood", urgency: "flash" })
      yield* until(() => axis.offered.length === 3)
      expect(subjects(axis.taken)).toEqual(["morning 1", "morning 2", "flood"])

      // The third ordinary one still waits: the urgent worker does not take it, idle as it is.
      yield* dispatched(sender, undefined, { subject: "and another", urgency: "urgent" })
      yield* until(() => axis.offered.length === 4)
      expect(subjects(axis.taken).slice(3)).toEqual(["and another"])
      yield* Fiber.interrupt(workers)
      expect(yield* sender.work.list()).toMatchObject(Array(3).fill({ state: "waiting", lane: 3 }))
    }),
  )
})
