import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { parseKillArguments } from "../../src/kills/kill-arguments.ts"
import { runKills } from "../../src/kills/run-kills.ts"

describe("pnpm kills", () => {
  it("reads how many are killed, for how long and over which store", () => {
    const read = parseKillArguments(["--kills", "9", "--minutes", "1.5", "--store", "postgres"])
    expect(Result.getOrThrow(read)).toEqual({ kills: 9, minutes: 1.5, stores: ["postgres"], seed: 1 })
  })

  it("kills over both stores when none is named", () => {
    expect(Result.getOrThrow(parseKillArguments([])).stores).toEqual(["sqlite", "postgres"])
  })

  const wrong = [
    [["--seed", "seven"], "simulation/seed-invalid"],
    [["--seed", "4294967296"], "simulation/seed-invalid"],
    [["--kills", "0"], "simulation/count-invalid"],
    [["--kills", "1.5"], "simulation/count-invalid"],
    [["--minutes", "soon"], "simulation/count-invalid"],
    [["--store", "oracle"], "simulation/store-unknown"],
    [["--kils", "3"], "simulation/option-unknown"],
    [["42"], "simulation/option-unknown"],
    [["--json", "/nowhere/at/all.json"], "simulation/file-unwritable"],
  ] as const
  for (const [args, code] of wrong)
    it(`refuses ${args.join(" ")} with ${code}, in both languages`, async () => {
      const said: Array<string> = []
      const console = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) }
      expect(await runKills(args, console)).toBe(2)
      expect(said).toHaveLength(2)
      for (const line of said) expect(line).toContain(code)
      expect(said[1]).toMatch(/[ăâđêôơư]/)
    })
})
