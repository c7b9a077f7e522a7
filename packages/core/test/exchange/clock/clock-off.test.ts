import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import { chief, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { axisOff } from "../circuit/axis-off.ts"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  quietly,
  refusedBy,
  report,
  sealed,
  standings,
  tayNinh,
  vpcp,
} from "../scene.ts"

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
  Effect.map(agency.reports.faults({ order: "ascending" }), ({ rows }) => rows.map(({ code }) => code))

describe("A clock that is not the axis'", () => {
  it.effect(
    "one hour ahead at 23:30 dates no document tomorrow: nobody signs, numbers, sends or registers",
    () =>
      Effect.gen(function* () {
        const opened = yield* open("2019-06-20T23:00:00+07:00", 0)
        const { agency, axis, off } = opened
        const other = yield* openTestAgency(axis, vpcp)
        yield* dispatched(other, [tayNinh.code])
        yield* exchangeMail(other, agency)
        const arrived = yield* onlyArrival(agency)
        const [unsigned, signed, numbered, sent] = [
          yield* agency.outgoing.draft(report(), by),
          yield* agency.outgoing.draft(report(), by),
          yield* sealed(agency),
          yield* dispatched(agency, [vpcp.code]),
        ]
        yield* agency.outgoing.signAsPerson(signed, { by: chief })
        const paper = { from: btttt.code, code: "12/BC-BTTTT", date: "2019-06-18" }
        const tried: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
          agency.outgoing.signAsPerson(unsigned, { by: chief }),
          agency.outgoing.signAsAgency(signed, by),
          agency.outgoing.dispatch(numbered, { to: [vpcp.code] }, by),
          agency.outgoing.update(sent, { reason: "Bổ sung nơi nhận", add: [btttt.code] }, by),
          agency.incoming.accept(arrived, by),
          agency.incoming.registerPaper(paper, { subject: "Báo cáo" }, by),
        ]
        off.ahead = hour
        yield* TestClock.setTime(Date.parse("2019-06-21T00:30:00+07:00"))
        yield* agency.work.checkAxis()
        for (const trying of tried) {
          const error = yield* refusedBy(agency, trying)
          expect(error).toMatchObject({ code: "input/clock-other-date" })
        }
        expect(yield* codes(opened)).toEqual(["clock/off"])

        off.ahead = 0
        yield* TestClock.setTime(Date.parse("2019-06-20T23:31:00+07:00"))
        for (const trying of tried) yield* trying
        expect((yield* agency.outgoing.get(signed)).numbered?.date).toBe("2019-06-20")
        expect(yield* told(opened)).toEqual(["ClockOff", "ClockInStep"])
      }).pipe(quietly),
  )

  it.effect("but shows the same date holds nothing up, and is reported once until it is in step again", () =>
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

  for (const [waits, run] of [
    ["the dispatcher", ({ work }: OpenedTestAgency) => work.runDispatcher()],
    ["the intake", ({ work }: OpenedTestAgency) => work.runIntake(60_000)],
  ] as const)
    it.effect(`is reported although nobody signs, and until it is in step again, while ${waits} waits`, () =>
      Effect.gen(function* () {
        const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
        const { agency, off } = opened
        const running = yield* Effect.forkChild(run(agency))
        yield* TestClock.adjust("1 minute")
        off.ahead = hour
        yield* TestClock.adjust("10 minutes")
        expect(yield* told(opened)).toEqual(["ClockOff"])
        expect((yield* agency.reports.headline()).clock).toEqual([
          {
            code: "clock/off",
            since: "2019-06-20T14:05:00.000+07:00",
            text: {
              en: expect.stringMatching(/3600 seconds ahead/),
              vi: expect.stringMatching(/nhanh hơn Trục/),
            },
          },
        ])
        off.ahead = 0
        yield* TestClock.adjust("5 minutes")
        yield* Fiber.interrupt(running)
        expect((yield* agency.reports.headline()).clock).toBeUndefined()
        expect((yield* agency.reports.faults()).rows).toMatchObject([
          { code: "clock/off", outcome: { code: "clock-in-step", vi: expect.stringMatching(/từ 14:15/) } },
        ])
        expect(off.asked).toBe(4)
      }).pipe(quietly),
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
      `${restarted ? "while nothing runs " : ""}stops no document: it leaves, and the fault is seen until it is mended`,
      () =>
        Effect.gen(function* () {
          const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
          const { axis, off } = opened
          yield* opened.agency.work.drain()
          const id = yield* dispatched(opened.agency, [vpcp.code])
          yield* TestClock.setTime(Date.parse("2019-06-19T14:00:00+07:00"))
          off.ahead = -24 * hour
          const storage = Layer.succeed(Storage, opened.agency.store)
          const agency = restarted
            ? yield* openTestAgency(axisOff(axis, off), tayNinh, { storage })
            : opened.agency
          // Somebody records something before anything has looked at the clock.
          yield* agency.outgoing.draft(report(), by)
          const running = yield* Effect.forkChild(agency.work.runDispatcher())
          yield* TestClock.adjust("20 seconds")
          expect(yield* standings(agency, id)).toEqual(["sent"])
          expect(axis.taken).toHaveLength(1)
          expect(yield* codes(opened)).toEqual(["clock/set-back", "clock/off"])
          expect(yield* told(opened)).toEqual(["ClockSetBack", "ClockOff"])
          expect((yield* agency.reports.headline()).clock).toMatchObject([
            { code: "clock/off", text: { en: expect.stringMatching(/86400 seconds behind/) } },
            { code: "clock/set-back", text: { vi: expect.stringMatching(/bị chỉnh lùi/) } },
          ])

          yield* Fiber.interrupt(running)
          yield* TestClock.setTime(Date.parse("2019-06-20T14:01:00+07:00"))
          off.ahead = 0
          const runningOn = yield* Effect.forkChild(agency.work.runDispatcher())
          yield* TestClock.adjust("1 second")
          yield* Fiber.interrupt(runningOn)
          expect(yield* told(opened)).toEqual(["ClockSetBack", "ClockOff", "ClockInStep"])
          expect((yield* agency.reports.headline()).clock).toBeUndefined()
        }).pipe(quietly),
    )

  it.effect("and had been a day ahead is reported once, also to processes that start later", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
      yield* sealed(opened.agency)
      yield* TestClock.setTime(Date.parse("2019-06-19T14:00:00+07:00"))
      const storage = Layer.succeed(Storage, opened.agency.store)
      for (let opening = 0; opening < 3; opening++) {
        const agency = yield* openTestAgency(axisOff(opened.axis, opened.off), tayNinh, { storage })
        const running = yield* Effect.forkChild(agency.work.runDispatcher())
        yield* TestClock.adjust("6 minutes")
        yield* Fiber.interrupt(running)
      }
      expect(yield* told(opened)).toEqual(["ClockSetBack", "ClockInStep"])
      expect((yield* opened.agency.reports.headline()).clock).toBeUndefined()
    }).pipe(quietly),
  )

  it.effect("uses no attempt, and does not cause endless retries of what the axis refuses", () =>
    Effect.gen(function* () {
      const opened = yield* open("2019-06-20T14:00:00+07:00", 0)
      const { agency, axis } = opened
      yield* agency.work.drain()
      const id = yield* dispatched(agency, [vpcp.code])
      axis.misbehave(tayNinh.code, "failed", "failed", "failed", "failed")
      yield* TestClock.setTime(Date.parse("2019-06-19T14:00:00+07:00"))
      expect(yield* agency.work.drain()).toBe(1)
      expect(yield* agency.work.drain()).toBe(0)
      const work = (yield* agency.work.list()).filter(({ payload }) => payload.includes(id))
      expect(work).toMatchObject([{ state: "waiting", attempt: 1 }])
    }).pipe(quietly),
  )
})
