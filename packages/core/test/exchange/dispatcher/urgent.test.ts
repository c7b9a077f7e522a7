import { it } from "@effect/vitest"
import { type Commit, Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { clerk, memoryAxis, memoryStorage, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { dispatched, openScene, quietly, start, tayNinh, until, vpcp } from "../scene.ts"

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

  /** A store that counts how often it is asked when work is due, and an axis that can fall silent. */
  const openSilent = Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp])
    const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
    const store = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
    const transport = Context.get(yield* Layer.build(axis.transport(tayNinh.code)), Transport)
    const asked = { isSilent: false, whenDue: 0 }
    const silent = Transport.of({
      ...transport,
      health: Effect.suspend(() => (asked.isSilent ? Effect.never : transport.health)),
    })
    const nextDue: Storage["Service"]["nextDue"] = (lanes) =>
      Effect.suspend(() => {
        asked.whenDue++
        if (asked.whenDue > 10_000) return Effect.die("a worker asks when work is due without end")
        return store.nextDue(lanes)
      })
    const sender = yield* openTestAgency({ transport: () => Layer.succeed(Transport, silent) }, tayNinh, {
      storage: Layer.succeed(Storage, Storage.of({ ...store, nextDue })),
    })
    return { axis, sender, asked, store }
  })

  /** Work of the house that becomes due every ten seconds. */
  const houseWork = (minutes: number): Commit => ({
    id: "house",
    at: vietnamTime(start),
    by: JSON.stringify(clerk),
    appends: [],
    work: {
      add: Array.from({ length: minutes * 6 }, (_, index) => ({
        id: `house-${index}`,
        lane: 4,
        kind: "of-a-later-release",
        payload: "{}",
        dueAt: vietnamTime(start + index * 10_000),
      })),
    },
  })

  it.effect("has a worker that sleeps while the axis is asked and internal work becomes due", () =>
    Effect.gen(function* () {
      const { axis, sender, asked, store } = yield* openSilent
      yield* dispatched(sender)
      yield* sender.work.drain()
      asked.isSilent = true
      axis.goAway(tayNinh.code)
      yield* dispatched(sender, undefined, { urgency: "flash" })
      yield* store.commit(houseWork(30))
      const workers = yield* Effect.forkChild(sender.work.runDispatcher({ urgent: 1, ordinary: 1 }))
      for (let minute = 0; minute < 30; minute++) yield* TestClock.adjust("1 minute")
      expect(asked.whenDue).toBeLessThan(2_000)
      yield* Fiber.interrupt(workers)
    }).pipe(quietly),
  )
})
