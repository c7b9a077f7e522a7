import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { parseFuzzArguments } from "../../src/fuzz/fuzz-arguments.ts"
import { runFuzz } from "../../src/fuzz/run-fuzz.ts"

describe("pnpm fuzz", () => {
  it("reads how many cases are tried, from which seed on", () => {
    expect(Result.getOrThrow(parseFuzzArguments(["--cases", "9", "--seed", "4"]))).toEqual({
      cases: 9,
      seed: 4,
    })
  })

  const wrong = [
    [["--seed", "seven"], "simulation/seed-invalid"],
    [["--cases", "0"], "simulation/count-invalid"],
    [["--caes", "3"], "simulation/option-unknown"],
    [["42"], "simulation/option-unknown"],
    [["--json", "/nowhere/at/all.json"], "simulation/file-unwritable"],
  ] as const
  for (const [args, code] of wrong)
    it(`refuses ${args.join(" ")} with ${code}, in both languages`, async () => {
      const said: Array<string> = []
      const console = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) }
      expect(await runFuzz(args, console)).toBe(2)
      expect(said).toHaveLength(2)
      for (const line of said) expect(line).toContain(code)
      expect(said[1]).toMatch(/[ăâđêôơư]/)
    })
})
