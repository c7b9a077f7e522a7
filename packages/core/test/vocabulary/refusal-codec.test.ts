import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  parseRefusal,
  printRefusal,
  translateRefusal,
  writeRefusal,
} from "../../src/vocabulary/refusal-codec.ts"
import { describeRefusal, refusalReasonCodes, refusalReasons } from "../../src/vocabulary/refusal-reason.ts"

const names = [
  ...new Set(
    refusalReasonCodes.flatMap((reason) =>
      [...`${refusalReasons[reason].en}${refusalReasons[reason].vi}`.matchAll(/\{(\w+)\}/g)].map(
        ([, name = ""]) => name,
      ),
    ),
  ),
]
const reasons = fc.constantFrom(...refusalReasonCodes)
const detailOf = (maxLength: number, unit: "grapheme" | "binary" = "grapheme") =>
  fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.string({ maxLength, unit }).map((text) => text.trim() || "x")]),
    ),
  )

describe("A refusal as a status packet says it", () => {
  it("is in both languages, and read again as it was said, whatever its details", () => {
    fc.assert(
      fc.property(reasons, detailOf(40), (reason, detail) => {
        const { en, vi } = describeRefusal(reason, detail)
        const text = writeRefusal(reason, detail)
        expect(translateRefusal(reason, text)).toEqual({ en, vi })
        const said = printRefusal(reason, text)
        expect(said).toBe(en === vi ? `[${reason}] ${vi}` : `[${reason}] ${vi} | ${en}`)
        expect(parseRefusal(said)).toEqual({ reason, text })
      }),
      { numRuns: 500 },
    )
    const missing = printRefusal("no-attachment", writeRefusal("no-attachment", {}))
    expect(missing).toBe(
      "[no-attachment] Gói tin không có tệp nào nên không có văn bản. | The packet contains no file, so it contains no document.",
    )
  })

  it("fits in both languages, with shorter details, however long they are", () => {
    fc.assert(
      fc.property(reasons, detailOf(3_000, "binary"), (reason, detail) => {
        const said = printRefusal(reason, writeRefusal(reason, detail))
        expect([...said].length).toBeLessThanOrEqual(1000)
        const { en, vi } = translateRefusal(reason, parseRefusal(said).text)
        const begins = ({ [reason]: { en, vi } }: typeof refusalReasons) =>
          [en, vi].map((sentence) => sentence.split("{")[0] ?? "")
        const [english = "", vietnamese = ""] = begins(refusalReasons)
        expect(vi.startsWith(vietnamese)).toBe(true)
        if (reason !== "other") expect(en.startsWith(english)).toBe(true)
      }),
    )
  })

  it("of an earlier release has its words in Vietnamese alone, and is said and read so", () => {
    for (const reason of ["not-xml", "not-edxml", "not-delivered", "not-kept"] as const) {
      const { vi } = describeRefusal(reason, { problem: "x", problemVi: "không rõ | lý do" })
      expect(printRefusal(reason, vi)).toBe(`[${reason}] ${vi}`)
      expect(parseRefusal(`[${reason}] ${vi}`)).toEqual({ reason, text: vi })
      expect(translateRefusal(reason, vi)).toMatchObject({
        vi,
        en: expect.stringContaining("see the Vietnamese sentence"),
      })
    }
  })

  it("is what a clerk wrote, in the clerk's words alone", () => {
    expect(printRefusal("other", "Sai thể thức")).toBe("[other] Sai thể thức")
    expect([...printRefusal("other", "ả".repeat(3000))]).toHaveLength(1000)
  })
})
