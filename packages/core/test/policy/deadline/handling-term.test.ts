import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWorkingDay, workingCalendar } from "../../../src/calendar/working-calendar.ts"
import { statedTerm } from "../../../src/policy/deadline/complete-term.ts"
import { type DutyRules, DutyTerm, defaultDutySettings } from "../../../src/policy/deadline/duty-term.ts"
import {
  answerRecallTerm,
  registerTerm,
  sendTerm,
  startTerm,
  submitTerm,
  tellReceiptTerm,
} from "../../../src/policy/deadline/handling-term.ts"
import { sendDeadline, timeliness } from "../../../src/policy/deadline/send-deadline.ts"
import { dateOf, epochMillis, LocalDate, VietnamTime, vietnamTime } from "../../../src/time/vietnam-time.ts"
import type { Urgency } from "../../../src/vocabulary/urgency.ts"

const minutes = 60_000
const rules: DutyRules = { ...defaultDutySettings, calendar: workingCalendar() }
const time = (text: string) => VietnamTime.make(`${text}+07:00`)

const anyInstant = fc
  .integer({ min: Date.parse("2016-01-01T00:00:00+07:00"), max: Date.parse("2035-12-31T23:59:59.999+07:00") })
  .map(vietnamTime)
const urgencies = ["ordinary", "urgent", "very-urgent", "flash", "timed-flash"] as const
const anyUrgency = fc.constantFrom<Urgency>(...urgencies)
const anyUrgent = fc.constantFrom<Urgency>("urgent", "very-urgent", "flash", "timed-flash")
const anyRules = fc
  .record({
    flash: fc.integer({ min: 0, max: 60 * minutes }),
    "very-urgent": fc.integer({ min: 0, max: 240 * minutes }),
    urgent: fc.integer({ min: 0, max: 5 * 1440 * minutes }),
  })
  .map((atOnceMillis): DutyRules => ({ ...rules, atOnceMillis, answerRecallMillis: 1440 * minutes }))
const dueDate = LocalDate.make("2025-03-20")

/** Every term that begins at an instant. */
const terms = (at: VietnamTime, urgency: Urgency, by: DutyRules): ReadonlyArray<DutyTerm> => [
  registerTerm(at, urgency, by),
  submitTerm(at, urgency, by),
  tellReceiptTerm(at),
  statedTerm(at, dueDate),
  answerRecallTerm(at, by),
  sendTerm(sendDeadline(at, urgency, by.calendar), urgency, by),
  startTerm(at, urgency, by) ?? tellReceiptTerm(at),
]

describe("A document that came", () => {
  const registered: ReadonlyArray<readonly [when: string, arrivedAt: string, due: string]> = [
    ["on a Monday morning is registered by Tuesday evening", "2025-03-03T08:00:00.000", "2025-03-04T17:00"],
    ["on a Friday night is registered by Monday evening", "2025-03-07T22:00:00.000", "2025-03-10T17:00"],
    ["on a Sunday is registered by Monday evening", "2025-03-09T10:00:00.000", "2025-03-10T17:00"],
    [
      "on the eve of Tết is registered on the first day after it",
      "2025-01-24T16:00:00.000",
      "2025-02-03T17:00",
    ],
    [
      "a millisecond before midnight belongs to the ending day",
      "2025-03-03T23:59:59.999",
      "2025-03-04T17:00",
    ],
  ]
  for (const [when, arrivedAt, due] of registered) {
    it(when, () => {
      const expected = { due: `${due}:00.000+07:00`, immediate: false }
      const term = registerTerm(time(arrivedAt), "ordinary", rules)
      expect(term).toMatchObject({ ...expected, article: "NĐ 30/2020/NĐ-CP, Điều 4.2c" })
      expect(term.lateBound).toBeUndefined()
      const submitted = submitTerm(time(arrivedAt), "ordinary", rules)
      expect(submitted).toMatchObject({ ...expected, article: "NĐ 30/2020/NĐ-CP, Điều 23.1" })
    })
  }

  it("as an urgent one is registered at once, and late for any document after the next working day", () => {
    for (const urgency of ["urgent", "very-urgent", "flash", "timed-flash"] as const)
      expect(registerTerm(time("2025-03-07T22:00:00.000"), urgency, rules)).toMatchObject({
        due: "2025-03-07T22:30:00.000+07:00",
        lateBound: "2025-03-10T17:00:00.000+07:00",
        immediate: true,
      })
  })

  it("is described in words, with the day and with the agency's own reading of “at once”", () => {
    expect(registerTerm(time("2025-03-07T10:00:00.000"), "ordinary", rules).reason).toEqual({
      en: "Came on 2025-03-07: to be registered that day, at the latest on 2025-03-10, the next working day.",
      vi: "Đến ngày 07/3/2025: đăng ký trong ngày, chậm nhất trong ngày làm việc tiếp theo 10/3/2025.",
    })
    expect(registerTerm(time("2025-03-07T10:00:00.000"), "flash", rules).reason).toEqual({
      en: "Urgent: to be registered at once; the law sets no figure; this agency allows 30 min.",
      vi: "Văn bản khẩn: đăng ký ngay; pháp luật không ấn định số phút, cơ quan tính 30 phút.",
    })
  })

  it("is described for the same day, until midnight in Vietnam", () => {
    const term = tellReceiptTerm(time("2025-03-03T23:59:59.999"))
    expect(term).toMatchObject({
      due: "2025-03-03T23:59:59.999+07:00",
      article: "NĐ 30/2020/NĐ-CP, Điều 21.2c",
    })
    expect(tellReceiptTerm(time("2025-03-04T00:00:00.000")).due).toBe("2025-03-04T23:59:59.999+07:00")
  })

  it("with a due date is finished by the end of that day, or of its own when the date had passed", () => {
    expect(statedTerm(time("2025-03-03T08:00:00.000"), dueDate).due).toBe("2025-03-20T23:59:59.999+07:00")
    const passed = statedTerm(time("2025-03-25T08:00:00.000"), dueDate)
    expect(passed.due).toBe("2025-03-25T23:59:59.999+07:00")
    expect(passed.reason.vi).toContain("đã qua")
  })

  it("is dealt with at once when it is urgent; no article says when work on another begins", () => {
    expect(startTerm(time("2025-03-03T08:00:00.000"), "flash", rules)).toMatchObject({
      due: "2025-03-03T08:30:00.000+07:00",
      article: "NĐ 30/2020/NĐ-CP, Điều 24.2",
    })
    expect(startTerm(time("2025-03-03T08:00:00.000"), "ordinary", rules)).toBeUndefined()
  })

  it("and is asked back is answered promptly, by a time only where the agency lays one down", () => {
    const asked = time("2025-03-03T08:00:00.000")
    expect(answerRecallTerm(asked, rules)).not.toHaveProperty("due")
    expect(answerRecallTerm(asked, { ...rules, answerRecallMillis: 90 * minutes }).due).toBe(
      "2025-03-03T09:30:00.000+07:00",
    )
  })
})

describe("A term", () => {
  it("never ends before what gave rise to it, and its late bound never before its due time", () => {
    fc.assert(
      fc.property(anyInstant, anyUrgency, anyRules, (at, urgency, by) => {
        for (const { due = at, lateBound = due } of terms(at, urgency, by)) {
          expect(due >= at).toBe(true)
          expect(lateBound >= due).toBe(true)
        }
      }),
    )
  })

  it("never ends earlier for what happened later", () => {
    const span = fc.integer({ min: 0, max: 20 * 86_400_000 })
    fc.assert(
      fc.property(anyInstant, span, anyUrgency, anyRules, (at, more, urgency, by) => {
        const before = terms(at, urgency, by)
        const after = terms(vietnamTime(epochMillis(at) + more), urgency, by)
        for (const [index, { due = at, lateBound = due }] of before.entries()) {
          const later = after[index]
          expect((later?.due ?? due) >= due).toBe(true)
          expect((later?.lateBound ?? lateBound) >= lateBound).toBe(true)
        }
      }),
    )
  })

  it("is the same however its instant is written", () => {
    const offset = fc.integer({ min: -12, max: 14 })
    fc.assert(
      fc.property(anyInstant, offset, anyUrgency, (at, hours, urgency) => {
        const sign = hours < 0 ? "-" : "+"
        const local = new Date(epochMillis(at) + hours * 3_600_000).toISOString().slice(0, -1)
        const written = `${local}${sign}${String(Math.abs(hours)).padStart(2, "0")}:00`
        expect(terms(vietnamTime(Date.parse(written)), urgency, rules)).toEqual(terms(at, urgency, rules))
      }),
    )
  })

  it("of an ordinary document ends on a working day", () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const { due = at } = registerTerm(at, "ordinary", rules)
        expect(isWorkingDay(rules.calendar, dateOf(due))).toBe(true)
      }),
    )
  })

  it("of sending judges as the tracking board does", () => {
    const span = fc.integer({ min: 0, max: 10 * 86_400_000 })
    fc.assert(
      fc.property(anyInstant, span, anyUrgency, (at, wait, urgency) => {
        const deadline = sendDeadline(at, urgency, rules.calendar)
        const sentAt = vietnamTime(epochMillis(at) + wait)
        const { due = at, lateBound = due } = sendTerm(deadline, urgency, rules)
        const judged = sentAt <= due ? "in-time" : sentAt <= lateBound ? "late" : "overdue"
        expect(judged).toBe(timeliness(deadline, sentAt))
      }),
    )
  })

  it("comes back from an event as it went in", () => {
    fc.assert(
      fc.property(anyInstant, anyUrgent, (at, urgency) => {
        for (const term of terms(at, urgency, rules))
          expect(Schema.decodeUnknownSync(DutyTerm)(JSON.parse(JSON.stringify(term)))).toEqual(term)
      }),
    )
  })
})
