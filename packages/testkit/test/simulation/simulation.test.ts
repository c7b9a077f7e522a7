import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { shrink } from "../../src/simulation/shrink.ts"
import { simulate } from "../../src/simulation/simulate.ts"
import { mutants } from "./mutants.ts"

const limit = { timeout: 60_000 }

describe("A simulation of agencies through days of trouble", () => {
  it("gives the same story for the same seed, word for word", limit, async () => {
    const [one, other] = [await simulate(30), await simulate(30)]
    expect(other).toEqual(one)
    expect(one.violations).toEqual([])
    expect(one.story.length).toBeGreaterThan(0)
  })

  it("passes the changes of every agency to a host's own code", limit, async () => {
    const counted = new Map<string, number>()
    const { plan } = await simulate(28, {
      host: ({ code }, _, changes) =>
        Effect.sync(() => void counted.set(code, (counted.get(code) ?? 0) + changes.length)),
    })
    expect([...counted.keys()].sort()).toEqual(plan.agencies.map(({ code }) => code).sort())
  })

  it("makes a seed that breaks a rule smaller, and breaks the same rule with it", limit, async () => {
    const [mutant] = mutants.filter(({ breaks }) => breaks === "lease")
    if (mutant === undefined) return expect.unreachable("there is such a mutant")
    const found = await simulate(mutant.seed, { mutant })
    const shrunk = await shrink(found, "lease", { mutant }, 2)
    expect(shrunk.violations.map(({ rule }) => rule)).toContain("lease")
    expect(shrunk.plan.troubles.length).toBeLessThan(found.plan.troubles.length)
    expect(shrunk.plan.documents.length).toBeLessThanOrEqual(found.plan.documents.length)
  })
})
