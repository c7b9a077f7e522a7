import { describe, expect, it } from "vitest"
import { runTrial } from "../../src/kills/trial.ts"

const mutant = new URL("./early-answer.ts", import.meta.url).href

describe("A trial with kills", () => {
  it("finds a store that answers a dispatch before it has kept it", { timeout: 400_000 }, async () => {
    const { findings } = await runTrial({ store: "sqlite", kills: 4, minutes: 2, seed: 1, mutant })
    expect(findings.map(({ rule }) => rule)).toContain("unanswered")
  })
})
