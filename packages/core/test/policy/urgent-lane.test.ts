import { describe, expect, it } from "vitest"
import { isUrgent, laneOf, ordinaryLanes, urgentLanes } from "../../src/policy/urgent-lane.ts"
import { Urgency } from "../../src/vocabulary/urgency.ts"

describe("The lane of a document", () => {
  it("is faster the more urgent the document", () => {
    expect((["flash", "very-urgent", "urgent", "ordinary"] as const).map(laneOf)).toEqual([0, 1, 2, 3])
  })

  it("is that of hỏa tốc for the older hỏa tốc hẹn giờ", () => {
    expect(laneOf("timed-flash")).toBe(laneOf("flash"))
  })

  it("is an urgent lane for khẩn, thượng khẩn and hỏa tốc, and an ordinary one for the rest", () => {
    for (const urgency of Urgency.literals) {
      expect(isUrgent(urgency)).toBe(urgency !== "ordinary")
      expect((isUrgent(urgency) ? urgentLanes : ordinaryLanes).includes(laneOf(urgency))).toBe(true)
    }
  })

  it("is urgent or ordinary, never both and never neither", () => {
    expect([...urgentLanes, ...ordinaryLanes]).toEqual([0, 1, 2, 3])
  })
})
