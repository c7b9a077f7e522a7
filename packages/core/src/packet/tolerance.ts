import { Schema } from "effect"
import { type Detail, say } from "../problem/sentence.ts"
import type { Reason } from "../vocabulary/ground.ts"

/**
 * What a reader forgives in a packet (sai khác được chấp nhận): the catalogue. Each is a departure from the standard that
 * leaves no doubt about what the sender means, or something that was left out.
 */
export const tolerances = {
  "encoding-misdeclared": {
    en: "The packet declares the encoding {declared} and is {actual}.",
    vi: "Gói tin khai báo bảng mã {declared} nhưng thực tế là {actual}.",
  },
  "prefix-undeclared": {
    en: "The prefix {prefix} is used and not declared.",
    vi: "Tiền tố {prefix} được dùng nhưng không được khai báo.",
  },
  "name-respelled": {
    en: "{path} is spelled otherwise than the standard has it.",
    vi: "Tên {path} được viết khác với quy chuẩn.",
  },
  "element-repeated": {
    en: "{path} stands more than once, each time with the same content.",
    vi: "{path} được ghi nhiều lần, nội dung giống nhau.",
  },
  "text-left-out": {
    en: "{path} has a text where elements belong; the text is left out.",
    vi: "{path} ghi chữ ở chỗ dành cho các trường con; phần chữ này bị bỏ qua.",
  },
  "field-overlong": {
    en: "{path} has {length} characters; {limit} are allowed.",
    vi: "{path} có {length} ký tự; quy định tối đa {limit}.",
  },
  "date-otherwise-written": {
    en: "{path} “{value}” is not of the standard's form; read as {date}.",
    vi: "{path} “{value}” không đúng dạng quy định; đọc là {dateVi}.",
  },
  "date-unreadable": {
    en: "{path} “{value}” is no date that can be read; left out.",
    vi: "{path} “{value}” không đọc được là ngày; bị bỏ qua.",
  },
  "amount-unreadable": {
    en: "{path} “{value}” is not a number; left out.",
    vi: "{path} “{value}” không phải số; bị bỏ qua.",
  },
  "value-unknown": {
    en: "{path} “{value}” is unknown; read as {readAs}.",
    vi: "{path} “{value}” không có trong danh mục; đọc là {readAsVi}.",
  },
  "party-without-code": {
    en: "A recipient ({path}) without OrganId is left out.",
    vi: "Một nơi nhận ({path}) không có OrganId; bị bỏ qua.",
  },
  "change-incomplete": {
    en: "A change of recipients ({path}) that does not say which agency is added or removed is left out.",
    vi: "Một thay đổi nơi nhận ({path}) không nêu cơ quan nào được thêm hay bớt; bị bỏ qua.",
  },
  "replaced-unnamed": {
    en: "A replaced document ({path}) without DocumentId is left out.",
    vi: "Một văn bản bị thay thế ({path}) không có DocumentId; bị bỏ qua.",
  },
  "file-repeated": {
    en: "The file {file} stands there twice, word for word; it is taken once.",
    vi: "Tệp {file} được ghi hai lần giống hệt nhau; chỉ lấy một lần.",
  },
  "file-renamed": {
    en: "The file “{carried}” is called “{file}” in the manifest; it is taken under that name.",
    vi: "Tệp “{carried}” có tên “{file}” trong danh mục tệp; lấy theo tên này.",
  },
  "file-reidentified": {
    en: "The file {file} has the ContentId {listed} in the manifest and {carried} in the body; it is found by its name.",
    vi: "Tệp {file} có ContentId {listed} trong danh mục và {carried} trong phần nội dung; được tìm theo tên.",
  },
  "file-unnamed": {
    en: "A file has no name; it is called {file}.",
    vi: "Một tệp không có tên; được gọi là {file}.",
  },
  "file-unlisted": {
    en: "The file {file} is not in the manifest.",
    vi: "Tệp {file} không có trong danh mục tệp.",
  },
  "file-type-differs": {
    en: "The file {file} is an office file under another type's name.",
    vi: "Tệp {file} là tệp văn phòng mang tên của loại tệp khác.",
  },
  "file-damaged": {
    en: "The file {file} is damaged: {problem}.",
    vi: "Tệp {file} bị hỏng: {problemVi}.",
  },
} satisfies Readonly<Record<string, Reason>>

export type ToleranceCode = keyof typeof tolerances

/** All codes, for documentation. */
export const toleranceCodes = Object.keys(tolerances) as ReadonlyArray<ToleranceCode>

/**
 * Something that was tolerated on reading a packet: a code to branch on, where it stands (`Parent.Field`), and what a
 * person reads. A codec of another format has codes of its own.
 */
export const Tolerance = Schema.Struct({
  code: Schema.String,
  path: Schema.String,
  en: Schema.String,
  vi: Schema.String,
})
export type Tolerance = typeof Tolerance.Type

/** What a sentence shows of a value of any length. */
const longestValue = 200

const shown = (text: string): string => {
  const letters = [...text.slice(0, longestValue * 2)]
  return letters.length > longestValue || text.length > longestValue * 2
    ? `${letters.slice(0, longestValue).join("")}…`
    : text
}

/** One of the catalogue, said with its details. */
export const tolerance = (code: ToleranceCode, path: string, detail: Detail = {}): Tolerance => {
  const filled = Object.fromEntries(
    Object.entries({ ...detail, path }).map(([name, text]) => [name, shown(text)]),
  )
  const { en, vi } = say({ ...tolerances[code], next: { en: "", vi: "" } }, filled)
  return { code, path, en, vi }
}
