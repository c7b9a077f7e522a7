import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { OfficeHours } from "../../../src/calendar/office-hours.ts"
import { isWorkingDay, workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { SendDeadline, sendDeadline, timeliness } from "../../../src/policy/deadline/send-deadline.ts"
import {
  dateOf,
  epochMillis,
  plusDays,
  timeOfDay,
  VietnamTime,
  vietnamTime,
} from "../../../src/time/vietnam-time.ts"
import type { Urgency } from "../../../src/vocabulary/urgency.ts"

const calendar = workingCalendar()
const time = VietnamTime.make
const signed = (at: string, urgency: Urgency = "ordinary") =>
  sendDeadline(time(`${at}+07:00`), urgency, calendar)

const anyInstant = fc
  .integer({ min: Date.parse("2016-01-01T00:00:00+07:00"), max: Date.parse("2035-12-31T23:59:59.999+07:00") })
  .map(vietnamTime)
const anyUrgency = fc.constantFrom<Urgency>("ordinary", "urgent", "very-urgent", "flash", "timed-flash")

describe("A document signed", () => {
  const dueOf: ReadonlyArray<readonly [when: string, signedAt: string, due: string]> = [
    ["on a Monday morning is due on Tuesday by noon", "2025-03-03T08:00:00.000", "2025-03-04T12:00"],
    ["on a Friday evening is due on Monday by noon", "2025-03-07T18:30:00.000", "2025-03-10T12:00"],
    ["on a Sunday is due on Monday by noon", "2025-03-09T10:00:00.000", "2025-03-10T12:00"],
    ["a millisecond before midnight is due the next day", "2025-03-03T23:59:59.999", "2025-03-04T12:00"],
    ["at midnight is due the day after", "2025-03-04T00:00:00.000", "2025-03-05T12:00"],
    ["before Tết 2025 is due after it", "2025-01-24T16:00:00.000", "2025-02-03T12:00"],
    ["on the eve of Tết 2025, a holiday, is due after it", "2025-01-28T09:00:00.000", "2025-02-03T12:00"],
    ["before the worked Saturday 26/4/2025 is due on it", "2025-04-25T15:00:00.000", "2025-04-26T12:00"],
    ["on the worked Saturday itself is due on Monday", "2025-04-26T15:00:00.000", "2025-04-28T12:00"],
    ["before the long holiday of 30/4/2025 is due after it", "2025-04-29T15:00:00.000", "2025-05-05T12:00"],
    ["before 29/4/2023 is due after the days in lieu", "2023-04-28T15:00:00.000", "2023-05-04T12:00"],
    ["on the last day of 2018 is due after New Year's Day", "2018-12-31T15:00:00.000", "2019-01-02T12:00"],
  ]
  for (const [when, signedAt, due] of dueOf) {
    it(when, () => {
      expect(signed(signedAt)).toMatchObject({
        due: `${due}:00.000+07:00`,
        lateBound: `${due.slice(0, 10)}T17:00:00.000+07:00`,
        immediate: false,
      })
    })
  }

  it("is due by the clock of its own agency", () => {
    const hours = Schema.decodeUnknownSync(OfficeHours)({
      sessions: {
        morning: { from: "08:00", until: "11:30" },
        afternoon: { from: "13:00", until: "17:30" },
      },
    })
    const deadline = sendDeadline(
      time("2025-03-03T08:00:00.000+07:00"),
      "ordinary",
      workingCalendar({ hours }),
    )
    expect(deadline.due).toBe("2025-03-04T11:30:00.000+07:00")
    expect(deadline.lateBound).toBe("2025-03-04T17:30:00.000+07:00")
  })

  it("is described with the day, the rule and both articles", () => {
    expect(signed("2025-04-29T15:00:00.000")).toMatchObject({
      article: "QĐ 28/2018/QĐ-TTg, Điều 6.2",
      lateArticle: "NĐ 30/2020/NĐ-CP, Điều 18.1",
      reason: {
        vi: "Ký ngày 29/4/2025: gửi trong ngày, chậm nhất trong buổi sáng ngày làm việc tiếp theo 05/5/2025.",
      },
    })
  })

  it("says when the days off in between are not announced yet", () => {
    expect(signed("2025-03-03T08:00:00.000").estimated).toBe(false)
    expect(signed("2017-12-29T08:00:00.000").estimated).toBe(true)
    expect(signed("2026-12-31T08:00:00.000").estimated).toBe(false)
    expect(signed("2027-12-31T08:00:00.000").estimated).toBe(true)
    expect(signed("2031-03-03T08:00:00.000").estimated).toBe(true)
  })

  it("urgently is due at once, whatever the day, and late until the next working day is over", () => {
    expect(signed("2025-01-29T22:00:00.000", "flash")).toMatchObject({
      due: "2025-01-29T22:00:00.000+07:00",
      lateBound: "2025-02-03T17:00:00.000+07:00",
      immediate: true,
      estimated: false,
      article: "QĐ 28/2018/QĐ-TTg, Điều 6.2",
    })
  })
})

describe("The deadline of a document", () => {
  it("is never before its signing, and its late bound never before its deadline", () => {
    fc.assert(
      fc.property(anyInstant, anyUrgency, (at, urgency) => {
        const { due, lateBound } = sendDeadline(at, urgency, calendar)
        expect(due >= at).toBe(true)
        expect(lateBound >= due).toBe(true)
      }),
    )
  })

  it("is the end of a working day's morning, and no working morning lies between, unless the document is urgent", () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const { due } = sendDeadline(at, "ordinary", calendar)
        expect(isWorkingDay(calendar, dateOf(due))).toBe(true)
        expect(timeOfDay(due)).toBe("12:00:00.000")
        for (let day = plusDays(dateOf(at), 1); day < dateOf(due); day = plusDays(day, 1)) {
          expect(isWorkingDay(calendar, day)).toBe(false)
        }
      }),
    )
  })

  it("is never earlier for a document signed later", () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 0, max: 20 * 86_400_000 }),
        anyUrgency,
        (at, more, urgency) => {
          const earlier = sendDeadline(at, urgency, calendar)
          const later = sendDeadline(vietnamTime(epochMillis(at) + more), urgency, calendar)
          expect(later.due >= earlier.due).toBe(true)
          expect(later.lateBound >= earlier.lateBound).toBe(true)
        },
      ),
    )
  })

  it("comes back from an event as it went in", () => {
    fc.assert(
      fc.property(anyInstant, anyUrgency, (at, urgency) => {
        const deadline = sendDeadline(at, urgency, calendar)
        const read = Schema.decodeUnknownSync(SendDeadline)(JSON.parse(JSON.stringify(deadline)))
        expect(read).toEqual(deadline)
      }),
    )
  })
})

describe("A document sent", () => {
  const ordinary = signed("2025-03-07T15:00:00.000")
  const urgent = signed("2025-03-07T15:00:00.000", "urgent")
  const sent = (deadline: SendDeadline, at: string) => timeliness(deadline, time(`${at}+07:00`))

  it("by the end of the next working morning is in time, to the millisecond", () => {
    expect(sent(ordinary, "2025-03-10T12:00:00.000")).toBe("in-time")
    expect(sent(ordinary, "2025-03-10T12:00:00.001")).toBe("late")
  })

  it("in that day's afternoon is late, and overdue once the office has closed", () => {
    expect(sent(ordinary, "2025-03-10T17:00:00.000")).toBe("late")
    expect(sent(ordinary, "2025-03-10T17:00:00.001")).toBe("overdue")
  })

  it("urgently within half an hour was sent at once, then is late, and overdue after the next working day", () => {
    expect(sent(urgent, "2025-03-07T15:30:00.000")).toBe("in-time")
    expect(sent(urgent, "2025-03-07T15:30:00.001")).toBe("late")
    expect(sent(urgent, "2025-03-10T17:00:00.000")).toBe("late")
    expect(sent(urgent, "2025-03-10T17:00:00.001")).toBe("overdue")
  })

  it("urgently a few minutes after a signing near midnight was still sent at once", () => {
    expect(sent(signed("2025-03-07T23:50:00.000", "flash"), "2025-03-08T00:05:00.000")).toBe("in-time")
  })

  it("in time was sent by the late bound, also urgently a second before midnight", () => {
    const lastSecond = signed("2025-03-07T23:59:59.000", "flash")
    expect(sent(lastSecond, "2025-03-08T00:20:00.000")).toBe("in-time")
    expect(lastSecond.lateBound >= "2025-03-08T00:20:00.000+07:00").toBe(true)
    fc.assert(
      fc.property(
        anyInstant,
        anyUrgency,
        fc.integer({ min: 0, max: 14 * 86_400_000 }),
        (at, urgency, wait) => {
          const deadline = sendDeadline(at, urgency, calendar)
          const sentAt = vietnamTime(epochMillis(at) + wait)
          expect(timeliness(deadline, sentAt) === "overdue").toBe(sentAt > deadline.lateBound)
          if (timeliness(deadline, sentAt) === "in-time") expect(sentAt <= deadline.lateBound).toBe(true)
        },
      ),
    )
  })

  it("urgently is measured by the host's own reading of at once, if it has one", () => {
    expect(timeliness(urgent, time("2025-03-07T15:00:00.001+07:00"), 0)).toBe("late")
  })

  it("later is never judged better", () => {
    const rank = { "in-time": 0, late: 1, overdue: 2 }
    const span = fc.integer({ min: 0, max: 14 * 86_400_000 })
    fc.assert(
      fc.property(anyInstant, anyUrgency, span, span, (at, urgency, wait, more) => {
        const deadline = sendDeadline(at, urgency, calendar)
        const judged = (millis: number) => rank[timeliness(deadline, vietnamTime(epochMillis(at) + millis))]
        expect(judged(wait + more)).toBeGreaterThanOrEqual(judged(wait))
      }),
    )
  })
})

describe("Deciding deadlines", () => {
  it("takes under 10 µs a document", () => {
    const start = Date.parse("2025-01-01T09:00:00+07:00")
    const instants = Array.from({ length: 2_000 }, (_, hours) => vietnamTime(start + hours * 3_600_000))
    const round = () => {
      const from = performance.now()
      for (const at of instants) sendDeadline(at, "ordinary", calendar)
      return ((performance.now() - from) / instants.length) * 1_000
    }
    // The fastest of several rounds: what the rule costs, not what else the machine was doing.
    expect(Math.min(...Array.from({ length: 10 }, round))).toBeLessThan(10)
  })
})
