import type { LocalDate } from "../time/vietnam-time.ts"
import { agencyLevel } from "./agency-identifier.ts"
import { readAgencyIdentifier } from "./read-identifier.ts"

/** The levels of government (cấp chính quyền): trung ương, tỉnh, huyện, xã; `unknown` if nothing shows it. */
export const levelsOfGovernment = ["central", "province", "district", "commune", "unknown"] as const
/** A level of government (cấp chính quyền). */
export type LevelOfGovernment = (typeof levelsOfGovernment)[number]

/** The first day without districts: from then on local government has two levels. */
export const firstDayWithoutDistricts = "2025-07-01" as LocalDate

/** `xã` as a commune: not in `thị xã`, `xã hội` nor `hợp tác xã`. */
const communes = /(?<!\p{L})(?:(?<!thị )(?<!hợp tác )xã(?! hội)|phường|thị trấn|đặc khu)(?!\p{L})/u
const districts = /(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/u
const districtCity = /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd) thành phố /u

/**
 * The level of government of an agency on a day. The identifier shows a central body or a province. Below a
 * province the name shows a commune and, until the end of June 2025, a district; every other body of a
 * province (sở, ban, ngành) belongs to the province.
 */
export const levelOfGovernment = (
  { code, name = "" }: { readonly code: string; readonly name?: string },
  on: LocalDate,
): LevelOfGovernment => {
  const { identifier } = readAgencyIdentifier(code)
  const [group = ""] = identifier?.groups ?? []
  if (identifier === undefined || !/^[A-Z]\d{2}$/.test(group)) return "unknown"
  if (!/^[HK]/.test(group)) return "central"
  if (agencyLevel(identifier) === 1) return "province"
  const words = name.normalize("NFC").toLowerCase()
  if (words === "") return "unknown"
  if (communes.test(words)) return "commune"
  if (!districts.test(words) && !districtCity.test(words)) return "province"
  return on < firstDayWithoutDistricts ? "district" : "unknown"
}
