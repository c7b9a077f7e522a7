import { it } from "@effect/vitest"
import { type LogEntry, openExchange } from "@lienthong/core"
import { workingCalendar } from "@lienthong/core/calendar"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Logger } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { warnCalendarEndingDaily } from "../../../src/exchange/duty-watch/warn-calendar-ending.ts"
import { Settings } from "../../../src/exchange/settings/settings.ts"
import { openScene, tayNinh } from "../scene.ts"
import { setTime } from "./duty-scene.ts"

describe("An exchange whose days off are known for no more than 60 days", () => {
  it.effect("says so with its figures, and nothing while they are known for longer", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      expect(yield* sender.reports.headline()).not.toHaveProperty("calendar")
      yield* setTime("2027-12-01T08:00:00")
      expect(yield* sender.reports.headline()).toMatchObject({
        calendar: { standing: "ending", decidedUntil: "2027-12-31" },
      })
      yield* setTime("2028-01-03T08:00:00")
      const { calendar } = yield* sender.reports.headline()
      expect(calendar?.standing).toBe("beyond")
      expect(calendar?.reason.vi).toContain("lienthong calendar check")
    }),
  )
})

const warnedAt = async (time: string, workers: false | { readonly pollMillis: number }) => {
  const entries: Array<LogEntry> = []
  const exchange = await openExchange({
    ...testOptions(memoryAxis([tayNinh]), tayNinh),
    workers,
    clock: () => Date.parse(time),
    log: (entry) => entries.push(entry),
  })
  await exchange.close()
  return entries.filter(({ level }) => level === "warning").map(({ message }) => message)
}

describe("An exchange that is opened when days off are known for no more than 60 days", () => {
  it("warns in the log, in both languages, whether it has workers or not", async () => {
    for (const workers of [false, { pollMillis: 60_000 }] as const) {
      expect(await warnedAt("2027-10-01T08:00:00+07:00", workers)).toEqual([])
      const [warning] = await warnedAt("2027-12-01T08:00:00+07:00", workers)
      expect(warning).toContain("The days off are known until 2027-12-31")
      expect(warning).toContain("Bảng lịch nghỉ chỉ có đến ngày 31/12/2027")
    }
  })

  it.effect("and warns again each day", () =>
    Effect.gen(function* () {
      const warnings: Array<unknown> = []
      const log = Logger.layer([Logger.make(({ message }) => warnings.push(message))])
      yield* setTime("2027-10-30T08:00:00")
      yield* warnCalendarEndingDaily.pipe(
        Effect.provideService(Settings, { calendar: workingCalendar() } as typeof Settings.Service),
        Effect.provide(log),
      )
      yield* TestClock.adjust("1 hour")
      expect(warnings).toEqual([])
      yield* TestClock.adjust("4 days")
      expect(warnings).toHaveLength(3)
    }),
  )
})
