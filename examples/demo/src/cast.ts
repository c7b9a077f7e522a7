import type { Actor, AgencyProfile } from "@lienthong/core"

/** An agency of the demo with its people. */
export interface Role {
  readonly agency: AgencyProfile
  /** Văn thư: seals, numbers, dispatches, registers; drafts, too. */
  readonly registrar: Actor
  /** Người có thẩm quyền ký. */
  readonly chief: Actor
}

const role = (agency: AgencyProfile, registrar: string, chief: string, position: string): Role => ({
  agency,
  registrar: {
    id: `${agency.code}/van-thu`,
    name: registrar,
    position: "Văn thư",
    roles: ["clerk", "drafter"],
  },
  chief: { id: `${agency.code}/lanh-dao`, name: chief, position, roles: ["leader", "signer"] },
})

/** Ủy ban nhân dân tỉnh Tây Ninh, which reports. */
export const tayNinh = role(
  {
    code: "000.00.00.H53",
    name: "Ủy ban nhân dân tỉnh Tây Ninh",
    abbreviation: "UBND",
    place: "Tây Ninh",
    address: "136 Trần Hưng Đạo, thành phố Tây Ninh",
  },
  "Nguyễn Thị Lan",
  "Trương Văn Hùng",
  "Chánh Văn phòng",
)

/** One of its departments: Sở Thông tin và Truyền thông. */
export const department = role(
  {
    code: "000.00.13.H53",
    name: "Sở Thông tin và Truyền thông tỉnh Tây Ninh",
    abbreviation: "STTTT",
    place: "Tây Ninh",
    inCharge: "Ủy ban nhân dân tỉnh Tây Ninh",
  },
  "Lê Thị Hoa",
  "Phạm Văn Minh",
  "Giám đốc",
)

/** Văn phòng Chính phủ, which receives for the Government. */
export const governmentOffice = role(
  { code: "000.00.00.G22", name: "Văn phòng Chính phủ", abbreviation: "VPCP", place: "Hà Nội" },
  "Đỗ Thị Mai",
  "Hoàng Văn Nam",
  "Vụ trưởng",
)

/** Bộ Thông tin và Truyền thông. */
export const ministry = role(
  { code: "000.00.00.G14", name: "Bộ Thông tin và Truyền thông", abbreviation: "BTTTT", place: "Hà Nội" },
  "Vũ Thị Thu",
  "Bùi Văn Sơn",
  "Chánh Văn phòng",
)

export const cast = [tayNinh, department, governmentOffice, ministry] as const

/** An agency that takes part only because packet files are addressed to it. */
export const guest = (code: string, name: string, otherCodes: ReadonlyArray<string>): Role =>
  role({ code, name, abbreviation: "CQ", otherCodes }, "Văn thư", "Lãnh đạo", "Thủ trưởng")

/** An agency that the axis knows and that is never opened. */
export const correspondent = (code: string, name: string): Role => guest(code, name, [])
