import { describe, expect, it } from "vitest"
import { runTrial } from "../../src/kills/trial.ts"

const mutant = new URL("./early-answer.ts", import.meta.url).href

describe("A trial with kills", () => {
  it("finds a store that answers a dispatch before it has kept it", { timeout: 400_000 }, async () => {
    const few = { kills: 2, minutes: 2, processes: 1 }
    const { findings } = await runTrial({ store: "sqlite", seed: 1, ...few, mutant })
    expect(findings.map(({ rule }) => rule)).toContain("unanswered")
  })
})
