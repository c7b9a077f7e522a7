import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { dispatched, exchangeMail, onlyArrival, openScene, standings, tayNinh, until } from "../scene.ts"

const wireId = "000.00.00.H53,2019/06/20,01/BC-UBND"

/** Lets the longest wait between two attempts pass, and sends what is due then. */
const tryAgain = (work: { readonly drain: () => Effect.Effect<number, unknown> }) =>
  Effect.andThen(TestClock.adjust("1 minute"), work.drain())

describe("A document that is sent", () => {
  it.effect("has its identifier before the first attempt, and every attempt sends the same bytes", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const id = yield* dispatched(sender)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([{ wireId, standing: "waiting" }])
      axis.misbehave(tayNinh.code, "unreachable", "timed-out-before-taking", "unreachable")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["retrying"])
      for (let attempt = 2; attempt <= 4; attempt++) yield* tryAgain(sender.work)
      expect(axis.offered).toHaveLength(4)
      for (const { bytes } of axis.offered) expect(bytes).toEqual(axis.offered[0]?.bytes)
      expect(new TextDecoder().decode(axis.offered[0]?.bytes)).toContain(`>${wireId}<`)
      expect(axis.taken).toHaveLength(1)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([
        { wireId, standing: "sent", submitted: { knownBy: "answer" } },
      ])
    }),
  )

  it.effect("waits between attempts instead of overloading the axis", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "unreachable")
      expect(yield* sender.work.drain()).toBe(1)
      expect(yield* sender.work.drain()).toBe(0)
      yield* TestClock.adjust("10 seconds")
      expect(yield* sender.work.drain()).toBe(0)
      yield* TestClock.adjust("5 seconds")
      expect(yield* sender.work.drain()).toBe(1)
    }),
  )

  it.effect("and was taken without an answer is looked up, not sent again", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-unreachable")
      yield* sender.work.drain()
      yield* tryAgain(sender.work)
      expect(yield* standings(sender, id)).toEqual(["retrying"])
      yield* tryAgain(sender.work)
      expect(axis.asked.map((query) => query.documentId)).toEqual([wireId, wireId])
      expect(axis.offered).toHaveLength(1)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([
        { standing: "sent", submitted: { knownBy: "query" } },
      ])
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
    }),
  )

  it.effect("and got no answer is sent again once the axis says that it does not have it", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "timed-out-before-taking")
      yield* sender.work.drain()
      yield* tryAgain(sender.work)
      expect([axis.asked.length, axis.offered.length, axis.taken.length]).toEqual([1, 2, 1])
      expect(yield* standings(sender, id)).toEqual(["sent"])
    }),
  )

  it.effect("has arrived when the axis calls our own second attempt a duplicate", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-timed-out", "ask-forgotten")
      yield* sender.work.drain()
      yield* tryAgain(sender.work)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([
        { standing: "sent", submitted: { knownBy: "duplicate" } },
      ])
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
    }),
  )

  it.effect("is known to have arrived by the recipient's report, before the axis was asked", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-timed-out")
      yield* sender.work.drain()
      yield* exchangeMail(receiver, sender)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([
        { standing: "arrived", submitted: { knownBy: "report" } },
      ])
      yield* tryAgain(sender.work)
      expect(axis.offered.filter((submission) => submission.kind === "document")).toHaveLength(1)
      expect(yield* sender.work.list()).toEqual([])
    }),
  )
})

describe("A document whose sending is cut short after the axis has taken it", () => {
  it.effect("is taken up at once by the next worker, which asks and sends it to nobody twice", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-silent")
      const stopped = yield* Effect.forkChild(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* Fiber.interrupt(stopped)
      expect(yield* standings(sender, id)).toEqual(["waiting"])
      yield* sender.work.drain()
      expect(axis.offered).toHaveLength(1)
      expect(yield* sender.outgoing.deliveries(id)).toMatchObject([
        { standing: "sent", submitted: { knownBy: "query" } },
      ])
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
    }),
  )

  it.effect("is found again when its worker died and the lease has run out", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "taken-then-silent", "ask-unreachable")
      // Detached and never interrupted: a process that died gives nothing back.
      yield* Effect.forkDetach(sender.work.drain())
      yield* until(() => axis.taken.length === 1)
      yield* TestClock.adjust("4 minutes")
      expect(yield* sender.work.drain()).toBe(0)
      yield* tryAgain(sender.work)
      yield* tryAgain(sender.work)
      expect(axis.offered).toHaveLength(1)
      const events = yield* sender.store.readStream(`delivery/${id}/${receiver.code}`)
      expect(events.map((event) => event.type)).toEqual(["Queued", "SubmissionFailed", "Submitted"])
      yield* exchangeMail(sender, receiver)
      yield* onlyArrival(receiver)
    }),
  )
})
