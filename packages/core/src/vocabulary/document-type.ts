import { Schema } from "effect"
import { plainText } from "../text/plain-text.ts"
import { unaccented } from "../text/unaccented.ts"
import { OwnType, OwnTypeCode, type OwnTypes } from "./own-type.ts"

interface TypeEntry {
  readonly name: string
  /** Chữ viết tắt. Absent where the notation does not name the type. */
  readonly abbreviation?: string
}

/** The 29 types of administrative documents (Decree 30/2020, Art. 7), abbreviated as in Annex III. */
const administrative = {
  "nghi-quyet": { name: "Nghị quyết", abbreviation: "NQ" },
  "quyet-dinh": { name: "Quyết định", abbreviation: "QĐ" },
  "chi-thi": { name: "Chỉ thị", abbreviation: "CT" },
  "quy-che": { name: "Quy chế", abbreviation: "QC" },
  "quy-dinh": { name: "Quy định", abbreviation: "QyĐ" },
  "thong-cao": { name: "Thông cáo", abbreviation: "TC" },
  "thong-bao": { name: "Thông báo", abbreviation: "TB" },
  "huong-dan": { name: "Hướng dẫn", abbreviation: "HD" },
  "chuong-trinh": { name: "Chương trình", abbreviation: "CTr" },
  "ke-hoach": { name: "Kế hoạch", abbreviation: "KH" },
  "phuong-an": { name: "Phương án", abbreviation: "PA" },
  "de-an": { name: "Đề án", abbreviation: "ĐA" },
  "du-an": { name: "Dự án", abbreviation: "DA" },
  "bao-cao": { name: "Báo cáo", abbreviation: "BC" },
  "bien-ban": { name: "Biên bản", abbreviation: "BB" },
  "to-trinh": { name: "Tờ trình", abbreviation: "TTr" },
  "hop-dong": { name: "Hợp đồng", abbreviation: "HĐ" },
  "cong-van": { name: "Công văn" },
  "cong-dien": { name: "Công điện", abbreviation: "CĐ" },
  "ban-ghi-nho": { name: "Bản ghi nhớ", abbreviation: "BGN" },
  "ban-thoa-thuan": { name: "Bản thỏa thuận", abbreviation: "BTT" },
  "giay-uy-quyen": { name: "Giấy ủy quyền", abbreviation: "GUQ" },
  "giay-moi": { name: "Giấy mời", abbreviation: "GM" },
  "giay-gioi-thieu": { name: "Giấy giới thiệu", abbreviation: "GGT" },
  "giay-nghi-phep": { name: "Giấy nghỉ phép", abbreviation: "GNP" },
  "phieu-gui": { name: "Phiếu gửi", abbreviation: "PG" },
  "phieu-chuyen": { name: "Phiếu chuyển", abbreviation: "PC" },
  "phieu-bao": { name: "Phiếu báo", abbreviation: "PB" },
  "thu-cong": { name: "Thư công" },
} as const satisfies Record<string, TypeEntry>

/** The legal normative documents (văn bản quy phạm pháp luật), grouped as this library lists them. */
const normative = {
  "van-ban-qppl/hien-phap": { name: "Hiến pháp" },
  "van-ban-qppl/bo-luat": { name: "Bộ luật" },
  "van-ban-qppl/luat": { name: "Luật" },
  "van-ban-qppl/phap-lenh": { name: "Pháp lệnh" },
  "van-ban-qppl/lenh": { name: "Lệnh", abbreviation: "L" },
  "van-ban-qppl/nghi-quyet": { name: "Nghị quyết", abbreviation: "NQ" },
  "van-ban-qppl/nghi-quyet-lien-tich": { name: "Nghị quyết liên tịch", abbreviation: "NQLT" },
  "van-ban-qppl/nghi-dinh": { name: "Nghị định", abbreviation: "NĐ" },
  "van-ban-qppl/quyet-dinh": { name: "Quyết định", abbreviation: "QĐ" },
  "van-ban-qppl/thong-tu": { name: "Thông tư", abbreviation: "TT" },
  "van-ban-qppl/thong-tu-lien-tich": { name: "Thông tư liên tịch", abbreviation: "TTLT" },
  "van-ban-qppl/chi-thi": { name: "Chỉ thị", abbreviation: "CT" },
} as const satisfies Record<string, TypeEntry>

/** The copies (Decree 30/2020, Art. 25). The agency that makes a copy issues and numbers it. */
const copies = {
  "sao-y": { name: "Bản sao y", abbreviation: "SY" },
  "sao-luc": { name: "Bản sao lục", abbreviation: "SL" },
  "trich-sao": { name: "Bản trích sao", abbreviation: "TrS" },
} as const satisfies Record<string, TypeEntry>

const keys = <Key extends string>(entries: Readonly<Record<Key, TypeEntry>>) =>
  Object.keys(entries) as ReadonlyArray<string> as ReadonlyArray<Key>

/** An administrative document (văn bản hành chính), by its slug: `bao-cao`. */
export const AdministrativeType = Schema.Literals(keys(administrative))
export type AdministrativeType = typeof AdministrativeType.Type

/** A legal normative document (văn bản quy phạm pháp luật): `van-ban-qppl/nghi-dinh`. */
export const NormativeType = Schema.Literals(keys(normative))
export type NormativeType = typeof NormativeType.Type

/** A copy (bản sao): `sao-y`, `sao-luc` or `trich-sao`. */
export const CopyType = Schema.Literals(keys(copies))
export type CopyType = typeof CopyType.Type

/** Loại văn bản. */
export const DocumentType = Schema.Literals([...keys(administrative), ...keys(normative), ...keys(copies)])
export type DocumentType = typeof DocumentType.Type

/** Whether a text is the code of one of the law's types. */
export const isDocumentType = Schema.is(DocumentType)

const entries: Readonly<Record<DocumentType, TypeEntry>> = { ...administrative, ...normative, ...copies }

/** The names of the law's types, and the abbreviations of those that have one. */
export const typeNames = Object.values(entries).map(({ name }) => name)
export const typeAbbreviations = Object.values(entries).flatMap(({ abbreviation }) => abbreviation ?? [])

/** The code of a type: one of the law's, or one of an agency's own. */
export const TypeCode = Schema.Union([DocumentType, OwnTypeCode])
export type TypeCode = typeof TypeCode.Type

/** The type that a document has: one of the law's by its code, or one of the agency's own as a whole. */
export const AnyType = Schema.Union([DocumentType, OwnType])
export type AnyType = typeof AnyType.Type

/** The code of a document's type. */
export const codeOfType = (type: AnyType): TypeCode => (typeof type === "string" ? type : type.code)

/**
 * Whether a document is legally normative. Normative documents have a number series of their own (Decree
 * 30/2020, Art. 15.1a).
 */
export const isNormative = (type: AnyType | TypeCode): type is NormativeType =>
  typeof type === "string" && Object.hasOwn(normative, type)

/**
 * Whether a document is a copy. All three kinds of copies share one number series (Decree 30/2020, Annex I).
 */
export const isCopy = (type: AnyType | TypeCode): type is CopyType =>
  typeof type === "string" && Object.hasOwn(copies, type)

const entryOf = (type: AnyType): TypeEntry => (typeof type === "string" ? entries[type] : type)

/** The type's Vietnamese name, as a packet and a register write it: `Báo cáo`. */
export const documentTypeName = (type: AnyType): string => entryOf(type).name

/**
 * A type as a select lists it. Three names are both administrative and normative; the group tells them apart.
 */
export interface ListedType {
  readonly code: TypeCode
  readonly name: string
  /** Chữ viết tắt; absent where the notation does not name the type. */
  readonly abbreviation?: string
  readonly group: "administrative" | "normative" | "copy" | "specialised"
}

const listed = <Type extends DocumentType>(
  group: ListedType["group"],
  types: Readonly<Record<Type, TypeEntry>>,
): ReadonlyArray<ListedType> => keys(types).map((code) => ({ code, ...types[code], group }))

const lawful: ReadonlyArray<ListedType> = [
  ...listed("administrative", administrative),
  ...listed("normative", normative),
  ...listed("copy", copies),
]

/**
 * Every type with its name, for a select: the 29 types of Decree 30/2020, Art. 7, in its order, then the
 * normative ones in the order of the law on their promulgation, then the copies, then the agency's own, as
 * they are given to `openExchange({ ownTypes })`.
 */
export const documentTypes = (ownTypes: OwnTypes = []): ReadonlyArray<ListedType> => [...lawful, ...ownTypes]

/** Chữ viết tắt of a type (Annex III). Absent where the notation does not name the type. */
export const typeAbbreviation = (type: AnyType): string | undefined => entryOf(type).abbreviation

/**
 * Normalises a name so that case, Unicode composition, the place of a tone mark (`hoà`, `hòa`) and missing
 * accents do not matter.
 */
const fold = (name: string) =>
  unaccented(plainText(name))
    .replace(/\(ca biet\)/, "")
    .replace(/\s+/g, " ")
    .trim()

const byName = (types: ReadonlyArray<DocumentType>) =>
  new Map(types.map((type) => [fold(entries[type].name), type] as const))

const normativeByName = byName(NormativeType.literals)
const othersByName = new Map([
  ...CopyType.literals.map((type) => [type.replace("-", " "), type] as const),
  ...byName([...AdministrativeType.literals, ...CopyType.literals]),
])

/**
 * Finds the type that a packet or a person names. Three names are both administrative and normative (`Quyết
 * định`); they count as administrative unless `prefer` says otherwise.
 */
export const documentTypeNamed = (
  name: string,
  prefer: "administrative" | "normative" = "administrative",
): DocumentType | undefined => {
  const folded = fold(name)
  return prefer === "normative"
    ? (normativeByName.get(folded) ?? othersByName.get(folded))
    : (othersByName.get(folded) ?? normativeByName.get(folded))
}

/** `CV` has no place in Annex III and one meaning all the same. */
const nameByAbbreviation: ReadonlyMap<string, string> = new Map([
  ["CV", administrative["cong-van"].name],
  ...Object.values<TypeEntry>(entries).flatMap(({ name, abbreviation }) =>
    abbreviation === undefined ? [] : [[abbreviation, name] as const],
  ),
])

/** The name of the type that an abbreviation stands for (chữ viết tắt, Annex III): `Báo cáo` for `BC`. */
export const typeNameAbbreviated = (text: string): string | undefined =>
  nameByAbbreviation.get(plainText(text))

/** Whether two names are the same type's. */
const isSameTypeName = (one: string, other: string): boolean => fold(one) === fold(other)

/** Finds the type that a packet or a person names, among the law's and an agency's own. */
export const typeNamed = (name: string, ownTypes: OwnTypes): AnyType | undefined =>
  documentTypeNamed(name) ?? ownTypes.find((own) => isSameTypeName(own.name, name))

const joined = (...groups: ReadonlyArray<string | undefined>) =>
  groups.filter((group) => group !== undefined && group !== "").join("-")

/**
 * Builds the notation after the number (ký hiệu; Decree 30/2020, Annex I, Part I, II.3b) from type and
 * agency: `BC-UBND`. A công văn or thư công has no type in its notation but the drafting unit or field:
 * `UBND-VP`.
 */
export const notation = (
  type: AdministrativeType | CopyType | OwnType,
  agency: string,
  unit?: string,
): string => {
  const { abbreviation } = entryOf(type)
  return abbreviation === undefined ? joined(agency, unit) : joined(abbreviation, agency)
}

/**
 * Builds the notation of a normative document, which begins with its year: `2018/QĐ-TTg` in 28/2018/QĐ-TTg.
 */
export const normativeNotation = (type: NormativeType, agency: string, year: number): string =>
  `${year}/${joined(entries[type].abbreviation, agency)}`
