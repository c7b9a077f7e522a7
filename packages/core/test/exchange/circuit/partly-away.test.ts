import { it } from "@effect/vitest"
import { Transport } from "@lienthong/core/adapter"
import { chief, type MemoryAxis, memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { TransportError } from "../../../src/port/transport-error.ts"
import { btttt, dispatched, quietly, standings, start, tayNinh, vpcp } from "../scene.ts"

const calls = ["submit", "listInbox", "directory", "health", "findSent"] as const
type Call = (typeof calls)[number]

/** An axis of which some calls go unanswered; it counts all of them. */
const partly = (
  axis: MemoryAxis,
  unanswered: ReadonlySet<Call>,
  asked: Partial<Record<Call, number>> = {},
  endpoint?: string,
): Pick<MemoryAxis, "transport"> => ({
  transport: (agency) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => {
        const unless = <A, E>(call: Call, answer: Effect.Effect<A, E>) =>
          Effect.suspend((): Effect.Effect<A, E | TransportError> => {
            asked[call] = (asked[call] ?? 0) + 1
            const detail = { operation: call, endpoint: "axis", systemId: "", answer: "" }
            return unanswered.has(call)
              ? Effect.fail(new TransportError({ reason: "unreachable", detail }))
              : answer
          })
        return Transport.of({
          ...transport,
          ...(endpoint !== undefined && { endpoint }),
          submit: (submission) => unless("submit", transport.submit(submission)),
          findSent: (query) => unless("findSent", transport.findSent(query)),
          listInbox: (kind) => unless("listInbox", transport.listInbox(kind)),
          directory: unless("directory", transport.directory),
          health: unless("health", transport.health),
        })
      }),
    ).pipe(Layer.provide(axis.transport(agency))),
})

type Agency = Effect.Success<ReturnType<typeof openTestAgency>>

const axisEvents = (agency: Agency) =>
  Effect.map(agency.store.readStream(`axis/${tayNinh.code}`), (events) => events.map(({ type }) => type))

/** A host without workers, which sends and polls every minute. */
const workFor = (agency: Agency, minutes: number) =>
  Effect.forEach(Array.from({ length: minutes }), () =>
    Effect.gen(function* () {
      yield* agency.work.drain()
      yield* Effect.result(agency.work.poll())
      yield* agency.work.drain()
      yield* TestClock.adjust("1 minute")
    }),
  )

const opened = (unanswered: ReadonlySet<Call>, asked: Partial<Record<Call, number>> = {}) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(start)
    const axis = memoryAxis([tayNinh, vpcp, btttt])
    const agency = yield* openTestAgency(partly(axis, unanswered, asked), tayNinh)
    return { axis, agency }
  })

describe("An axis whose mailboxes answer while sending and questions do not", () => {
  it.effect("is away once until it takes a document, and is left alone meanwhile", () =>
    Effect.gen(function* () {
      const unanswered = new Set<Call>()
      const asked: Partial<Record<Call, number>> = {}
      const { axis, agency } = yield* opened(unanswered, asked)
      const ids = [yield* dispatched(agency), yield* dispatched(agency, [btttt.code])]
      unanswered.add("submit").add("health")
      yield* workFor(agency, 180)
      expect(yield* axisEvents(agency)).toEqual(["AxisAway"])
      expect(asked.submit).toBeLessThan(60)
      unanswered.clear()
      yield* workFor(agency, 15)
      expect(yield* axisEvents(agency)).toEqual(["AxisAway", "AxisBack"])
      for (const id of ids) expect(yield* standings(agency, id)).toEqual(["sent"])
      expect(axis.taken).toHaveLength(2)
    }).pipe(quietly),
  )

  it.effect("is back for them when nothing is left to send", () =>
    Effect.gen(function* () {
      const unanswered = new Set<Call>()
      const { agency } = yield* opened(unanswered)
      const id = yield* dispatched(agency)
      unanswered.add("submit").add("health")
      yield* workFor(agency, 10)
      yield* agency.outgoing.recall(id, { reason: "Gửi nhầm" }, { by: chief })
      unanswered.delete("health")
      yield* workFor(agency, 90)
      expect(yield* axisEvents(agency)).toEqual(["AxisAway", "AxisBack"])
    }).pipe(quietly),
  )
})

describe("Whichever calls an axis leaves unanswered", () => {
  it.effect("it is away once at most, and back when it answers all", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.subarray([...calls], { minLength: 1 }), (silent) =>
          Effect.gen(function* () {
            const unanswered = new Set<Call>()
            const { agency } = yield* opened(unanswered)
            const ids = [yield* dispatched(agency), yield* dispatched(agency, [btttt.code])]
            for (const call of silent) unanswered.add(call)
            yield* workFor(agency, 90)
            const told = yield* axisEvents(agency)
            expect([[], ["AxisAway"]]).toContainEqual(told)
            unanswered.clear()
            yield* workFor(agency, 20)
            expect(yield* axisEvents(agency)).toEqual(told.length === 0 ? [] : ["AxisAway", "AxisBack"])
            for (const id of ids) expect(yield* standings(agency, id)).toEqual(["sent"])
          }).pipe(quietly, Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise),
        ),
        { numRuns: 12 },
      ),
    ),
  )
})

describe("Many exchanges of one process over one axis", () => {
  const many = 8
  const communes = Array.from({ length: many }, (_, index) => ({
    code: `000.00.${String(index + 10)}.H53`,
    name: `Ủy ban nhân dân xã ${index}`,
  }))

  const openAll = (at: (index: number) => string | undefined, asked: Partial<Record<Call, number>>) =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const unanswered = new Set<Call>()
      const axis = memoryAxis([...communes, vpcp])
      const agencies = yield* Effect.forEach(communes, (commune, index) =>
        openTestAgency(partly(axis, unanswered, asked, at(index)), commune),
      )
      for (const agency of agencies) yield* dispatched(agency)
      asked.submit = 0
      asked.health = 0
      for (const call of calls) unanswered.add(call)
      return { axis, agencies, unanswered }
    })

  it.effect(
    "share what is known of it: it is asked no more than for one, and all leaves when it is back",
    () =>
      Effect.gen(function* () {
        const asked: Partial<Record<Call, number>> = {}
        const { axis, agencies, unanswered } = yield* openAll(() => "https://axis.example", asked)
        const running = yield* Effect.forEach(agencies, ({ work }) => Effect.forkChild(work.runDispatcher()))
        for (let minutes = 0; minutes < 30; minutes++) yield* TestClock.adjust("1 minute")
        expect((asked.submit ?? 0) + (asked.health ?? 0)).toBeLessThan(40)
        unanswered.clear()
        for (let minutes = 0; minutes < 10; minutes++) yield* TestClock.adjust("1 minute")
        expect(axis.taken).toHaveLength(many)
        for (const worker of running) yield* Fiber.interrupt(worker)
        for (const { store, agency } of agencies.map((store, i) => ({ ...store, agency: communes[i] })))
          expect((yield* store.readStream(`axis/${agency?.code}`)).map(({ type }) => type)).toEqual([
            "AxisAway",
            "AxisBack",
          ])
      }).pipe(quietly),
  )

  it.effect("know nothing of one another over axes at other addresses", () =>
    Effect.gen(function* () {
      const asked: Partial<Record<Call, number>> = {}
      const { agencies } = yield* openAll((index) => `https://axis-${index}.example`, asked)
      for (const { work } of agencies) yield* work.drain()
      expect(asked.submit).toBe(many)
    }).pipe(quietly),
  )
})
