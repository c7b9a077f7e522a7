import { it } from "@effect/vitest"
import { Transport } from "@lienthong/core/adapter"
import { type MemoryAxis, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer, Stream } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { TransportError } from "../../../src/port/transport-error.ts"
import { dispatched, quietly, start, vpcp } from "../scene.ts"

const many = 12
const communes = Array.from({ length: many }, (_, index) => ({
  code: `000.${String(index).padStart(2, "0")}.01.H53`,
  name: `Ủy ban nhân dân xã ${index}`,
}))

interface Gateway {
  /** Why it answers a system nothing. */
  trouble: (system: string) => TransportError["reason"] | undefined
  calls: number
}

/** One address at which every commune is a system of its own. */
const behind = (axis: MemoryAxis, gateway: Gateway): Pick<MemoryAxis, "transport"> => ({
  transport: (agency) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => {
        const through = <A, E>(answer: Effect.Effect<A, E>) =>
          Effect.suspend((): Effect.Effect<A, E | TransportError> => {
            gateway.calls += 1
            const reason = gateway.trouble(agency)
            const detail = { endpoint: "axis", systemId: agency, operation: "", answer: "" }
            return reason === undefined ? answer : Effect.fail(new TransportError({ reason, detail }))
          })
        return Transport.of({
          ...transport,
          endpoint: "https://axis.example",
          system: agency,
          submit: (submission) => through(transport.submit(submission)),
          findSent: (query) => through(transport.findSent(query)),
          listInbox: (kind) => through(transport.listInbox(kind)),
          fetch: (entry) => Stream.unwrap(through(Effect.succeed(transport.fetch(entry)))),
          directory: through(transport.directory),
          health: through(transport.health),
        })
      }),
    ).pipe(Layer.provide(axis.transport(agency))),
})

const opened = (count: number) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([...communes, vpcp])
    const gateway: Gateway = { trouble: () => undefined, calls: 0 }
    const agencies = yield* Effect.forEach(communes.slice(0, count), (commune) =>
      openTestAgency(behind(axis, gateway), commune),
    )
    for (const agency of agencies) yield* dispatched(agency)
    const workers = yield* Effect.forEach(agencies, ({ work }) =>
      Effect.all([Effect.forkChild(work.runDispatcher()), Effect.forkChild(work.runIntake(30_000))]),
    )
    const stop = Effect.forEach(workers.flat(), Fiber.interrupt)
    return { axis, gateway, agencies, stop }
  })

/** In steps of a quarter of a minute; the number of calls of each step. */
const pass = (gateway: Gateway, minutes: number) =>
  Effect.forEach(Array.from({ length: minutes * 4 }), () => {
    gateway.calls = 0
    return Effect.map(TestClock.adjust("15 seconds"), () => gateway.calls)
  })

const told = (agency: Effect.Success<ReturnType<typeof openTestAgency>>, index: number) =>
  Effect.map(agency.store.readStream(`axis/${communes[index]?.code}`), (events) =>
    events.map(({ type }) => type),
  )

describe("Twelve communes, each a system of its own at one address,", () => {
  it.effect("ask an address that is dead once for each interval, and all leaves when it is back", () =>
    Effect.gen(function* () {
      const { axis, gateway, agencies, stop } = yield* opened(many)
      gateway.trouble = () => "unreachable"
      yield* pass(gateway, 1)
      const calls = yield* pass(gateway, 15)
      // A poll and the question that follows it.
      expect(Math.max(...calls)).toBeLessThanOrEqual(2)
      expect(calls.reduce((total, count) => total + count, 0)).toBeLessThan(20)
      gateway.trouble = () => undefined
      yield* pass(gateway, 6)
      expect(axis.taken).toHaveLength(many)
      for (const [index, agency] of agencies.entries())
        expect(yield* told(agency, index)).toEqual(["AxisAway", "AxisBack"])
      yield* stop
    }).pipe(quietly),
  )
})

describe("Communes at one address", () => {
  it.effect("go on sending without one whose key it does not accept", () =>
    Effect.gen(function* () {
      const { axis, gateway, agencies, stop } = yield* opened(3)
      gateway.trouble = (system) => (system === communes[0]?.code ? "unauthorized" : undefined)
      yield* pass(gateway, 5)
      expect(axis.taken).toHaveLength(2)
      const events = yield* Effect.forEach(agencies, told)
      expect(events).toEqual([["AxisAway"], [], []])
      yield* stop
    }).pipe(quietly),
  )

  it.effect("go on sending when it tells one that it is busy, and wait when it tells two", () =>
    Effect.gen(function* () {
      const { axis, gateway, agencies, stop } = yield* opened(3)
      gateway.trouble = (system) => (system === communes[0]?.code ? "busy" : undefined)
      yield* pass(gateway, 5)
      expect(axis.taken).toHaveLength(2)
      expect(yield* Effect.forEach(agencies, told)).toEqual([["AxisAway"], [], []])
      gateway.trouble = () => "busy"
      yield* pass(gateway, 5)
      expect(yield* Effect.forEach(agencies, told)).toEqual([["AxisAway"], ["AxisAway"], ["AxisAway"]])
      expect(Math.max(...(yield* pass(gateway, 10)))).toBeLessThanOrEqual(2)
      gateway.trouble = () => undefined
      yield* pass(gateway, 6)
      expect(axis.taken).toHaveLength(3)
      yield* stop
    }).pipe(quietly),
  )
})
