import { describe, expect, it } from "vitest"
import { levelOfGovernment } from "../../src/agency/level-of-government.ts"
import type { LocalDate } from "../../src/time/vietnam-time.ts"

const before = "2025-06-30" as LocalDate
const after = "2025-07-01" as LocalDate

describe("The level of government of an agency", () => {
  it.each([
    ["000.00.00.G22", "Văn phòng Chính phủ", "central"],
    ["G14", "Bộ Thông tin và Truyền thông", "central"],
    ["000.00.00.H53", "Ủy ban nhân dân tỉnh Tây Ninh", "province"],
    ["000.00.00.H29", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "province"],
    ["000.00.13.H53", "Sở Lao động - Thương binh và Xã hội", "province"],
    ["000.00.13.H29", "Sở Y tế Thành phố Hồ Chí Minh", "province"],
    ["000.00.40.H53", "Liên minh Hợp tác xã tỉnh", "province"],
    ["000.00.31.H53", "Ủy ban nhân dân huyện Châu Thành", "district"],
    ["000.00.32.H53", "UBND thành phố Tây Ninh", "district"],
    ["000.00.33.H53", "Ủy ban nhân dân Thị xã Trảng Bàng", "district"],
    ["000.05.31.H53", "Ủy ban nhân dân xã Thái Bình", "commune"],
    ["000.06.31.H53", "Ủy ban nhân dân thị trấn Châu Thành", "commune"],
    ["vxp.saas.03", "Một phần mềm", "unknown"],
  ] as const)("%s, %s, is that of %s", (code, name, level) => {
    expect(levelOfGovernment({ code, name }, before)).toBe(level)
  })

  it("is no longer the district's from the first of July 2025 on", () => {
    const district = { code: "000.00.31.H53", name: "Ủy ban nhân dân huyện Châu Thành" }
    expect(levelOfGovernment(district, before)).toBe("district")
    expect(levelOfGovernment(district, after)).toBe("unknown")
    expect(levelOfGovernment({ code: "H53.31", name: "UBND xã Châu Thành" }, after)).toBe("commune")
    expect(levelOfGovernment({ code: "H53.32", name: "UBND đặc khu Côn Đảo" }, after)).toBe("commune")
  })
})
