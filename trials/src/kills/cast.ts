import { randomUUID } from "node:crypto"

/** The agencies of a trial. */
export const cast = [
  { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh", abbreviation: "UBND" },
  { code: "000.00.00.G22", name: "Văn phòng Chính phủ", abbreviation: "VPCP" },
  { code: "000.00.00.G14", name: "Bộ Thông tin và Truyền thông", abbreviation: "BTTTT" },
] as const

/** Fresh credentials of every agency at the axis. */
export const credentials = () =>
  cast.map(({ code, name }, index) => ({
    code,
    name,
    systemId: `SYS-${index + 1}`,
    secret: randomUUID(),
  }))
