import { Schema } from "effect"
import { type Detail, say } from "../problem/sentence.ts"
import type { Reason } from "../vocabulary/ground.ts"

/**
 * The catalogue of what a reader tolerates in a packet (sai khác được chấp nhận). Each is a departure from
 * the standard that leaves the sender's meaning clear, or a value that is left out.
 */
export const tolerances = {
  "encoding-misdeclared": {
    en: "The packet declares the encoding {declared} but is in {actual}.",
    vi: "Gói tin khai báo bảng mã {declared} nhưng thực tế là {actual}.",
  },
  "encoding-converted": {
    en: "The packet is in {declared} instead of {actual}; its text is converted.",
    vi: "Gói tin dùng bảng mã {declared} thay vì {actual}; chữ đã được chuyển đổi.",
  },
  "prefix-undeclared": {
    en: "The prefix {prefix} is used but not declared.",
    vi: "Tiền tố {prefix} được dùng nhưng không được khai báo.",
  },
  "name-misused": {
    en: "{name} breaks the rules of names with prefixes; it is read without its prefix.",
    vi: "{name} sai quy tắc đặt tên có tiền tố; được đọc không kèm tiền tố.",
  },
  "ampersand-unescaped": {
    en: "{path} contains “{value}”, which XML writes as “&amp;”; it is read as it stands.",
    vi: "{path} có ký tự “{value}” mà XML phải viết là “&amp;”; được đọc đúng như đã ghi.",
  },
  "namespace-differs": {
    en: "{path} is in the namespace {value}; read as one of {readAs}, like the rest of the packet.",
    vi: "{path} thuộc không gian tên {value}; đọc theo {readAs} như phần còn lại của gói tin.",
  },
  "packet-namespace-differs": {
    en: "The packet is in the namespace {value} instead of {readAs}; its elements are read by their names.",
    vi: "Gói tin dùng không gian tên {value} thay vì {readAs}; các trường được đọc theo tên.",
  },
  "identifier-differs": {
    en: "{path} “{value}” does not agree with {field}, which counts: {readAs}.",
    vi: "{path} “{value}” không khớp với {field}; lấy theo {field}: {readAsVi}.",
  },
  "name-respelled": {
    en: "{path} is spelled differently from the standard.",
    vi: "Tên {path} được viết khác với quy chuẩn.",
  },
  "element-repeated": {
    en: "{path} occurs more than once, each time with the same content.",
    vi: "{path} được ghi nhiều lần, nội dung giống nhau.",
  },
  "element-out-of-place": {
    en: "{path} stands where the standard has no such element, and holds nothing of the standard; it is ignored.",
    vi: "{path} nằm ngoài vị trí quy chuẩn và không chứa trường nào của quy chuẩn; bị bỏ qua.",
  },
  "text-left-out": {
    en: "{path} contains text where elements belong; the text is ignored.",
    vi: "{path} ghi chữ ở chỗ dành cho các trường con; phần chữ này bị bỏ qua.",
  },
  "field-overlong": {
    en: "{path} has {length} characters; {limit} are allowed.",
    vi: "{path} có {length} ký tự; quy định tối đa {limit}.",
  },
  "date-otherwise-written": {
    en: "{path} “{value}” is not in the standard form; read as {date}.",
    vi: "{path} “{value}” không đúng dạng quy định; đọc là {dateVi}.",
  },
  "date-order-uncertain": {
    en: "{path} “{value}” does not show whether the day or the month stands first; read as {date}, the day first.",
    vi: "{path} “{value}” không cho biết ngày hay tháng đứng trước; đọc là {dateVi}, ngày đứng trước.",
  },
  "date-year-uncertain": {
    en: "{path} “{value}” writes the year in two digits, so that it may stand before or behind the day; ignored.",
    vi: "{path} “{value}” ghi năm bằng hai chữ số nên không rõ đâu là năm, đâu là ngày; bị bỏ qua.",
  },
  "date-unreadable": {
    en: "{path} “{value}” is not a readable date; ignored.",
    vi: "{path} “{value}” không đọc được là ngày; bị bỏ qua.",
  },
  "named-without-date": {
    en: "{path} is not a readable date; “{value}” is read as the only document with that number, of {date}.",
    vi: "{path} không có ngày đọc được; “{value}” được hiểu là văn bản duy nhất có số, ký hiệu này, ngày {dateVi}.",
  },
  "named-newest": {
    en: "{path} is not a readable date; “{value}” is read as the newest document with that number, of {date}. Others are of {others}.",
    vi: "{path} không có ngày đọc được; “{value}” được hiểu là văn bản mới nhất có số, ký hiệu này, ngày {dateVi}. Các văn bản khác: ngày {others}.",
  },
  "named-ambiguously": {
    en: "{path} is not a readable date, and several documents have the number “{value}” ({dates}); none is taken for the one that is meant.",
    vi: "{path} không có ngày đọc được, và nhiều văn bản có số, ký hiệu “{value}” ({dates}); không văn bản nào được coi là văn bản được nêu.",
  },
  "code-otherwise-written": {
    en: "{path} “{value}” writes the number and notation in its own way; read as {readAs}.",
    vi: "{path} “{value}” ghi số, ký hiệu không đúng mẫu; đọc là {readAs}.",
  },
  "agency-otherwise-written": {
    en: "{path} “{value}” writes the agency's code in its own way; looked up as {readAs}.",
    vi: "{path} “{value}” ghi mã định danh không đúng dạng; tra cứu theo {readAs}.",
  },
  "sender-named-otherwise": {
    en: "{path} “{value}” is not the name that the directory has for {code}: {readAs}.",
    vi: "{path} “{value}” không phải tên của {code} trong danh bạ: {readAs}.",
  },
  "value-otherwise-written": {
    en: "{path} “{value}” is not in the standard form; read as {readAs}.",
    vi: "{path} “{value}” không đúng dạng quy định; đọc là {readAsVi}.",
  },
  "value-empty": {
    en: "{path} “{value}” stands for an empty field; ignored.",
    vi: "{path} “{value}” được ghi thay cho ô trống; bị bỏ qua.",
  },
  "value-left-out": {
    en: "{path} “{value}” has no place among the data of a document; it is not kept.",
    vi: "{path} “{value}” không thuộc dữ liệu văn bản được lưu; bị bỏ qua.",
  },
  "amount-unreadable": {
    en: "{path} “{value}” is not a number; ignored.",
    vi: "{path} “{value}” không phải số; bị bỏ qua.",
  },
  "value-unknown": {
    en: "{path} “{value}” is unknown; read as {readAs}.",
    vi: "{path} “{value}” không có trong danh mục; đọc là {readAsVi}.",
  },
  "type-unclear": {
    en: "{path} “{value}” is neither the name of a document type nor its abbreviation; it is kept as written.",
    vi: "{path} “{value}” không phải tên hay chữ viết tắt của loại văn bản; giữ nguyên như đã ghi.",
  },
  "status-unknown": {
    en: "{path} “{value}” is a status without a published meaning; kept as {readAs}.",
    vi: "{path} “{value}” là mã trạng thái chưa được công bố ý nghĩa; lưu là {readAs}.",
  },
  "soap-wrapped": {
    en: "The packet is wrapped in a SOAP envelope ({value}); its content is read as {readAs}.",
    vi: "Gói tin được bọc trong phong bì SOAP ({value}); nội dung được đọc là {readAs}.",
  },
  "envelope-is-root": {
    en: "The packet begins with {value}; read as {readAs}.",
    vi: "Gói tin bắt đầu bằng {value}; đọc là {readAs}.",
  },
  "file-otherwise-written": {
    en: "The file stands in {value}; read as {readAs}.",
    vi: "Tệp được ghi trong {value}; đọc là {readAs}.",
  },
  "several-documents": {
    en: "The status names several documents ({value}); the one that is known here counts.",
    vi: "Gói tin trạng thái nêu nhiều văn bản ({value}); chỉ tính văn bản có ở đây.",
  },
  "old-encoding": {
    en: "{path} “{value}” is written in {encoding}; read as “{readAs}”.",
    vi: "{path} “{value}” được ghi bằng bảng mã {encoding}; đọc là “{readAs}”.",
  },
  "old-encoding-uncertain": {
    en: "{path} “{value}” seems to be written in {encoding}; it is left as it is.",
    vi: "{path} “{value}” có thể được ghi bằng bảng mã {encoding}; giữ nguyên.",
  },
  "text-lost": {
    en: "{path} “{value}” has lost letters on its way; it is left as it is.",
    vi: "{path} “{value}” bị mất chữ trên đường truyền; giữ nguyên.",
  },
  "party-without-code": {
    en: "A recipient ({path}) without OrganId is ignored.",
    vi: "Một nơi nhận ({path}) không có OrganId; bị bỏ qua.",
  },
  "recipient-repeated": {
    en: "{path} “{value}” is the same agency as the recipient {readAs}; they count as one recipient.",
    vi: "{path} “{value}” và nơi nhận {readAs} là cùng một cơ quan; chỉ tính là một nơi nhận.",
  },
  "change-incomplete": {
    en: "A change of recipients ({path}: “{agency}”, “{change}”) does not say which agency is added or removed; it is ignored.",
    vi: "Một thay đổi nơi nhận ({path}: “{agency}”, “{change}”) không nêu cơ quan nào được thêm hay bớt; bị bỏ qua.",
  },
  "replaced-unnamed": {
    en: "A replaced document ({path}) without DocumentId is ignored.",
    vi: "Một văn bản bị thay thế ({path}) không có DocumentId; bị bỏ qua.",
  },
  "file-repeated": {
    en: "The file {file} occurs twice with identical content; it is read once.",
    vi: "Tệp {file} được ghi hai lần giống hệt nhau; chỉ lấy một lần.",
  },
  "file-renamed": {
    en: "The file “{carried}” is named “{file}” in the manifest; that name is used.",
    vi: "Tệp “{carried}” có tên “{file}” trong danh mục tệp; lấy theo tên này.",
  },
  "name-decomposed": {
    en: "{path} “{value}” has its accents composed otherwise than in the manifest; it is the same name as {readAs}.",
    vi: "{path} “{value}” ghi dấu theo cách tổ hợp khác với danh mục tệp; là cùng một tên với {readAs}.",
  },
  "file-reidentified": {
    en: "The file {file} has the ContentId {listed} in the manifest and {carried} in the body; it was matched by name.",
    vi: "Tệp {file} có ContentId {listed} trong danh mục và {carried} trong phần nội dung; được tìm theo tên.",
  },
  "file-unnamed": {
    en: "A file has no name; it is named {file}.",
    vi: "Một tệp không có tên; được gọi là {file}.",
  },
  "file-unlisted": {
    en: "The file {file} is not in the manifest.",
    vi: "Tệp {file} không có trong danh mục tệp.",
  },
  "file-type-differs": {
    en: "The file {file} is an office file with the extension of another type.",
    vi: "Tệp {file} là tệp văn phòng mang tên của loại tệp khác.",
  },
  "file-type-contradictory": {
    en: "The file {file} has the type {carried} in the body and {listed} in the manifest; read as {listed}.",
    vi: "Tệp {file} có kiểu {carried} trong phần nội dung và {listed} trong danh mục tệp; đọc là {listed}.",
  },
  "file-damaged": {
    en: "The file {file} is damaged: {problem}.",
    vi: "Tệp {file} bị hỏng: {problemVi}.",
  },
} satisfies Readonly<Record<string, Reason>>

/** The code of a tolerance. */
export type ToleranceCode = keyof typeof tolerances

/** All codes, for documentation. */
export const toleranceCodes = Object.keys(tolerances) as ReadonlyArray<ToleranceCode>

/**
 * Something that was tolerated while reading a packet: a code to branch on, the place (`Parent.Field`), what
 * was written and what was read, and the sentence for a person. A codec of another format has its own codes.
 */
export const Tolerance = Schema.Struct({
  code: Schema.String,
  path: Schema.String,
  en: Schema.String,
  vi: Schema.String,
  /** What the packet says there. Absent in older events and where nothing is said. */
  written: Schema.optionalKey(Schema.String),
  /** What was read instead. Absent in older events and where the value is left out. */
  read: Schema.optionalKey(Schema.String),
})
export interface Tolerance extends Schema.Schema.Type<typeof Tolerance> {}

/** How much of a value a sentence shows. */
const maxValueLength = 200

const shown = (text: string): string => {
  const letters = [...text.slice(0, maxValueLength * 2)]
  return letters.length > maxValueLength || text.length > maxValueLength * 2
    ? `${letters.slice(0, maxValueLength).join("")}…`
    : text
}

/** The details that are what was written, and what was read instead. */
const writtenIn = ["value", "carried", "declared", "prefix"]
const readIn = ["readAs", "date", "actual", "listed", "file"]

/** Builds a tolerance of the catalogue with its details. */
export const tolerance = (code: ToleranceCode, path: string, detail: Detail = {}): Tolerance => {
  const filled = Object.fromEntries(
    Object.entries({ ...detail, path }).map(([name, text]) => [name, shown(text)]),
  )
  const { en, vi } = say({ ...tolerances[code], next: { en: "", vi: "" } }, filled)
  const first = (names: ReadonlyArray<string>) => names.map((name) => filled[name]).find((text) => text)
  const [written, read] = [first(writtenIn), first(readIn)]
  return { code, path: shown(path), en, vi, ...(written && { written }), ...(read && { read }) }
}
