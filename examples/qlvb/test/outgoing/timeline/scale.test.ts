import { at, epochMillis, LocalDate, workingCalendar } from "@lienthong/core/calendar"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { workingScale } from "../../../src/outgoing/timeline/scale.ts"

const calendar = workingCalendar()
const time = (date: string, clock: "09:00" | "14:00" | "16:00" | "20:00" | "07:30" | "17:00") =>
  epochMillis(at(LocalDate.make(date), clock))

// From a Thursday until the Tuesday after.
const from = time("2026-11-12", "09:00")
const now = time("2026-11-17", "14:00")

describe("the axis of working time", () => {
  it("never goes back, whatever the instants", () => {
    const scale = workingScale(calendar, from, now, time("2026-11-20", "17:00"))
    const instant = fc.integer({ min: from - 3_600_000, max: now + 30 * 86_400_000 })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        assert.isAtMost(scale.placeOf(first), scale.placeOf(last))
        assert.isAtLeast(scale.placeOf(first), 0)
        assert.isAtMost(scale.placeOf(last), 100)
      }),
    )
  })

  it("gives a night and a weekend less room than a working morning", () => {
    const { placeOf } = workingScale(calendar, from, now, undefined)
    const morning = placeOf(time("2026-11-13", "16:00")) - placeOf(time("2026-11-13", "09:00"))
    const night = placeOf(time("2026-11-13", "07:30")) - placeOf(time("2026-11-12", "17:00"))
    const weekend = placeOf(time("2026-11-16", "07:30")) - placeOf(time("2026-11-13", "17:00"))
    assert.isBelow(night, morning / 4)
    assert.isBelow(weekend, morning)
  })

  it("folds the future until the due date", () => {
    const near = workingScale(calendar, from, now, time("2026-11-20", "17:00"))
    const far = workingScale(calendar, from, now, time("2027-03-01", "17:00"))
    assert.closeTo(near.placeOf(now), far.placeOf(now), 0.001)
  })

  it("holds a document that was sent and looked at on a day off", () => {
    const sunday = time("2026-11-15", "09:00")
    const scale = workingScale(calendar, sunday, sunday + 1000, undefined)
    assert.isFinite(scale.placeOf(sunday))
  })
})
