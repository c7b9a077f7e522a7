import type { SchemaAST } from "effect"
import { beginsWithDay } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"

/** The form of a day, the same in every field. */
export const expectedDay: Reason = {
  en: "a day as text, such as 2027-02-06",
  vi: "ngày dạng chữ theo mẫu 2027-02-06",
}

/** The form of an instant, the same in every field. */
export const expectedTime: Reason = {
  en: "a time as text, such as 2027-02-06T08:00:00.000+07:00",
  vi: "thời điểm dạng chữ theo mẫu `2027-02-06T08:00:00.000+07:00`",
}

/** Says that a day or time of valid form does not exist, such as 30 February. */
export const noSuchDay = (given: unknown, expected: Reason): Reason | undefined => {
  if (expected !== expectedDay && expected !== expectedTime) return undefined
  if (typeof given !== "string") return undefined
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(given) ?? []
  const written = `${year}-${month}-${day}`
  return day === undefined || beginsWithDay(written)
    ? undefined
    : { en: `there is no day ${written}`, vi: `không có ngày ${day}/${month}/${year}` }
}

/** One of several words. */
export const oneOf = (all: ReadonlyArray<string>): Reason => ({
  en: `one of ${all.join(", ")}`,
  vi: `một trong ${all.join(", ")}`,
})

/** The number of a file of a document. */
export const fileNumber = (files: number): Reason => ({
  en: `the number of one of its ${files} files, counted from 0`,
  vi: `số thứ tự của một trong ${files} tệp, tính từ 0`,
})

/** An interval between two checks. */
export const expectedMillis: Reason = {
  en: "milliseconds, a number above 0 and up to 2147483647",
  vi: "số mili giây lớn hơn 0 và không quá 2147483647",
}

/** The number of workers of a kind. */
export const expectedCount: Reason = {
  en: "a whole number from 0 to 1000",
  vi: "một số nguyên từ 0 đến 1000",
}

/** Fields whose name says more about their form than their type does. */
const byName: Readonly<Record<string, Reason>> = {
  bytes: {
    en: "the bytes of the file, a Uint8Array or Buffer as `await readFile(path)` returns, not a path or base64 text",
    vi: "nội dung tệp dạng `Uint8Array` hoặc `Buffer` như `await readFile(path)` trả về, không phải đường dẫn hay chuỗi base64",
  },
  files: { en: "a list of files, `{ name, bytes }` each", vi: "danh sách tệp, mỗi tệp là `{ name, bytes }`" },
  document: { en: "the id of a document, as text", vi: "mã văn bản dạng chữ" },
  file: {
    en: "the id of a work file as `workFiles.open` gives it, as text",
    vi: "mã hồ sơ công việc như `workFiles.open` trả về, dạng chữ",
  },
  view: { en: "the name of a view, as text", vi: "tên bảng dữ liệu đọc, dạng chữ" },
  id: {
    en: "the id of a work item as `work.list` returns it, or of a document, as text",
    vi: "mã công việc như `work.list` trả về hoặc mã văn bản, dạng chữ",
  },
  to: {
    en: "a list of recipients, each a code as text or `{ code, … }`",
    vi: "danh sách nơi nhận, mỗi nơi nhận là mã dạng chữ hoặc `{ code, … }`",
  },
  date: expectedDay,
  dueDate: expectedDay,
  receivedOn: expectedDay,
  handedOn: expectedDay,
  convertedOn: expectedDay,
  after: {
    en: "the position of a change, a whole number from 0",
    vi: "vị trí của một thay đổi, số nguyên từ 0",
  },
  everyMillis: expectedMillis,
  urgent: expectedCount,
  ordinary: expectedCount,
  dateFrom: expectedDay,
  dateUntil: expectedDay,
  dueFrom: expectedDay,
  dueUntil: expectedDay,
  sentFrom: expectedTime,
  sentUntil: expectedTime,
  receivedFrom: expectedTime,
  receivedUntil: expectedTime,
  since: expectedTime,
  until: expectedTime,
  problem: { en: "a code such as transport/refused", vi: "mã lỗi, ví dụ `transport/refused`" },
  recipient: { en: "the identifier of an agency", vi: "mã định danh cơ quan" },
}

const byType: Readonly<Record<string, Reason>> = {
  String: { en: "text", vi: "chuỗi ký tự" },
  Number: { en: "a number", vi: "một số" },
  Boolean: { en: "true or false", vi: "`true` hoặc `false`" },
  Arrays: { en: "a list", vi: "một danh sách" },
  Objects: { en: "an object", vi: "một đối tượng" },
}

const literalsOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  ast._tag === "Literal" ? [String(ast.literal)] : ast._tag === "Union" ? ast.types.flatMap(literalsOf) : []

/** The fields that an object may have. */
export const fieldsOf = (ast: SchemaAST.AST): ReadonlyArray<string> =>
  ast._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : []

const joined = (all: ReadonlyArray<Reason>): Reason => ({
  en: all.map(({ en }) => en).join(" or "),
  vi: all.map(({ vi }) => vi).join(" hoặc "),
})

const typed = (ast: SchemaAST.AST): ReadonlyArray<Reason> => {
  const literals = literalsOf(ast)
  if (literals.length > 0) return [oneOf(literals)]
  if (ast._tag === "Union") return ast.types.flatMap(typed)
  const fields = fieldsOf(ast)
  if (fields.length > 0)
    return [{ en: `an object \`{ ${fields.join(", ")} }\``, vi: `đối tượng \`{ ${fields.join(", ")} }\`` }]
  const known = byType[ast._tag]
  return known ? [known] : []
}

const ifAny: Reason = { en: "a value that fits", vi: "giá trị phù hợp" }

const otherText: Reason = {
  en: "text with something to read in it, of the length and form that the field takes",
  vi: "chuỗi ký tự có nội dung, đúng độ dài và dạng của mục",
}

const pageBefore: Reason = {
  en: "the `next` of the page before, as text",
  vi: "giá trị `next` của trang trước, dạng chữ",
}

/** Describes for a person what a schema expects: by the field's name, else by its type. */
export const expectedAt = (field: string, ast: SchemaAST.AST | undefined, given?: unknown): Reason => {
  if (field === "after" && ast?._tag === "String") return pageBefore
  if (Object.hasOwn(byName, field) && !(field === "to" && ast?._tag === "String"))
    return byName[field] ?? ifAny
  const types = ast === undefined ? [] : typed(ast)
  return types.length > 0 ? joined(types) : typeof given === "string" ? otherText : ifAny
}
