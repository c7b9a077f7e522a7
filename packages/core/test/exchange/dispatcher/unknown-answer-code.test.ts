import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import {
  closed,
  onAnswer,
  onItemNotTaken,
  onNoAnswer,
  turn,
} from "../../../src/exchange/circuit/circuit-state.ts"
import { btttt, dispatched, openScene, quietly, standings, tayNinh, vpcp } from "../scene.ts"

const policy = { firstDelaySeconds: 10, maxDelaySeconds: 60, attempts: 4 }
const trouble = { problem: "transport/timed-out", text: { en: "", vi: "" } }

describe("An answer with an unknown code", () => {
  it.effect("causes a retry, and is forgotten when the axis takes the document", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ retry: policy })
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "failed")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["retrying"])
      yield* TestClock.adjust("1 minute")
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["sent"])
    }),
  )

  it.effect("stops the document after the attempts of the policy, and holds up no other", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ retry: policy })
      const id = yield* dispatched(sender)
      axis.misbehave(tayNinh.code, "failed", "ask-failed", "ask-failed", "ask-failed")
      for (let attempt = 1; attempt <= policy.attempts; attempt++) {
        yield* sender.work.drain()
        yield* TestClock.adjust("1 minute")
      }
      expect(yield* standings(sender, id)).toEqual(["parked"])
      const other = yield* dispatched(sender, [btttt.code])
      yield* sender.work.drain()
      expect(yield* standings(sender, other)).toEqual(["sent"])
      expect(yield* sender.store.readStream(`axis/${tayNinh.code}`)).toEqual([])
    }),
  )
})

describe("A packet that is too large for a proxy before the axis", () => {
  it.effect("stops at once, under a code of its own, and holds up no other", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ retry: policy })
      axis.chokeOn("Tệp quá lớn", "too-large")
      const id = yield* dispatched(sender, [vpcp.code], { subject: "Tệp quá lớn" })
      yield* sender.work.drain()
      expect(yield* standings(sender, id)).toEqual(["parked"])
      const [fault] = (yield* sender.reports.faults()).rows
      expect(fault?.code).toBe("transport/too-large")
      expect(yield* sender.store.readStream(`axis/${tayNinh.code}`)).toEqual([])
    }).pipe(quietly),
  )
})

describe("An axis that answers questions and refuses every packet with an unknown code", () => {
  it.effect(
    "counts as away for a day, stops nothing, and gets everything within minutes when it is well",
    () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene({ retry: policy })
        axis.chokeOn("Lỗi lạ", "failed")
        const running = yield* Effect.forkChild(sender.work.runDispatcher())
        const ids = yield* Effect.forEach([1, 2, 3], () =>
          dispatched(sender, [vpcp.code], { subject: "Lỗi lạ" }),
        )
        for (let hour = 0; hour < 24; hour++) yield* TestClock.adjust("1 hour")
        for (const id of ids) expect(yield* standings(sender, id)).not.toEqual(["parked"])
        const events = yield* sender.store.readStream(`axis/${tayNinh.code}`)
        expect(events.map(({ type }) => type)).toEqual(["AxisAway"])
        expect((yield* sender.reports.faults()).rows.length).toBeLessThanOrEqual(2)
        axis.calm()
        yield* TestClock.adjust("2 minutes")
        yield* Fiber.interrupt(running)
        for (const id of ids) expect(yield* standings(sender, id)).toEqual(["sent"])
      }).pipe(quietly),
  )
})

describe("Documents that the axis never forwards, while it takes all others", () => {
  for (const poisons of [1, 2, 3])
    it.effect(`hold up none of the others and stop in the end, even ${poisons} urgent ones`, () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene({ retry: policy })
        axis.chokeOn("Tệp quá lớn")
        const running = yield* Effect.forkChild(sender.work.runDispatcher())
        const changes = { subject: "Tệp quá lớn", urgency: "flash" } as const
        const poisoned = yield* Effect.forEach(Array.from({ length: poisons }), () =>
          dispatched(sender, [vpcp.code], changes),
        )
        yield* TestClock.adjust("1 hour")
        // Nobody can tell yet whose fault it is.
        for (const id of poisoned) expect(yield* standings(sender, id)).toEqual(["retrying"])
        for (let round = 0; round < 30; round++) {
          const other = yield* dispatched(sender, [btttt.code])
          yield* TestClock.adjust("90 seconds")
          expect(yield* standings(sender, other)).toEqual(["sent"])
          yield* TestClock.adjust("2 minutes")
        }
        yield* Fiber.interrupt(running)
        for (const id of poisoned) expect(yield* standings(sender, id)).toEqual(["parked"])
        const told = yield* sender.store.readStream(`axis/${tayNinh.code}`)
        expect(told.length).toBeLessThanOrEqual(poisons < 2 ? 0 : 4)
      }).pipe(quietly),
    )
})

describe("A single document that is never forwarded, with the words of an axis that is away", () => {
  for (const reason of ["unreachable", "busy"] as const)
    it.effect(`waits while that may pass, and stops in the end: ${reason}`, () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene({ retry: policy })
        axis.chokeOn("Tệp quá lớn", reason)
        const id = yield* dispatched(sender, [vpcp.code], { subject: "Tệp quá lớn" })
        const running = yield* Effect.forkChild(sender.work.runDispatcher())
        const sendOthers = Effect.gen(function* () {
          for (let minutes = 0; minutes < 110; minutes += 10) {
            const other = yield* dispatched(sender, [btttt.code])
            yield* TestClock.adjust("10 minutes")
            expect(yield* standings(sender, other)).toEqual(["sent"])
          }
        })
        yield* sendOthers
        expect(yield* standings(sender, id)).toEqual(["retrying"])
        yield* sendOthers
        yield* Fiber.interrupt(running)
        expect(yield* standings(sender, id)).toEqual(["parked"])
        expect(yield* sender.store.readStream(`axis/${tayNinh.code}`)).toEqual([])
      }).pipe(quietly),
    )
})

describe("The way to the axis", () => {
  it("is not closed by one refused item, but by the second in a row", () => {
    const one = onItemNotTaken(closed, "a", trouble, 0, 0)
    expect(turn(one, 0)).toBe("send")
    expect(turn(onItemNotTaken(one, "a", trouble, 1, 0), 1)).toBe("send")
    const two = onItemNotTaken(one, "b", trouble, 1, 0)
    expect([turn(two, 1), turn(two, 60_000)]).toEqual(["wait", "try"])
  })

  it("is asked less and less often, between five seconds and five minutes, and at once when the clock is set back", () => {
    let circuit = onNoAnswer(closed, trouble, 0, 0.999)
    const waits: Array<number> = []
    for (let tries = 0; tries < 12; tries++) {
      if (circuit._tag !== "Open") throw new Error("it is away")
      waits.push(Math.round((circuit.nextAt - circuit.triedAt) / 1_000))
      circuit = onNoAnswer(circuit, trouble, circuit.nextAt, 0.999)
    }
    expect(waits.slice(0, 3)).toEqual([5, 10, 20])
    expect(waits.at(-1)).toBe(300)
    expect(turn(onNoAnswer(closed, trouble, 1_000_000, 0), 999_999)).toBe("ask")
  })

  it("waits for as long as the axis asks, within a limit", () => {
    const asked = onNoAnswer(closed, { ...trouble, retryAfterMillis: 600_000 }, 0, 0)
    expect([turn(asked, 599_999), turn(asked, 600_000)]).toEqual(["wait", "ask"])
    const always = onNoAnswer(closed, { ...trouble, retryAfterMillis: 1e12 }, 0, 0)
    expect(turn(always, 3_600_000)).toBe("ask")
  })

  it("opens to all with an answer, but to one item where the axis had answered before and taken nothing", () => {
    expect(onAnswer(onNoAnswer(closed, trouble, 0, 0), 1)).toEqual(closed)
    const stuck = onItemNotTaken(onItemNotTaken(closed, "a", trouble, 0, 0), "b", trouble, 0, 0)
    expect(turn(onAnswer(onNoAnswer(stuck, trouble, 1, 0), 2), 2)).toMatch(/^try/)
  })
})
