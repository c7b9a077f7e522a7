import { describe, expect, it } from "vitest"
import { isWanted } from "../../../src/exchange/repair/repair-filter.ts"
import type { Stopped } from "../../../src/report/stopped.ts"
import { btttt, vpcp } from "../scene.ts"

/** A status about a document whose sender writes its own code in small letters. */
const status: Stopped = {
  lane: 3,
  to: [` ${btttt.code.toLowerCase()}\u00A0`],
  problem: "transport/failed",
}

describe("Work that stopped", () => {
  it("is found by its recipient, however a packet writes the recipient's code", () => {
    expect(isWanted(status, { recipient: btttt.code })).toBe(true)
    expect(isWanted(status, { recipient: vpcp.code })).toBe(false)
  })
})
