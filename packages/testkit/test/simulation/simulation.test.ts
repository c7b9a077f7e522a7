import { describe, expect, it } from "vitest"
import { drawPlan } from "../../src/simulation/plan/draw-plan.ts"
import { simulate } from "../../src/simulation/simulate.ts"

/** The seeds that every run of the tests lives through. `pnpm simulate` goes on with others. */
const seeds = [8, 28, 31]

describe("A simulation of agencies through days of trouble", () => {
  for (const seed of seeds)
    it(`breaks no rule with the seed ${seed}`, async () => {
      const { violations, plan } = await simulate(seed)
      expect(violations).toEqual([])
      expect(plan).toEqual(drawPlan(seed))
    })

  it("gives the same story for the same seed, word for word", async () => {
    const [one, other] = [await simulate(30), await simulate(30)]
    expect(other).toEqual(one)
    expect(one.story.length).toBeGreaterThan(0)
  })
})
