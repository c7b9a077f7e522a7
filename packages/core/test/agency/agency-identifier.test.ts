import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWellFormedAgencyCode } from "../../src/agency/agency-code.ts"
import {
  type AgencyIdentifier,
  agencyLevel,
  ancestorAgencies,
  isAncestorAgency,
  parentAgency,
  parseAgencyIdentifier,
  printAgencyIdentifier,
} from "../../src/agency/agency-identifier.ts"
import { levelOneGroup, levelOneGroups } from "../../src/agency/level-one-group.ts"
import { decision20Code, qcvn102Code } from "./any-identifier.ts"

const identifier = (code: string): AgencyIdentifier => {
  const parsed = parseAgencyIdentifier(code)
  if (parsed === undefined) throw new Error(`${code} may not be sent`)
  return parsed
}
const above = (code: string) => ancestorAgencies(identifier(code)).map(printAgencyIdentifier)
const anyCode = fc.oneof(qcvn102Code, decision20Code)

describe("An agency's identifier", () => {
  it("of QCVN 102 is read from the right: 000.28.31.H53 is unit 28 of unit 31 of Tây Ninh", () => {
    expect(identifier("000.28.31.H53")).toEqual({
      standard: "qcvn-102",
      groups: ["H53", "31", "28", "000"],
    })
    expect(agencyLevel(identifier("000.28.31.H53"))).toBe(3)
    expect(above("000.28.31.H53")).toEqual(["000.00.31.H53", "000.00.00.H53"])
  })

  it("of Decision 20/2020 is read from the left: H37.DN.001 is 001 of DN of Lạng Sơn", () => {
    expect(identifier("H37.DN.001")).toEqual({ standard: "decision-20", groups: ["H37", "DN", "001"] })
    expect(agencyLevel(identifier("H37.DN.001"))).toBe(3)
    expect(above("H37.DN.001")).toEqual(["H37.DN", "H37"])
  })

  it("has the level its last used group has", () => {
    const levels = ["000.00.00.G22", "000.00.18.G12", "000.28.31.H53", "015.28.31.H53", "000.28.00.H53"]
    expect(levels.map((code) => agencyLevel(identifier(code)))).toEqual([1, 2, 3, 4, 3])
    expect(["G09", "G09.20", "0101234567"].map((code) => agencyLevel(identifier(code)))).toEqual([1, 2, 1])
  })

  it("is printed as it was read", () => {
    fc.assert(fc.property(anyCode, (code) => printAgencyIdentifier(identifier(code)) === code))
  })

  it("may be sent by the form alone, and no other is taken apart", () => {
    fc.assert(
      fc.property(fc.oneof(anyCode, fc.string(), fc.stringMatching(/^[a-zA-Z0-9. ]{0,40}$/)), (text) => {
        if (parseAgencyIdentifier(text) !== undefined) expect(isWellFormedAgencyCode(text)).toBe(true)
      }),
    )
  })

  it("is not taken apart for sending when its look alone says where level 1 is, or nothing does", () => {
    const met = [
      "28.22.H17",
      "01.02.G22",
      "02.44.W00",
      "001.00.20.TT2",
      "000.00.00.H5",
      "000.00.00.000",
      "0.0.0",
      "000",
      "1",
      "vxp.saas.03",
      "",
      "H 53",
      "H53.",
      "x".repeat(36),
    ]
    expect(met.map(parseAgencyIdentifier)).toEqual(met.map(() => undefined))
  })
})

describe("The agency above", () => {
  it("is one that may be sent to, of a lower level number and with the same level 1", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const below = identifier(code)
        const parent = parentAgency(below)
        expect(parent === undefined).toBe(agencyLevel(below) === 1)
        if (parent === undefined) return
        expect(identifier(printAgencyIdentifier(parent))).toEqual(parent)
        expect(agencyLevel(parent)).toBeLessThan(agencyLevel(below))
        expect(parent.groups[0]).toBe(below.groups[0])
      }),
    )
  })

  it("stands above at any distance, never above itself, and never below what is below it", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const below = identifier(code)
        expect(isAncestorAgency(below, below)).toBe(false)
        for (const ancestor of ancestorAgencies(below)) {
          expect(isAncestorAgency(ancestor, below)).toBe(true)
          expect(isAncestorAgency(below, ancestor)).toBe(false)
        }
      }),
    )
  })

  it("is not the neighbour, nor an agency of the other standard", () => {
    expect(isAncestorAgency(identifier("000.00.30.H53"), identifier("000.28.31.H53"))).toBe(false)
    expect(isAncestorAgency(identifier("H53"), identifier("000.28.31.H53"))).toBe(false)
  })
})

describe("The letter of level 1", () => {
  it("says what kind of agency it is, in both standards", () => {
    const kind = (code: string) => levelOneGroup(identifier(code))?.vi
    expect(kind("000.00.01.A53")).toBe("Cơ quan của Đảng")
    expect(kind("000.00.00.G22")).toBe("Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ")
    expect(kind("H55.242")).toBe("Tỉnh, thành phố trực thuộc Trung ương")
  })

  it("is one of the eleven of Decision 20/2020, of which J and K came with it", () => {
    expect(Object.keys(levelOneGroups).join("")).toBe("ABCDEFGHIJK")
    for (const [letter, { codes }] of Object.entries(levelOneGroups))
      for (const code of Object.values(codes)) expect(code).toMatch(new RegExp(`^${letter}\\d{2}$`))
    const later = Object.entries(levelOneGroups).filter(([, { since }]) => since === "2020-09-15")
    expect(later.map(([letter]) => letter)).toEqual(["J", "K"])
    for (const code of ["J28", "000.00.00.K57"]) expect(levelOneGroup(identifier(code))).toBeDefined()
  })

  it("says nothing of an enterprise's code or of a letter that no table has", () => {
    for (const code of ["0101234567", "HANOI.01", "000.00.00.W00"]) {
      expect(levelOneGroup(identifier(code))).toBeUndefined()
    }
  })
})
