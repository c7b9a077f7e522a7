import type { Actor, AgencyProfile } from "@lienthong/core"

/** An agency with its people and units. A host reads them from its own tables. */
export interface Cast {
  readonly profile: AgencyProfile
  readonly people: ReadonlyArray<Actor>
  /** Phòng, ban: who documents are assigned to. */
  readonly units: ReadonlyArray<string>
}

const person = (
  id: string,
  name: string,
  position: string,
  roles: NonNullable<Actor["roles"]>,
  department?: string,
): Actor => ({ id, name, position, roles, ...(department !== undefined && { department }) })

/** Ủy ban nhân dân tỉnh Tây Ninh. People and data are invented. */
export const province: Cast = {
  profile: {
    code: "H53",
    name: "Ủy ban nhân dân tỉnh Tây Ninh",
    abbreviation: "UBND",
    place: "Tây Ninh",
  },
  units: ["Phòng Tổng hợp", "Phòng Kinh tế", "Phòng Khoa giáo, Văn xã", "Phòng Nội chính"],
  people: [
    person("lan", "Nguyễn Thị Lan", "Văn thư", ["clerk"], "Phòng Tổng hợp"),
    person("hoa", "Lê Thị Hoa", "Chuyên viên", ["drafter"], "Phòng Khoa giáo, Văn xã"),
    person("binh", "Nguyễn Văn Bình", "Chủ tịch", ["leader", "signer"]),
    person("thanh", "Phạm Văn Thành", "Phó Chủ tịch", ["leader", "signer"]),
    person("viet", "Trần Quốc Việt", "Quản trị hệ thống", ["administrator"]),
  ],
}

/** Sở Khoa học và Công nghệ, a department of the province. */
export const department: Cast = {
  profile: {
    code: "H53.13",
    name: "Sở Khoa học và Công nghệ tỉnh Tây Ninh",
    abbreviation: "SKHCN",
    place: "Tây Ninh",
    inCharge: "Ủy ban nhân dân tỉnh Tây Ninh",
  },
  units: ["Phòng Chuyển đổi số", "Văn phòng Sở"],
  people: [
    person("mai", "Lê Thị Mai", "Văn thư", ["clerk"], "Văn phòng Sở"),
    person("khang", "Võ Minh Khang", "Chuyên viên", ["drafter"], "Phòng Chuyển đổi số"),
    person("minh", "Phạm Văn Minh", "Giám đốc", ["leader", "signer"]),
  ],
}

/** Ủy ban nhân dân xã Bến Cầu, a commune under the model of two levels. */
export const commune: Cast = {
  profile: {
    code: "H53.72",
    name: "Ủy ban nhân dân xã Bến Cầu",
    abbreviation: "UBND",
    place: "Bến Cầu",
    inCharge: "Ủy ban nhân dân tỉnh Tây Ninh",
  },
  units: ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"],
  people: [
    person("hanh", "Đỗ Thị Hạnh", "Công chức văn thư", ["clerk", "drafter"], "Phòng Văn hóa - Xã hội"),
    person("tam", "Lê Văn Tám", "Chủ tịch", ["leader", "signer"]),
  ],
}

/** Văn phòng Chính phủ, which receives for the Government. */
export const governmentOffice: Cast = {
  profile: { code: "G22", name: "Văn phòng Chính phủ", abbreviation: "VPCP", place: "Hà Nội" },
  units: ["Vụ Hành chính", "Vụ Tổng hợp"],
  people: [
    person("thu", "Hoàng Thị Thu", "Văn thư", ["clerk"], "Vụ Hành chính"),
    person("nam", "Trịnh Hoài Nam", "Chuyên viên", ["drafter"], "Vụ Tổng hợp"),
    person("son", "Đặng Văn Sơn", "Phó Chủ nhiệm", ["leader", "signer"]),
  ],
}

/** The agencies that people log in to. */
export const casts: ReadonlyArray<Cast> = [province, department, commune, governmentOffice]
