import { it } from "@effect/vitest"
import { TransportError } from "@lienthong/core"
import { type MailboxEntry, Transport } from "@lienthong/core/adapter"
import { type MemoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { dispatched, exchangeMail, openScene, quietly, standings, vpcp } from "../scene.ts"

/** The axis, but for some entries that it is "busy" with, however often they are asked for. */
const busyWith = (axis: MemoryAxis, entries: ReadonlySet<string>): MemoryAxis => ({
  ...axis,
  transport: (agency) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => ({
        ...transport,
        fetch: (entry: MailboxEntry) =>
          entries.has(entry.id)
            ? Stream.fail(
                new TransportError({ reason: "busy", detail: { operation: "fetch", answer: "Bận" } }),
              )
            : transport.fetch(entry),
      })),
    ).pipe(Layer.provide(axis.transport(agency))),
})

const opened = Effect.gen(function* () {
  const { axis, sender } = yield* openScene()
  const busy = new Set<string>()
  const receiver = yield* openTestAgency(busyWith(axis, busy), vpcp)
  const poll = (hours: number, before: Effect.Effect<unknown, unknown> = Effect.void) =>
    quietly(
      Effect.gen(function* () {
        for (let minutes = 0; minutes < hours * 60; minutes += 10) {
          yield* before
          yield* exchangeMail(sender, receiver)
          yield* TestClock.adjust("10 minutes")
        }
      }),
    )
  return { axis, sender, receiver, busy, poll }
})

describe("A single entry that the axis does not deliver, with the words of an axis that is away", () => {
  it.effect("waits while that may pass, and is refused in the end, as the axis is told", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, busy, poll } = yield* opened
      const first = yield* dispatched(sender)
      yield* sender.work.drain()
      busy.add(axis.mail(vpcp.code)[0]?.entry.id ?? "")
      const others = dispatched(sender)
      yield* poll(1.9, others)
      expect(axis.unacknowledged(vpcp.code)).toBe(1)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      yield* poll(8, others)
      expect(axis.mail(vpcp.code)[0]?.acknowledged?.outcome).toBe("failed")
      expect((yield* receiver.reports.faults()).rows).toMatchObject([{ code: "not-delivered" }])
      expect(yield* standings(sender, first)).toEqual(["sent"])
    }),
  )

  it.effect("waits for as long as the axis gives out nothing else either", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, busy, poll } = yield* opened
      const id = yield* dispatched(sender)
      yield* sender.work.drain()
      busy.add(axis.mail(vpcp.code)[0]?.entry.id ?? "")
      yield* poll(12)
      expect((yield* receiver.reports.faults()).rows).toEqual([])
      busy.clear()
      yield* poll(0.5)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )

  it.effect("and that only gave out another's before, leaves a copy of that a copy", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver, busy, poll } = yield* opened
      const id = yield* dispatched(sender)
      axis.misbehave("000.00.00.H53", "delivered-twice")
      yield* exchangeMail(sender)
      busy.add(axis.mail(vpcp.code)[1]?.entry.id ?? "")
      yield* quietly(receiver.work.poll())
      busy.clear()
      busy.add(axis.mail(vpcp.code)[0]?.entry.id ?? "")
      yield* poll(4)
      expect(axis.unacknowledged(vpcp.code)).toBe(0)
      expect(yield* standings(sender, id)).toEqual(["arrived"])
    }),
  )
})
