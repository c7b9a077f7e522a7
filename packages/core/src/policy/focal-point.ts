import { type AgencyIdentifier, agencyLevel, printAgencyIdentifier } from "../agency/agency-identifier.ts"
import { type Article, decision28, type Reason } from "../vocabulary/ground.ts"
import { governmentOffices } from "./paper.ts"

/**
 * The unit that receives and sends for an agency of level 1 (đầu mối gửi, nhận văn bản điện tử; Decision
 * 28/2018, Art. 7.3).
 */
export interface FocalPoint {
  readonly office: Reason
  /** The agency for which it receives and sends. */
  readonly for: Reason
  readonly article: Article
}

const governmentOffice: FocalPoint = {
  office: { en: "the Government Office", vi: "Văn phòng Chính phủ" },
  for: {
    en: "the Government, the Prime Minister and the Minister-Chairman of the Government Office",
    vi: "Chính phủ, Thủ tướng Chính phủ và Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
  },
  article: decision28("7.3a"),
}

const ministryOffice: FocalPoint = {
  office: {
    en: "the office of the ministry or agency",
    vi: "Văn phòng bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
  },
  for: {
    en: "the minister or head of the agency",
    vi: "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ",
  },
  article: decision28("7.3b"),
}

const provincialOffice: FocalPoint = {
  office: {
    en: "the office of the provincial People's Committee",
    vi: "Văn phòng Ủy ban nhân dân cấp tỉnh",
  },
  for: {
    en: "the provincial People's Committee and its chair",
    vi: "Ủy ban nhân dân, Chủ tịch Ủy ban nhân dân cấp tỉnh",
  },
  article: decision28("7.3c"),
}

const byGroup: Readonly<Record<string, FocalPoint>> = { G: ministryOffice, H: provincialOffice }

/**
 * The focal point behind an identifier of level 1. Returns nothing for lower agencies, which receive for
 * themselves, and for bodies that the article does not name.
 */
export const focalPointOf = (identifier: AgencyIdentifier): FocalPoint | undefined => {
  const [levelOne = ""] = identifier.groups
  if (agencyLevel(identifier) !== 1 || !/^[A-Z]\d{2}$/.test(levelOne)) return undefined
  return governmentOffices.includes(printAgencyIdentifier(identifier))
    ? governmentOffice
    : byGroup[levelOne.charAt(0)]
}
