import { LocalDate } from "../time/vietnam-time.ts"
import type { AgencyIdentifier } from "./agency-identifier.ts"

/** The day from which Decision 20/2020/QĐ-TTg holds (Art. 12.1). */
const decision20 = LocalDate.make("2020-09-15")

/** A group of agencies of level 1, by the letter their codes begin with. */
export interface LevelOneGroup {
  readonly en: string
  readonly vi: string
  /** The first day on which there are such codes; absent where the standard of 2016 already had them. */
  readonly since?: LocalDate
  /**
   * The first and the last code assigned, such as `J01` and `J28`; those of the ministries have gaps between
   * them.
   */
  readonly codes: { readonly first: string; readonly last: string }
}

/**
 * The letters of level 1 and the codes given with each: Annex I of Decision 20/2020/QĐ-TTg, as Decision
 * 09/2025/QĐ-TTg amends it. Taken from copies of the signed texts. The other codes of a letter are in
 * reserve. The changes in group G are in `levelOneChanges`, and the provinces merged since then in
 * `mergedProvinces`.
 */
export const levelOneGroups: Readonly<Record<string, LevelOneGroup>> = {
  A: {
    en: "Communist Party bodies",
    vi: "Cơ quan của Đảng",
    codes: { first: "A01", last: "A99" },
  },
  B: {
    en: "The Office of the State President",
    vi: "Văn phòng Chủ tịch nước",
    codes: { first: "B01", last: "B01" },
  },
  C: {
    en: "Bodies of the National Assembly",
    vi: "Cơ quan của Quốc hội",
    codes: { first: "C01", last: "C99" },
  },
  D: {
    en: "The Supreme People's Court",
    vi: "Tòa án nhân dân tối cao",
    codes: { first: "D01", last: "D01" },
  },
  E: {
    en: "The Supreme People's Procuracy",
    vi: "Viện kiểm sát nhân dân tối cao",
    codes: { first: "E01", last: "E01" },
  },
  F: {
    en: "The State Audit",
    vi: "Kiểm toán nhà nước",
    codes: { first: "F01", last: "F01" },
  },
  G: {
    en: "Ministries and other bodies of the Government",
    vi: "Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
    codes: { first: "G01", last: "G40" },
  },
  H: {
    en: "Provinces and centrally governed cities",
    vi: "Tỉnh, thành phố trực thuộc Trung ương",
    codes: { first: "H01", last: "H63" },
  },
  I: {
    en: "Central socio-political organisations",
    vi: "Tổ chức chính trị - xã hội ở Trung ương",
    codes: { first: "I01", last: "I06" },
  },
  J: {
    en: "Social and professional organisations",
    vi: "Tổ chức xã hội, xã hội - nghề nghiệp",
    since: decision20,
    codes: { first: "J01", last: "J28" },
  },
  K: {
    en: "Provincial People's Councils",
    vi: "Hội đồng nhân dân cấp tỉnh",
    since: decision20,
    codes: { first: "K01", last: "K63" },
  },
}

/**
 * The group of a level 1 agency, found by the letter and two digits that its code begins with. Codes of
 * Decision 20/2020 keep those of QCVN 102 (`H55.242`). Returns nothing for any other code.
 */
export const levelOneGroup = (identifier: AgencyIdentifier): LevelOneGroup | undefined => {
  const [levelOne = ""] = identifier.groups
  return /^[A-Z]\d{2}$/.test(levelOne) ? levelOneGroups[levelOne.charAt(0)] : undefined
}
