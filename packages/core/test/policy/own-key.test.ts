import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AgencyCode } from "../../src/agency/agency-code.ts"
import { isOwnKey, isOwnSeal } from "../../src/policy/own-key.ts"
import { vietnamTime } from "../../src/time/vietnam-time.ts"

const certificate = (subject: string, organizationCode?: string) => ({
  subject,
  issuer: "Ban Cơ yếu Chính phủ",
  serialNumber: "1",
  validFrom: vietnamTime(0),
  validUntil: vietnamTime(1),
  ...(organizationCode !== undefined && { organizationCode }),
})

const hùng = { id: "nv-01", name: "Trần Văn Hùng", position: "Chánh Văn phòng" }

describe("A person's key is their own", () => {
  it("when its certificate names them, however it writes them", () => {
    for (const subject of [
      "Trần Văn Hùng",
      "Trần Văn Hùng".normalize("NFD"),
      "TRAN VAN HUNG",
      "TS. Trần  Văn Hùng",
      "PGS.TS Trần Văn Hùng",
      "Đại tá, Bác sĩ Trần Văn Hùng",
      "Chánh Văn phòng Trần Văn Hùng",
      "Trần Văn Hùng - Chánh Văn phòng",
      "",
    ])
      expect([subject, isOwnKey(certificate(subject), hùng)]).toEqual([subject, true])
    expect(isOwnKey(certificate("Nguyễn Thị Hoà"), { id: "x", name: "Nguyễn Thị Hòa" })).toBe(true)
    expect(isOwnKey(certificate("Đỗ Thị Mai"), { id: "x", name: "BS. Do Thi Mai" })).toBe(true)
  })

  it("not when it names them and says more than their titles and position", () => {
    for (const more of ["(giả)", "2", "Anh", "- Sở Nội vụ", "(thử nghiệm)", "- Phó Chánh Văn phòng", "TS"])
      expect([more, isOwnKey(certificate(`Trần Văn Hùng ${more}`), hùng)]).toEqual([more, false])
    for (const subject of [
      "Hùng",
      "Văn Hùng",
      "TS.",
      "Giả Trần Văn Hùng",
      "Trợ lý Trần Văn Hùng",
      "...",
      "Trần Văn Hưng",
    ])
      expect([subject, isOwnKey(certificate(subject), hùng)]).toEqual([subject, false])
  })

  it("not when anything is added behind the name, whatever it is", () => {
    const alone = { id: "x", name: "Trần Thị B" }
    fc.assert(
      fc.property(
        fc.string().filter((added) => /[\p{L}\p{N}]/u.test(added)),
        (added) => {
          expect(isOwnKey(certificate(`Trần Thị B ${added}`), alone)).toBe(false)
        },
      ),
    )
  })

  it("not when it names somebody else", () => {
    for (const subject of ["Trần Văn Hùng Anh Tú", "Trần Thị Hùng", "Văn phòng Chính phủ", "Trần Văn H"])
      expect([subject, isOwnKey(certificate(subject), { id: "x", name: "Nguyễn Văn Hùng" })]).toEqual([
        subject,
        false,
      ])
  })
})

describe("An agency's seal is its own", () => {
  const agency = { code: AgencyCode.make("000.00.00.H53"), name: "Ủy ban nhân dân tỉnh Tây Ninh" }

  it("unless its certificate states the identifier of another", () => {
    expect(isOwnSeal(certificate(agency.name), agency, [])).toBe(true)
    expect(isOwnSeal(certificate("UBND tỉnh"), agency, [])).toBe(true)
    expect(isOwnSeal(certificate("x", "000.00.00.H53"), agency, [])).toBe(true)
    expect(isOwnSeal(certificate("x", "H53"), agency, ["H53"])).toBe(true)
    expect(isOwnSeal(certificate(agency.name, "000.00.00.G22"), agency, ["H53"])).toBe(false)
  })
})
