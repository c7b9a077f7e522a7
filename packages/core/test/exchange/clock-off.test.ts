import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core"
import { chief, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { axisOff } from "./axis-off.ts"
import {
  by,
  dispatched,
  expectSentences,
  openScene,
  quietly,
  report,
  sealed,
  standings,
  tayNinh,
  vpcp,
} from "./scene.ts"

const hour = 3_600_000

const open = (time: string, ahead: number) =>
  Effect.gen(function* () {
    const { axis } = yield* openScene()
    yield* TestClock.setTime(Date.parse(time))
    const off = { ahead, tells: true, asked: 0 }
    const agency = yield* openTestAgency(axisOff(axis, off), tayNinh)
    return { axis, agency, off }
  })

type Opened = Effect.Success<ReturnType<typeof open>>

const told = ({ agency }: Opened) =>
  Effect.map(agency.store.readStream(`clock/${tayNinh.code}`), (events) => events.map(({ type }) => type))

const codes = ({ agency }: Opened) =>
  Effect.map(agency.reports.faults(), (faults) => faults.map(({ code }) => code))

describe("A clock that is not the axis'", () => {
  it.effect("one hour ahead at 23:30 dates no document tomorrow, and numbers none", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-21T00:30:00+07:00", hour)
      const { agency, off } = opened
      const id = yield* agency.outgoing.draft(report(), by)
      yield* agency.outgoing.signAsPerson(id, {}, { by: chief })
      const error = yield* Effect.flip(agency.outgoing.signAsAgency(id, {}, by))
      expect(error).toMatchObject({ code: "input/clock-other-date" })
      expectSentences(error)
      expect((yield* agency.outgoing.get(id)).numbered).toBeUndefined()
      expect(yield* codes(opened)).toEqual(["clock/off"])

      off.ahead = 0
      yield* TestClock.setTime(Date.parse("2019-06-20T23:31:00+07:00"))
      const code = yield* agency.outgoing.signAsAgency(id, {}, by)
      expect(code.number).toBe("01")
      expect((yield* agency.outgoing.get(id)).numbered?.date).toBe("2019-06-20")
      expect(yield* told(opened)).toEqual(["ClockOff", "ClockInStep"])
    }).pipe(quietly),
  )

  it.effect("but shows the same date holds nothing up, and is told once until it is in step again", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-20T14:00:00+07:00", hour)
      const { agency, off } = opened
      for (let document = 0; document < 3; document++) {
        yield* sealed(agency)
        yield* TestClock.adjust("2 minutes")
      }
      expect(yield* told(opened)).toEqual(["ClockOff"])
      off.ahead = 0
      yield* sealed(agency)
      yield* TestClock.adjust("2 minutes")
      yield* sealed(agency)
      expect(yield* told(opened)).toEqual(["ClockOff", "ClockInStep"])
    }).pipe(quietly),
  )

  it.effect("is asked for once a minute, however many documents are signed", () =>
    Effect.gen(function* () {
      const { agency, off } = yield* open("2019-06-20T14:00:00+07:00", 0)
      for (let document = 0; document < 5; document++) yield* sealed(agency)
      expect(off.asked).toBe(1)
    }),
  )

  it.effect("holds no signing up where the axis is away or does not tell its time", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-21T00:30:00+07:00", hour)
      const { agency, axis, off } = opened
      axis.goAway(tayNinh.code)
      yield* sealed(agency)
      axis.comeBack(tayNinh.code)
      off.tells = false
      yield* TestClock.adjust("2 minutes")
      yield* sealed(agency)
      expect(yield* told(opened)).toEqual([])
    }).pipe(quietly),
  )
})

describe("A clock that is set back a day", () => {
  for (const restarted of [false, true])
    it.effect(
      `${restarted ? "while nothing runs " : ""}stops no document: it leaves, and the fault is seen`,
      () =>
        Effect.gen(function* () {
          const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
          const { axis } = opened
          yield* opened.agency.work.drain()
          const id = yield* dispatched(opened.agency, [vpcp.code])
          const storage = Layer.succeed(Storage, opened.agency.store)
          const agency = restarted ? yield* openTestAgency(axis, tayNinh, { storage }) : opened.agency
          yield* TestClock.setTime(Date.parse("2019-06-19T14:00:00+07:00"))
          const running = yield* Effect.forkChild(agency.work.runDispatcher())
          yield* TestClock.adjust("20 seconds")
          yield* Fiber.interrupt(running)
          expect(yield* standings(agency, id)).toEqual(["sent"])
          expect(axis.taken).toHaveLength(1)
          expect(yield* codes(opened)).toEqual(["clock/set-back"])
          expect(yield* told(opened)).toEqual(["ClockSetBack"])
        }).pipe(quietly),
    )

  it.effect("does not make what the axis does not take be tried again and again", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
      const { agency, axis } = opened
      yield* agency.work.drain()
      yield* dispatched(agency, [vpcp.code])
      axis.misbehave(tayNinh.code, "failed", "failed", "failed", "failed")
      yield* TestClock.setTime(Date.parse("2019-06-19T14:00:00+07:00"))
      expect(yield* agency.work.drain()).toBe(1)
      expect(yield* agency.work.drain()).toBe(0)
    }).pipe(quietly),
  )
})
