import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { defaultRetryPolicy, retryDelayMillis } from "../../../src/exchange/settings/retry-policy.ts"

const attempt = fc.integer({ min: 1, max: 5_000 })
const spread = fc.double({ min: 0, max: 0.999_999, noNaN: true })

describe("The wait before work is tried again", () => {
  it("doubles from 15 seconds and is never longer than 2 hours, after any number of attempts", () => {
    const waits = [1, 2, 3, 4].map((after) => retryDelayMillis(defaultRetryPolicy, after, 0) / 750)
    expect(waits).toEqual([15, 30, 60, 120])
    fc.assert(
      fc.property(attempt, spread, (after, random) => {
        const wait = retryDelayMillis(defaultRetryPolicy, after, random)
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(7_200_000)
      }),
    )
  })

  it("is spread by up to a quarter, so that many agencies do not come back at once", () => {
    fc.assert(
      fc.property(attempt, spread, (after, random) => {
        const [shortest, wait] = [0, random].map((each) => retryDelayMillis(defaultRetryPolicy, after, each))
        expect((wait ?? 0) / (shortest ?? 1)).toBeCloseTo(1 + random / 3, 3)
      }),
    )
  })
})
