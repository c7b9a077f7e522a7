import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDuration, durationsOf, type MinuteCounts } from "../../src/figure/durations.ts"

const timed = (minutes: ReadonlyArray<number>) => {
  const counts: MinuteCounts = new Map()
  for (const each of minutes) addDuration(counts, each * 60_000)
  return durationsOf(counts)
}

/** The nearest rank of a list, as the books define it. */
const rank = (minutes: ReadonlyArray<number>, share: number) =>
  [...minutes].sort((a, b) => a - b)[Math.ceil(minutes.length * share) - 1]

describe("How long a step took", () => {
  it("has the median and the 95th percentile of the nearest rank", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(minutes, (all) => {
        expect(timed(all)).toMatchObject({
          count: all.length,
          median: rank(all, 0.5),
          percentile95: rank(all, 0.95),
        })
      }),
    )
  })

  it("is known to three digits, and is never negative", () => {
    expect(timed([12_345, -5]).minutes).toEqual([
      [0, 1],
      [12_300, 1],
    ])
  })

  it("is not known without data", () => {
    expect(timed([])).toEqual({ count: 0, minutes: [] })
  })
})
