import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { refusalReasonCodes, sayRefusal } from "../../src/vocabulary/refusal-reason.ts"
import { parseRefusal, printRefusal } from "../../src/vocabulary/refusal-sentence.ts"

describe("A refusal as a status packet says it", () => {
  it("is in both languages, and read again as it was said, whatever its details", () => {
    const details = ["file", "field", "signer", "problem", "problemVi", "agency", "stated", "actual"]
    const someText = fc.string({ maxLength: 40 }).map((text) => text.trim() || "x")
    const detail = fc.record(Object.fromEntries(details.map((name) => [name, someText])))
    fc.assert(
      fc.property(fc.constantFrom(...refusalReasonCodes), detail, (reason, said) => {
        const { vi } = sayRefusal(reason, said)
        const text = printRefusal(reason, vi)
        expect(text.startsWith(`[${reason}] ${vi}`)).toBe(true)
        expect(parseRefusal(text)).toEqual({ reason, text: vi })
      }),
      { numRuns: 500 },
    )
    const missing = printRefusal("no-attachment", sayRefusal("no-attachment", {}).vi)
    expect(missing).toBe(
      "[no-attachment] Gói tin không có tệp nào nên không có văn bản. | The packet contains no file, so it contains no document.",
    )
  })

  it("is what a clerk wrote, in the clerk's words alone", () => {
    expect(printRefusal("other", "Sai thể thức")).toBe("[other] Sai thể thức")
  })

  it("has at most 1000 characters", () => {
    const { vi } = sayRefusal("attachment-missing", { file: "ả".repeat(600) })
    expect(printRefusal("attachment-missing", vi)).toBe(`[attachment-missing] ${vi}`)
    expect([...printRefusal("other", "ả".repeat(3000))]).toHaveLength(1000)
  })
})
