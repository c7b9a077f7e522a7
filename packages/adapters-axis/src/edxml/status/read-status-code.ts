import { unaccented } from "@lienthong/core/adapter"
import { type KnownStatusCode, statusCode, statusNames } from "@lienthong/core/document"

/** Words in small letters without accents, with single spaces. */
const wordsOf = (text: string): string =>
  unaccented(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/**
 * Other forms of the names, each of which means one status only: shorter ones, and those by which the axis'
 * own samples call the packets. `Từ chối` may mean 02 or 16.
 */
const shortNames: ReadonlyArray<readonly [string, KnownStatusCode]> = [
  ["Inbox", statusCode.arrived],
  ["Rejection", statusCode.refused],
  ["Trả lại", statusCode.refused],
  ["Đã trả lại", statusCode.refused],
  ["Bị trả lại", statusCode.refused],
  ["Acceptance", statusCode.accepted],
  ["Assignment", statusCode.assigned],
  ["Processing", statusCode.processing],
  ["Finish", statusCode.completed],
  ["Cancellation", statusCode.recallAsked],
  ["Lấy lại thành công", statusCode.agreed],
  ["Change acceptance", statusCode.agreed],
  ["Change rejection", statusCode.declined],
  ["Tiếp nhận", statusCode.accepted],
  ["Phân công xử lý", statusCode.assigned],
  ["Đã phân công", statusCode.assigned],
  ["Hoàn thành", statusCode.completed],
  ["Completed", statusCode.completed],
  ["Lấy lại", statusCode.recallAsked],
  ["Thu hồi", statusCode.recallAsked],
  ["Yêu cầu thu hồi", statusCode.recallAsked],
  ["Đồng ý lấy lại", statusCode.agreed],
  ["Đồng ý cập nhật", statusCode.agreed],
  ["Từ chối lấy lại", statusCode.declined],
  ["Từ chối cập nhật", statusCode.declined],
]

const codesByWords: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(statusNames).flatMap(([code, { en, vi }]) =>
      [en, vi].map((name) => [name, code] as const),
    ),
    ...shortNames,
  ].map(([name, code]) => [wordsOf(name), code]),
)

/** A number with a sign, leading zeros or a fraction of zeros, as spreadsheets and .NET write it. */
const numeral = /^\+?0*(\d{1,2})(?:[.,]0+)?$/

const inDigits = (text: string): string | undefined => numeral.exec(text)?.[1]?.padStart(2, "0")

/** Some also name what has the status: `Văn bản đã đến`. */
const inWords = (text: string): string | undefined => codesByWords.get(wordsOf(text).replace(/^van ban /, ""))

/** A number before or after words, as in `03 - Đã tiếp nhận` and `Đã tiếp nhận (03)`. */
const both = /^(\+?\d+(?:[.,]0+)?)[\s:.–—_()-]+(\D+)$|^(\D+?)[\s:–—_(-]+(\+?\d+)\)?$/u

const inBoth = (text: string): string | undefined => {
  const [, before, after, first, last] = both.exec(text) ?? []
  const code = inDigits(before ?? last ?? "")
  return code !== undefined && code === inWords(after ?? first ?? "") ? code : undefined
}

/** The name of the field before its value, as in `Mã 03`, `status 3`, `Trạng thái: 03`. */
const label =
  /^(?:mã(?: trạng thái)?|ma(?: trang thai)?|trạng thái|trang thai|status(?:[ _-]?code)?|code)(?: ?[:=#] ?| )/iu

/** Quotation marks around a value, one of which a spreadsheet puts before it, and a mark behind a number. */
const around = /^["'“”‘’`]+|["'“”‘’`]+$|(?<=\d) ?[.,;:–-]$/gu

/** A value without what systems write around it. */
const bare = (written: string): string =>
  written.normalize("NFKC").trim().replace(label, "").replace(around, "").trim()

/**
 * Reads the code of a status packet: `2`, `+1`, `01`, `3.0`, `Mã 03`, `"03"`, full-width digits, the
 * standard's words with or without accents, and both together if they agree. Anything else stays as it is
 * written.
 */
export const readStatusCode = (written: string): string => {
  const text = bare(written)
  return inDigits(text) ?? inWords(text) ?? inBoth(text) ?? written
}
