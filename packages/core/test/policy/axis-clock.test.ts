import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { axisClock } from "../../src/policy/axis-clock.ts"
import { vietnamTime } from "../../src/time/vietnam-time.ts"

const noon = Date.parse("2019-06-20T12:00:00+07:00")
const at = (seconds: number) => axisClock(vietnamTime(noon), vietnamTime(noon + seconds * 1000))

describe("A clock beside the axis'", () => {
  it("is in step within a minute, either way, and not beyond", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (seconds) => {
        const { inStep, aheadMillis } = at(seconds)
        expect(inStep).toBe(seconds >= -60 && seconds <= 60)
        expect(aheadMillis).toBe(seconds * 1000)
      }),
    )
  })

  it("is reported with how much it is ahead or behind, in both languages", () => {
    expect(at(90).reason).toEqual({
      en: "This machine's clock is 90 seconds ahead of the axis'. Set it by the axis' time.",
      vi: "Đồng hồ máy nhanh hơn Trục 90 giây. Cần chỉnh theo giờ của Trục.",
    })
    expect(at(-90).reason.vi).toBe("Đồng hồ máy chậm hơn Trục 90 giây. Cần chỉnh theo giờ của Trục.")
    expect(at(0).reason.vi).toBe("Đồng hồ máy đồng bộ với Trục.")
  })
})
