import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { runSimulations } from "../../../src/simulation/command/run-simulations.ts"
import { parseSimulationArguments } from "../../../src/simulation/command/simulation-arguments.ts"

const listen = () => {
  const said: Array<string> = []
  return {
    said,
    console: { out: (line: string) => said.push(line), error: (line: string) => said.push(line) },
  }
}

describe("lienthong-testkit simulate", () => {
  it("reads which seeds, for how long and over which store", () => {
    const read = parseSimulationArguments(["--from", "7", "--minutes", "1.5", "--store", "sqlite"])
    expect(Result.getOrThrow(read)).toEqual({
      from: 7,
      seeds: Number.POSITIVE_INFINITY,
      minutes: 1.5,
      store: "sqlite",
    })
  })

  const wrong = [
    [["--from", "seven"], "simulation/seed-invalid"],
    [["--from", "-1"], "simulation/option-unknown"],
    [["--from", "4294967296"], "simulation/seed-invalid"],
    [["--seeds", "0"], "simulation/count-invalid"],
    [["--minutes", "soon"], "simulation/count-invalid"],
    [["--store", "postgres"], "simulation/store-unknown"],
    [["--sedes", "3"], "simulation/option-unknown"],
    [["42"], "simulation/option-unknown"],
    [["--json", "/nowhere/at/all.json"], "simulation/file-unwritable"],
  ] as const
  for (const [args, code] of wrong)
    it(`refuses ${args.join(" ")} with ${code}, in both languages`, async () => {
      const { said, console } = listen()
      expect(await runSimulations(args, console)).toBe(2)
      expect(said).toHaveLength(2)
      for (const line of said) expect(line).toContain(code)
      expect(said[1]).toMatch(/[ăâđêôơư]/)
    })

  it("runs one seed, and says how many it runs a second", async () => {
    const { said, console } = listen()
    expect(await runSimulations(["--from", "28", "--seeds", "1"], console)).toBe(0)
    expect(said.at(-1)).toMatch(/^1 seeds, \d+\.\d a second, \d+ events, \d+ faults met$/)
  })
})
