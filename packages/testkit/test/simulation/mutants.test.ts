import { describe, expect, it } from "vitest"
import { simulate } from "../../src/simulation/simulate.ts"
import { mutants } from "./mutants.ts"

const limit = { timeout: 60_000 }

describe("The oracle of the simulation finds what was wrong once:", () => {
  for (const mutant of mutants)
    it(`${mutant.name}, with the seed ${mutant.seed}`, limit, async () => {
      const { violations } = await simulate(mutant.seed, { mutant })
      expect(violations.map(({ rule }) => rule)).toContain(mutant.breaks)
      expect((await simulate(mutant.seed)).violations).toEqual([])
    })
})
