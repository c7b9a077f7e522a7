import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { codeMapping } from "../../src/agency/code-mapping.ts"
import { decision20Code, qcvn102Code } from "./any-identifier.ts"

const directory = [
  { code: "000.00.00.H53", otherCode: "H53" },
  { code: "H37.DN.001", otherCode: "001.00.12.H37" },
  { code: "H29", otherCode: "000.00.00.H29" },
  { code: "H29", otherCode: "000.00.00.H10" },
  { code: "000.00.00.G22" },
  { code: "000.00.00.G12", otherCode: "" },
]

describe("A directory that lists two codes for an agency", () => {
  const mapping = codeMapping(directory)

  it("gives the code of either standard for the other", () => {
    expect(mapping.inStandard("000.00.00.H53", "decision-20")).toBe("H53")
    expect(mapping.inStandard("001.00.12.H37", "decision-20")).toBe("H37.DN.001")
    expect(mapping.inStandard("H37.DN.001", "qcvn-102")).toBe("001.00.12.H37")
  })

  it("gives a code back that is of the wanted standard, listed or not", () => {
    expect(mapping.inStandard("H53", "decision-20")).toBe("H53")
    expect(mapping.inStandard("000.00.00.A53", "qcvn-102")).toBe("000.00.00.A53")
  })

  it("does not choose between the old codes of agencies that were merged", () => {
    expect(mapping.others("H29")).toEqual(["000.00.00.H29", "000.00.00.H10"])
    expect(mapping.inStandard("H29", "qcvn-102")).toBeUndefined()
    expect(mapping.inStandard("000.00.00.H10", "decision-20")).toBe("H29")
  })

  it("gives none for an agency that has only one", () => {
    for (const code of ["000.00.00.G22", "000.00.00.G12", "000.00.00.H99"]) {
      expect(mapping.inStandard(code, "decision-20")).toBeUndefined()
      expect(mapping.others(code)).toEqual([])
    }
  })

  it("knows the same agency by both its codes, and no two others", () => {
    expect(mapping.isSame("H53", "000.00.00.H53")).toBe(true)
    expect(mapping.isSame("H53", "000.00.00.H29")).toBe(false)
    expect(mapping.isSame("000.00.00.H29", "000.00.00.H10")).toBe(false)
  })

  it("leads back to where it came from, whichever code it lists first", () => {
    fc.assert(
      fc.property(qcvn102Code, decision20Code, fc.boolean(), (old, current, oldFirst) => {
        const one = oldFirst ? { code: old, otherCode: current } : { code: current, otherCode: old }
        const { inStandard } = codeMapping([one])
        expect(inStandard(old, "decision-20")).toBe(current)
        expect(inStandard(current, "qcvn-102")).toBe(old)
      }),
    )
  })
})
