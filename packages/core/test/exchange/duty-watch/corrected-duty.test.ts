import { it } from "@effect/vitest"
import { Storage } from "@lienthong/core/adapter"
import { type WorkingCalendar, workingCalendar } from "@lienthong/core/calendar"
import type { Change } from "@lienthong/core/report"
import { type MemoryAxis, type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer, Stream } from "effect"
import { describe, expect } from "vitest"
import { LocalDate } from "../../../src/time/vietnam-time.ts"
import { by, dispatched, exchangeMail, onlyArrival, openScene, sealed, tayNinh, vpcp } from "../scene.ts"
import { at, onRecord, setTime } from "./duty-scene.ts"

/** The calendar of an earlier release, which did not know 24 November. */
const unaware = workingCalendar({
  yearlyHolidays: [
    {
      day: "11-24",
      name: { en: "No holiday", vi: "Không nghỉ" },
      source: "-",
      until: LocalDate.make("2000-01-01"),
      compensated: false,
    },
  ],
})

const reopened = (
  axis: MemoryAxis,
  { store }: OpenedTestAgency,
  agency: typeof tayNinh = tayNinh,
  calendar: WorkingCalendar = workingCalendar(),
) => openTestAgency(axis, agency, { storage: Layer.succeed(Storage, store), calendar })

const changesOf = (agency: OpenedTestAgency) => Stream.runCollect(agency.changes())

const corrections = (changes: ReadonlyArray<Change>) =>
  changes.flatMap(({ event }) => (event._tag === "DutyCorrected" ? [event] : []))

describe("A document that was signed on 23 November 2026 and judged by a calendar without 24 November", () => {
  it.effect("has what was recorded as missed corrected, and is watched to its right bound", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      yield* sealed(sender)
      yield* at("2026-11-24T18:00:00", sender)
      const missed = ["DutyMissed send due", "DutyMissed send late-bound"]
      expect(yield* onRecord(sender)).toEqual(missed)
      const before = yield* changesOf(sender)

      const aware = yield* reopened(axis, sender)
      yield* aware.work.drain()
      const corrected = [...missed, "DutyCorrected send", "DutyCorrected send"]
      expect(yield* onRecord(aware)).toEqual(corrected)
      const after = yield* changesOf(aware)
      expect(after.slice(0, before.length)).toEqual(before)
      expect(corrections(after)).toMatchObject([
        {
          bound: "due",
          passedAt: "2026-11-24T12:00:00.000+07:00",
          movedTo: "2026-11-25T12:00:00.000+07:00",
          reason: {
            vi: "Theo lịch làm việc nay đã biết, thời hạn là 12:00 25/11/2026, không phải 12:00 24/11/2026 như đã ghi.",
          },
        },
        { bound: "late-bound", movedTo: "2026-11-25T17:00:00.000+07:00" },
      ])
      expect((yield* aware.reports.duties()).rows).toMatchObject([
        {
          duty: "send",
          standing: "running",
          missed: [],
          corrected: [{ bound: "due" }, { bound: "late-bound" }],
        },
      ])

      yield* at("2026-11-25T12:00:00.001", aware)
      expect(yield* onRecord(aware)).toEqual([...corrected, "DutyMissed send due"])
    }),
  )

  it.effect("and was sent on 25 November was in time on every board, with its correction shown", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      const id = yield* sealed(sender)
      yield* at("2026-11-25T09:00:00", sender)
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code] }, by)
      yield* sender.work.drain()
      expect(yield* sender.reports.headline()).toMatchObject({ late: 1 })
      expect((yield* onRecord(sender)).at(-1)).toBe("DutyKeptLate send")

      const aware = yield* reopened(axis, sender)
      yield* aware.work.drain()
      expect((yield* aware.reports.duties()).rows).toMatchObject([
        { standing: "kept", missed: [], corrected: [{ bound: "due" }, { bound: "late-bound" }] },
        { duty: "follow-sending" },
      ])
      expect(yield* aware.reports.headline()).toMatchObject({ late: 0 })
      expect((yield* aware.reports.tracking()).rows).toMatchObject([
        { timeliness: "in-time", due: "2026-11-25T12:00:00.000+07:00" },
      ])
    }),
  )

  it.effect("is corrected once, however often and by however many processes it is checked", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      yield* sealed(sender)
      yield* at("2026-11-24T18:00:00", sender)
      const both = [yield* reopened(axis, sender), yield* reopened(axis, sender)]
      yield* Effect.forEach(both, (aware) => aware.work.drain(), { concurrency: "unbounded" })
      for (const aware of [...both, yield* reopened(axis, sender)]) yield* aware.work.drain()
      expect(corrections(yield* changesOf(sender))).toHaveLength(2)
    }),
  )

  it.effect("and was missed by the right calendar too is missed at the right time", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      yield* sealed(sender)
      yield* at("2026-11-27T08:00:00", sender)
      const aware = yield* reopened(axis, sender)
      yield* aware.work.drain()
      expect((yield* aware.reports.duties()).rows).toMatchObject([
        {
          standing: "overdue",
          missed: [
            { bound: "due", passedAt: "2026-11-25T12:00:00.000+07:00" },
            { bound: "late-bound", passedAt: "2026-11-25T17:00:00.000+07:00" },
          ],
        },
      ])
    }),
  )

  it.effect("is still late where it was to be sent at once", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      yield* sealed(sender, { urgency: "flash" })
      yield* at("2026-11-24T18:00:00", sender)
      const aware = yield* reopened(axis, sender)
      yield* aware.work.drain()
      expect((yield* aware.reports.duties()).rows).toMatchObject([
        {
          standing: "late",
          missed: [{ bound: "due", passedAt: "2026-11-23T15:30:00.000+07:00" }],
          corrected: [{ bound: "late-bound" }],
        },
      ])
    }),
  )
})

describe("A document that came on 23 November 2026", () => {
  it.effect("and was registered on 25 November was registered in time", () =>
    Effect.gen(function* () {
      const { axis, sender, receiver } = yield* openScene()
      yield* setTime("2026-11-23T15:00:00")
      const old = yield* reopened(axis, receiver, vpcp, unaware)
      yield* dispatched(sender)
      yield* exchangeMail(sender, old)
      yield* at("2026-11-24T18:00:00", old)
      const id = yield* onlyArrival(old)
      yield* at("2026-11-25T10:00:00", old)
      yield* old.incoming.accept(id, by)
      const recorded = yield* onRecord(old)
      expect(recorded).toContain("DutyKeptLate register")

      const aware = yield* reopened(axis, old, vpcp)
      yield* aware.work.drain()
      const lines = (yield* aware.reports.duties()).rows
      const line = lines.find(({ duty }) => duty === "register")
      expect(line).toMatchObject({ standing: "kept", missed: [], corrected: [{ bound: "due" }] })
      expect((yield* onRecord(aware)).slice(0, recorded.length)).toEqual(recorded)
    }),
  )
})

describe("A log of many pages whose duties have been judged by a calendar", () => {
  it.effect("is not read again for that calendar, and is for the next", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ calendar: unaware })
      yield* setTime("2026-11-23T15:00:00")
      for (let count = 0; count < 510; count++)
        yield* sender.outgoing.draft({ type: "bao-cao", subject: "Báo cáo", files }, by)
      yield* sealed(sender)
      yield* at("2026-11-24T18:00:00", sender)
      let reads = 0
      const readLog = (after: bigint, limit: number) => {
        reads++
        return sender.store.readLog(after, limit)
      }
      const counted = { ...sender, store: { ...sender.store, readLog } }
      const drainAnew = (calendar?: WorkingCalendar) =>
        Effect.flatMap(reopened(axis, counted, tayNinh, calendar), ({ work }) => {
          reads = 0
          return Effect.map(work.drain(), () => reads)
        })
      expect(yield* drainAnew()).toBeGreaterThan(1)
      // One page alone is read: of the last event, which the clock is compared with.
      expect(yield* drainAnew()).toBe(1)
      expect(yield* drainAnew(workingCalendar({ years: [] }))).toBe(1)
      const further = workingCalendar({ yearlyHolidays: [{ ...founding }] })
      expect(yield* drainAnew(further)).toBeGreaterThan(1)
    }),
  )
})

const files = [{ name: "a.pdf", bytes: new TextEncoder().encode("%PDF-1.4\n") }]
const founding = { day: "11-26", name: { en: "-", vi: "-" }, source: "-", compensated: false }
