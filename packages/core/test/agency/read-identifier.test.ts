import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseAgencyIdentifier } from "../../src/agency/agency-identifier.ts"
import { fullCode, readAgencyIdentifier } from "../../src/agency/read-identifier.ts"
import { decision20Code, qcvn102Code } from "./any-identifier.ts"

describe("A code that others wrote", () => {
  it("is read without a word when it could have been ours", () => {
    fc.assert(
      fc.property(fc.oneof(qcvn102Code, decision20Code), (code) => {
        expect(readAgencyIdentifier(code)).toEqual({
          identifier: parseAgencyIdentifier(code),
          deviations: [],
        })
      }),
    )
  })

  it("of three groups is of QCVN 102 without level 4: 28.22.H17 is of Đà Nẵng", () => {
    expect(readAgencyIdentifier("28.22.H17")).toEqual({
      identifier: { standard: "qcvn-102", groups: ["H17", "22", "28"] },
      deviations: ["not-four-groups"],
    })
  })

  it("of a level 1 that no table has keeps its direction", () => {
    expect(readAgencyIdentifier("001.00.20.TT2")).toEqual({
      identifier: { standard: "qcvn-102", groups: ["TT2", "20", "00", "001"] },
      deviations: ["not-13-characters"],
    })
  })

  it("in small letters or between spaces is read, and both are named", () => {
    expect(readAgencyIdentifier(" vxp.saas.03 ")).toEqual({
      identifier: { standard: "decision-20", groups: ["VXP", "SAAS", "03"] },
      deviations: ["space-around", "lower-case"],
    })
  })

  it("of no known form is read as nothing, and is not a failure", () => {
    for (const text of ["", "Tây Ninh", "H53..1", "H53/1", "A".repeat(36)]) {
      expect(readAgencyIdentifier(text).identifier).toBeUndefined()
    }
    fc.assert(fc.property(fc.string(), (text) => readAgencyIdentifier(text).deviations.length <= 3))
  })
})

describe("A code with groups or zeros left out", () => {
  it("stands for the code of QCVN 102 in full, which stands for itself", () => {
    for (const code of ["H53", "00.H53", "00.00.00.H53", "0000.00.00.H53", "000.00.00.H53"])
      expect(fullCode(code)).toBe("000.00.00.H53")
    expect(fullCode("28.22.H17")).toBe("000.28.22.H17")
    expect(fullCode("1.2.3.G09")).toBe("001.02.03.G09")
  })

  it("stands for none where it has another form or more digits", () => {
    for (const code of ["H53.12", "123.00.H53", "0.0.0.0.H53", "000.00.00.H5", "", "H530", "1000.00.00.H53"])
      expect(fullCode(code)).toBeUndefined()
  })
})
