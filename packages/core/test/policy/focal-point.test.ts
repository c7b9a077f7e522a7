import { describe, expect, it } from "vitest"
import { readAgencyIdentifier } from "../../src/agency/read-identifier.ts"
import { focalPointOf } from "../../src/policy/focal-point.ts"

const of = (code: string) => {
  const { identifier } = readAgencyIdentifier(code)
  return identifier && focalPointOf(identifier)
}

describe("Documents are received", () => {
  const offices = [
    ["000.00.00.G22", "Văn phòng Chính phủ", "7.3a"],
    ["G22", "Văn phòng Chính phủ", "7.3a"],
    ["000.00.00.G14", "Văn phòng bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "7.3b"],
    ["G14", "Văn phòng bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "7.3b"],
    ["000.00.00.H53", "Văn phòng Ủy ban nhân dân cấp tỉnh", "7.3c"],
    ["H53", "Văn phòng Ủy ban nhân dân cấp tỉnh", "7.3c"],
  ] as const
  for (const [code, office, point] of offices)
    it(`for ${code} by ${office} (Art. ${point})`, () => {
      expect(of(code)).toMatchObject({
        office: { vi: office },
        article: `QĐ 28/2018/QĐ-TTg, Điều ${point}`,
      })
    })

  it("by agencies below level 1 and by bodies the article does not name themselves", () => {
    for (const code of ["000.28.31.H53", "H55.242", "000.00.31.G22", "000.00.00.A01", "XYZ"])
      expect([code, of(code)]).toEqual([code, undefined])
  })
})
