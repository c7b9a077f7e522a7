import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWeekend } from "../../src/calendar/compensation.ts"
import { decidedYears } from "../../src/calendar/decided-years.ts"
import { type WorkingCalendar, workingCalendar } from "../../src/calendar/working-calendar.ts"
import type { WorkingYear } from "../../src/calendar/working-year.ts"
import type { Duty, DutyEnd } from "../../src/duty/duty.ts"
import { type DutyRecord, decide, evolve } from "../../src/duty/record.ts"
import { statedTerm } from "../../src/policy/deadline/complete-term.ts"
import { type DutyRules, defaultDutySettings } from "../../src/policy/deadline/duty-term.ts"
import { registerTerm, sendTerm, submitTerm } from "../../src/policy/deadline/handling-term.ts"
import { sendDeadline } from "../../src/policy/deadline/send-deadline.ts"
import { at, type LocalDate, plusMillis, type VietnamTime } from "../../src/time/vietnam-time.ts"
import type { Urgency } from "../../src/vocabulary/urgency.ts"
import { anyDay } from "../calendar/any-day.ts"

const about = "outgoing/0190"
const row2027 = decidedYears.find(({ year }) => year === 2027) as WorkingYear
const dayMillis = 86_400_000

const anyDaysOff = fc.uniqueArray(
  anyDay(2027, 2027).filter((day) => !isWeekend(day)),
  { maxLength: 60 },
)

/** A calendar with further days off in the year. */
const withDaysOff = (days: ReadonlyArray<LocalDate>) =>
  workingCalendar({ years: [{ ...row2027, daysOff: days.map((date) => ({ date, source: "đổi" })) }] })

const termOf = (
  name: "send" | "register" | "submit",
  since: VietnamTime,
  urgency: Urgency,
  rules: DutyRules,
) =>
  name === "send"
    ? sendTerm(sendDeadline(since, urgency, rules.calendar), urgency, rules)
    : (name === "register" ? registerTerm : submitTerm)(since, urgency, rules)

const anyLife = fc.record({
  name: fc.constantFrom("send" as const, "register" as const, "submit" as const),
  urgency: fc.constantFrom<Urgency>("ordinary", "urgent", "flash"),
  since: fc
    .tuple(anyDay(2027, 2027), fc.constantFrom("07:45", "15:00", "22:10"))
    .map(([day, time]) => at(day, time)),
  endsAfter: fc.option(fc.nat(10 * dayMillis), { nil: undefined }),
  how: fc.constantFrom<DutyEnd["how"]>("kept", "lifted"),
  looks: fc.array(fc.nat(12 * dayMillis), { minLength: 1, maxLength: 5 }),
})

type Life = typeof anyLife extends fc.Arbitrary<infer L> ? L : never

/** The duty as it is known by then, by a calendar. */
const dutyAt = (
  { name, urgency, since, endsAfter, how }: Life,
  calendar: WorkingCalendar,
  now: VietnamTime,
): Duty => {
  const endedAt = endsAfter === undefined ? undefined : plusMillis(since, endsAfter)
  return {
    name,
    since,
    ...termOf(name, since, urgency, { ...defaultDutySettings, calendar }),
    ...(endedAt && endedAt <= now && { ended: { at: endedAt, how } }),
  }
}

/** What is on record after somebody looked at several times. */
const watched = (
  life: Life,
  calendar: WorkingCalendar,
  looks: ReadonlyArray<number>,
  before?: DutyRecord,
): DutyRecord | undefined =>
  looks.reduce<DutyRecord | undefined>((record, after) => {
    const now = plusMillis(life.since, after)
    return decide(record, about, dutyAt(life, calendar, now), now).reduce<DutyRecord | undefined>(
      evolve,
      record,
    )
  }, before)

const missesOf = (record: DutyRecord | undefined) =>
  (record?.missed ?? []).map(({ bound, passedAt }) => `${bound} ${passedAt}`).sort()

describe("The record of a duty that another calendar judges again", () => {
  it("ends with what that calendar alone would have recorded as missed, and is then at rest", () => {
    fc.assert(
      fc.property(anyLife, anyDaysOff, anyDaysOff, (life, before, further) => {
        const earlier = withDaysOff(before)
        // What was late at once and is over is not judged again by a calendar that gives it less time.
        const later = withDaysOff(
          life.urgency === "ordinary" ? further : [...new Set([...before, ...further])],
        )
        const looks = [...life.looks].sort((a, b) => a - b)
        const last = looks.at(-1) ?? 0
        const judged = watched(life, later, [last], watched(life, earlier, looks))
        expect(missesOf(judged)).toEqual(missesOf(watched(life, later, [last])))
        const now = plusMillis(life.since, last)
        expect(decide(judged, about, dutyAt(life, later, now), now)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it("is left as it is by the calendar that it was recorded by", () => {
    fc.assert(
      fc.property(anyLife, anyDaysOff, (life, days) => {
        const calendar = withDaysOff(days)
        const now = plusMillis(life.since, 20 * dayMillis)
        const record = watched(life, calendar, [12 * dayMillis])
        for (const { _tag } of decide(record, about, dutyAt(life, calendar, now), now))
          expect(_tag).not.toBe("DutyCorrected")
      }),
    )
  })

  it("keeps a missed due date, which no calendar moves", () => {
    const since = at(row2027.tet.newYear, "08:00")
    const due = (day: string): Duty => ({
      name: "complete",
      since,
      ...statedTerm(since, day as Parameters<typeof statedTerm>[1]),
    })
    const now = plusMillis(since, 90 * dayMillis)
    const record = decide(undefined, about, due("2027-03-01"), now).reduce<DutyRecord | undefined>(
      evolve,
      undefined,
    )
    expect(decide(record, about, due("2027-03-15"), now).map(({ _tag }) => _tag)).toEqual(["DutyMissed"])
  })
})
