import { LocalDate } from "../time/vietnam-time.ts"
import type { AgencyIdentifier } from "./agency-identifier.ts"

const decision09 = LocalDate.make("2025-04-14")

/** A group of agencies of level 1, by the letter their codes begin with (QCVN 102:2016). */
export interface LevelOneGroup {
  readonly en: string
  readonly vi: string
  /**
   * `seen`: codes with this letter are in use for such agencies. `inferred`: the letter follows from the
   * order in which the standard lists the groups, and no code was available to confirm it. `reported`: by
   * secondary sources that cite Decision 09/2025/QĐ-TTg, which amends Decision 20/2020/QĐ-TTg since April
   * 2025.
   */
  readonly certainty: "seen" | "reported" | "inferred"
  /** The first day on which there are such codes; absent where that is before the axis. */
  readonly since?: LocalDate
  /** The codes that sources report, as `J01` to `J28`; absent where none does. Others may be given later. */
  readonly codes?: { readonly first: string; readonly last: string }
}

/**
 * The letters of level 1, with their codes as secondary sources report Decision 09/2025. Which agencies have
 * them is not listed: provinces and ministries were merged in 2025, and the axis' directory is the source of
 * that. What changed of group G is in `levelOneChanges`.
 */
export const levelOneGroups: Readonly<Record<string, LevelOneGroup>> = {
  A: {
    en: "Communist Party bodies",
    vi: "Cơ quan của Đảng",
    codes: { first: "A01", last: "A99" },
    certainty: "seen",
  },
  B: {
    en: "The State President",
    vi: "Chủ tịch nước",
    codes: { first: "B01", last: "B01" },
    certainty: "inferred",
  },
  C: {
    en: "The National Assembly",
    vi: "Quốc hội",
    codes: { first: "C01", last: "C99" },
    certainty: "inferred",
  },
  D: {
    en: "People's Courts",
    vi: "Tòa án nhân dân",
    codes: { first: "D01", last: "D01" },
    certainty: "inferred",
  },
  E: {
    en: "People's Procuracies",
    vi: "Viện kiểm sát nhân dân",
    codes: { first: "E01", last: "E01" },
    certainty: "inferred",
  },
  F: {
    en: "The State Audit",
    vi: "Kiểm toán nhà nước",
    codes: { first: "F01", last: "F01" },
    certainty: "inferred",
  },
  G: {
    en: "Ministries and other bodies of the Government",
    vi: "Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
    certainty: "seen",
  },
  H: {
    en: "Provinces and centrally governed cities",
    vi: "Tỉnh, thành phố trực thuộc Trung ương",
    codes: { first: "H01", last: "H63" },
    certainty: "seen",
  },
  I: {
    en: "Central socio-political organisations",
    vi: "Tổ chức chính trị - xã hội ở Trung ương",
    codes: { first: "I01", last: "I06" },
    certainty: "inferred",
  },
  J: {
    en: "Social and professional organisations",
    vi: "Tổ chức xã hội, xã hội - nghề nghiệp",
    since: decision09,
    codes: { first: "J01", last: "J28" },
    certainty: "reported",
  },
  K: {
    en: "Provincial People's Councils",
    vi: "Hội đồng nhân dân cấp tỉnh",
    since: decision09,
    codes: { first: "K01", last: "K63" },
    certainty: "reported",
  },
}

/**
 * The group of an agency of level 1, by a letter and two digits in front: codes of Decision 20/2020 keep
 * those of QCVN 102 (`H55.242`). Returns nothing for any other code.
 */
export const levelOneGroup = ({ groups: [levelOne = ""] }: AgencyIdentifier): LevelOneGroup | undefined =>
  /^[A-Z]\d{2}$/.test(levelOne) ? levelOneGroups[levelOne.charAt(0)] : undefined
