import { type Catalogue, type Sentence, say } from "../problem/sentence.ts"
import { type DocumentCode, printCode } from "../vocabulary/document-code.ts"
import { type AnyType, isCopy, isNormative, typeAbbreviation } from "../vocabulary/document-type.ts"

/** What is wrong with a code before it is printed (Decree 30/2020, Annex I, Part I, II.3). */
export type CodeFault =
  | "number-not-arabic"
  | "number-without-zero"
  | "number-with-zeros"
  | "notation-empty"
  | "notation-spaced"
  | "notation-lower-case"
  | "notation-groups"
  | "notation-year"
  | "notation-without-year"
  | "notation-with-year"
  | "notation-incomplete"
  | "notation-type"

const takeFromRegister = {
  en: "Let the register assign the number.",
  vi: "Để hệ thống cấp số.",
}
const correctNotation = {
  en: "Write it like 105/BC-UBND.",
  vi: "Ghi theo mẫu 105/BC-UBND.",
}

const catalogue: Catalogue<CodeFault> = {
  "number-not-arabic": {
    en: "The number of {code} is not written in Arabic digits.",
    vi: "Số của văn bản {code} không ghi bằng chữ số Ả Rập.",
    next: takeFromRegister,
  },
  "number-without-zero": {
    en: "The number of {code} is below 10 and lacks a leading 0.",
    vi: "Số của văn bản {code} nhỏ hơn 10 nhưng thiếu số 0 phía trước.",
    next: takeFromRegister,
  },
  "number-with-zeros": {
    en: "The number of {code} is 0, or has a leading 0 although it is 10 or more.",
    vi: "Số của văn bản {code} bằng 0 hoặc thừa số 0 phía trước.",
    next: takeFromRegister,
  },
  "notation-empty": {
    en: "{code} has no notation.",
    vi: "Văn bản {code} thiếu ký hiệu.",
    next: correctNotation,
  },
  "notation-spaced": {
    en: "The notation of {code} contains spaces.",
    vi: "Ký hiệu của văn bản {code} có khoảng cách giữa các chữ.",
    next: correctNotation,
  },
  "notation-lower-case": {
    en: "The notation of {code} is not in capital letters.",
    vi: "Ký hiệu của văn bản {code} không viết bằng chữ in hoa.",
    next: correctNotation,
  },
  "notation-groups": {
    en: "The notation of {code} is not groups of letters and digits joined by single hyphens.",
    vi: "Các nhóm chữ viết tắt trong ký hiệu của văn bản {code} không nối nhau bằng một dấu gạch nối.",
    next: correctNotation,
  },
  "notation-year": {
    en: "The year in {code} is not the year of numbering.",
    vi: "Năm trong ký hiệu của văn bản {code} không phải năm cấp số.",
    next: { en: "Let the system write the year.", vi: "Để hệ thống ghi năm." },
  },
  "notation-without-year": {
    en: "{code} lacks the year, which follows the number of a legal normative document.",
    vi: "Văn bản quy phạm pháp luật {code} thiếu năm ban hành sau số.",
    next: { en: "Write it like 28/2018/QĐ-TTg.", vi: "Ghi theo mẫu 28/2018/QĐ-TTg." },
  },
  "notation-with-year": {
    en: "{code} contains a year, which only legal normative documents have: it would take the number of one.",
    vi: "{code} ghi năm như văn bản quy phạm pháp luật nên sẽ trùng số của văn bản quy phạm pháp luật.",
    next: correctNotation,
  },
  "notation-type": {
    en: "The notation of {code} does not begin with the abbreviation of its type.",
    vi: "Ký hiệu của văn bản {code} không bắt đầu bằng chữ viết tắt của loại văn bản.",
    next: {
      en: "Write the abbreviation of the document's own type.",
      vi: "Ghi chữ viết tắt của đúng loại văn bản.",
    },
  },
  "notation-incomplete": {
    en: "The notation of {code} is incomplete: it lacks the agency after the type or, for a công văn, the drafting unit or field after the agency.",
    vi: "Ký hiệu của văn bản {code} chưa đủ: thiếu tên cơ quan sau tên loại hoặc, đối với công văn, thiếu tên đơn vị soạn thảo hoặc lĩnh vực sau tên cơ quan.",
    next: {
      en: "Write it like 105/BC-UBND, or 05/UBND-VX for a công văn.",
      vi: "Ghi theo mẫu 105/BC-UBND; đối với công văn: 05/UBND-VX.",
    },
  },
}

/** Abbreviations with lower-case letters: four that Annex III sets, and the Prime Minister's. */
const mixedCase: ReadonlySet<string> = new Set(["QyĐ", "CTr", "TTr", "TrS", "TTg"])

/** Normative documents have their year between number and type: `28/2018/QĐ-TTg`. */
const yearPart = /^\d{4}\//

const numberFault = (number: string): CodeFault | undefined => {
  if (!/^[0-9]+$/.test(number)) return "number-not-arabic"
  if (/^[1-9]$/.test(number)) return "number-without-zero"
  return /^(0[1-9]|[1-9]\d+)$/.test(number) ? undefined : "number-with-zeros"
}

const notationFault = (notation: string): CodeFault | undefined => {
  if (notation.trim() === "") return "notation-empty"
  if (/\s/u.test(notation)) return "notation-spaced"
  const groups = notation.normalize("NFC").replace(yearPart, "").split("-")
  if (!groups.every((group) => /^(?=.*\p{L})[\p{L}\d&.]+$/u.test(group))) return "notation-groups"
  const capital = (group: string) => !/\p{Ll}/u.test(group) || mixedCase.has(group)
  return groups.every(capital) ? undefined : "notation-lower-case"
}

/** The type of a document to be numbered, and the year of numbering. */
export interface Numbering {
  readonly type: AnyType
  readonly year: number
}

/**
 * A year marks a notation as normative, so an administrative document cannot take the number of a normative
 * one.
 */
const yearFault = (stated: string | undefined, { type, year }: Numbering): CodeFault | undefined => {
  if (!isNormative(type)) return stated === undefined ? undefined : "notation-with-year"
  if (stated === undefined) return "notation-without-year"
  return stated === `${year}/` ? undefined : "notation-year"
}

/** The National Assembly and its Standing Committee write their term instead of the type: `45/2019/QH14`. */
const assembly = /^(QH|UBTVQH)\d+$/

const partFault = (groups: ReadonlyArray<string>, type: AnyType): CodeFault | undefined => {
  const own = typeAbbreviation(type)
  const [first = ""] = groups
  if (type === "van-ban-qppl/nghi-quyet" && assembly.test(first)) return undefined
  if (own !== undefined && first !== own) return "notation-type"
  // Annex I requires only the kind of a copy, and no type of a law.
  const mayBeOne = isCopy(type) || (isNormative(type) && own === undefined)
  return groups.length > 1 || mayBeOne ? undefined : "notation-incomplete"
}

const strangeNotation = (notation: string, numbered: Numbering): CodeFault | undefined => {
  const [stated] = yearPart.exec(notation) ?? []
  const groups = notation.normalize("NFC").replace(yearPart, "").split("-")
  return yearFault(stated, numbered) ?? partFault(groups, numbered.type)
}

/**
 * Checks a code against Annex I: a leading zero below 10 and none above, capitals, groups joined by hyphens,
 * no spaces. Returns nothing for a correct code. `&` and a full stop within a group, as in `SGD&ĐT`, are
 * allowed (Annex I leaves the abbreviation to the head of the agency).
 *
 * For a document to be numbered its type and year matter too: a normative one has its year and no other has
 * any, and the type's abbreviation comes first, then the agency's. A công văn or thư công has the agency's,
 * which may look like a type's, and then that of the drafting unit or field.
 */
export const codeFaults = (code: DocumentCode, numbered?: Numbering): ReadonlyArray<CodeFault> => {
  const { number, notation } = code
  return [
    numberFault(number),
    notationFault(notation) ?? (numbered && strangeNotation(notation, numbered)),
  ].filter((fault) => fault !== undefined)
}

/** Describes what is wrong with a code and what to do, in both languages. */
export const describeCodeFault = (fault: CodeFault, code: DocumentCode): Sentence =>
  say(catalogue[fault], { code: printCode(code) })
