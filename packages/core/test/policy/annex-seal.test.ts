import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { hasIssuersSeal, unsealedAnnexes } from "../../src/policy/annex-seal.ts"
import { SealedBy } from "../../src/policy/sealed-by.ts"

const file = (name: string) => ({ name })
const sealedBy = fc.constantFrom(...SealedBy.literals)

describe("An annex in a file of its own", () => {
  it("is flagged without the issuing agency's seal, whatever the document itself carries", () => {
    fc.assert(
      fc.property(sealedBy, fc.array(sealedBy, { maxLength: 4 }), (main, annexes) => {
        const seals = [main, ...annexes] as const
        const files = [
          file("bao-cao.pdf"),
          ...annexes.map((_, index) => file(`phu-luc-${index}.pdf`)),
        ] as const
        const flagged = annexes.flatMap((seal, index) =>
          seal === "nobody" || seal === "another-agency" ? [`phu-luc-${index}.pdf`] : [],
        )
        expect(unsealedAnnexes({ files, seals })).toEqual(flagged)
      }),
    )
  })

  it("is told from another of the same name", () => {
    const files = [file("1.pdf"), file("phu-luc.pdf"), file("phu-luc.pdf")] as const
    expect(unsealedAnnexes({ files, seals: ["sender", "sender", "nobody"] })).toEqual(["phu-luc.pdf"])
    expect(unsealedAnnexes({ files, seals: ["sender", "nobody", "nobody"] })).toHaveLength(2)
  })

  it("is not flagged for a seal that does not say whose it is so that it could be compared", () => {
    expect(SealedBy.literals.filter(hasIssuersSeal)).toEqual(["sender", "unknown"])
  })

  it("is not flagged where nobody looked", () => {
    expect(unsealedAnnexes({ files: [file("1.pdf"), file("2.pdf")] })).toEqual([])
  })
})
