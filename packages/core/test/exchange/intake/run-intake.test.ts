import { it } from "@effect/vitest"
import { Storage, Transport } from "@lienthong/core/adapter"
import { type MemoryAxis, memoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { btttt, by, dispatched, report, start, tayNinh, until, vpcp } from "../scene.ts"

type Service = Transport["Service"]

/** The transport of an agency, some of whose calls go otherwise. */
const altered = (axis: MemoryAxis, alter: (transport: Service) => Partial<Service>) => ({
  transport: (agency: string) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => Transport.of({ ...transport, ...alter(transport) })),
    ).pipe(Layer.provide(axis.transport(agency))),
})

const subjectsAt = ({ reports }: OpenedTestAgency) =>
  Effect.map(reports.documents(), ({ rows }) => rows.map(({ subject }) => subject))

/** Lets time pass in small steps, 100 seconds at most, until an agency has subjects that are enough. */
const passUntil = Effect.fnUntraced(function* (
  agency: OpenedTestAgency,
  isEnough: (subjects: ReadonlyArray<string>) => boolean,
) {
  let subjects: ReadonlyArray<string> = []
  for (let step = 0; step < 400 && !isEnough(subjects); step++) {
    yield* TestClock.adjust("250 millis")
    // Digests are made beside the test's clock.
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    subjects = yield* subjectsAt(agency)
  }
  return subjects
})

describe("The workers that empty the mailboxes", () => {
  it.effect("take in one sender's document while all of another's hang", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp, btttt])
      const many = yield* openTestAgency(axis, tayNinh)
      const single = yield* openTestAgency(axis, btttt)
      const hanging = altered(axis, ({ fetch }) => ({
        fetch: (entry) => (entry.from === tayNinh.code ? Stream.never : fetch(entry)),
      }))
      const receiver = yield* openTestAgency(hanging, vpcp)
      for (let sent = 0; sent < 10; sent++)
        yield* dispatched(many, [vpcp.code], { subject: `Văn bản ${sent}` })
      yield* many.work.drain()
      const working = yield* Effect.forkChild(receiver.work.runIntake(1_000))
      yield* TestClock.adjust("1 second")
      yield* dispatched(single, [vpcp.code], { subject: "Hỏa tốc" })
      yield* single.work.drain()
      expect(yield* passUntil(receiver, (subjects) => subjects.length > 0)).toEqual(["Hỏa tốc"])
      yield* Fiber.interrupt(working)
    }),
  )

  it.effect("take in the only document of a sender before the second of one who sent many", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp, btttt])
      const many = yield* openTestAgency(axis, tayNinh)
      const single = yield* openTestAgency(axis, btttt)
      const slow = altered(axis, ({ fetch }) => ({
        fetch: (entry) => Stream.unwrap(Effect.as(Effect.sleep(1_000), fetch(entry))),
      }))
      const receiver = yield* openTestAgency(slow, vpcp)
      for (let sent = 0; sent < 20; sent++)
        yield* dispatched(many, [vpcp.code], { subject: `Văn bản ${sent}` })
      yield* many.work.drain()
      const working = yield* Effect.forkChild(receiver.work.runIntake(1_000))
      yield* passUntil(receiver, (subjects) => subjects.length > 1)
      yield* dispatched(single, [vpcp.code], { subject: "Hỏa tốc" })
      yield* single.work.drain()
      const urgent = yield* passUntil(receiver, (subjects) => subjects.includes("Hỏa tốc"))
      expect(urgent).toContain("Hỏa tốc")
      expect(urgent.length).toBeLessThan(12)
      expect(yield* passUntil(receiver, ({ length }) => length === 21)).toHaveLength(21)
      yield* Fiber.interrupt(working)
    }),
  )

  it.effect("take in what comes although the store cannot tell of its log yet", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      const sender = yield* openTestAgency(axis, tayNinh)
      const { store } = yield* openTestAgency(axis, vpcp)
      const deaf = { ...store, listen: () => Effect.never }
      const receiver = yield* openTestAgency(axis, vpcp, { storage: Layer.succeed(Storage, deaf) })
      const working = yield* Effect.forkChild(receiver.work.runIntake(1_000))
      yield* dispatched(sender, [vpcp.code], { subject: "Công văn" })
      yield* sender.work.drain()
      expect(yield* passUntil(receiver, ({ length }) => length > 0)).toEqual(["Công văn"])
      yield* Fiber.interrupt(working)
    }),
  )

  it.effect("ask less and less often while nothing comes, and at once when the host does something", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const axis = memoryAxis([tayNinh, vpcp])
      let asked = 0
      const counting = altered(axis, ({ listInbox }) => ({
        listInbox: (kind) => {
          asked++
          return listInbox(kind)
        },
      }))
      const agency = yield* openTestAgency(counting, tayNinh)
      const working = yield* Effect.forkChild(agency.work.runIntake(5_000))
      yield* TestClock.adjust("5 minutes")
      asked = 0
      yield* TestClock.adjust("1 hour")
      // Each of the two mailboxes once a minute.
      expect(asked).toBeGreaterThan(100)
      expect(asked).toBeLessThan(130)
      yield* TestClock.adjust("7 seconds")
      asked = 0
      yield* agency.outgoing.draft(report(), by)
      yield* until(() => asked === 2)
      yield* TestClock.adjust("16 seconds")
      expect(asked).toBeGreaterThanOrEqual(4)
      yield* Fiber.interrupt(working)
    }),
  )
})
