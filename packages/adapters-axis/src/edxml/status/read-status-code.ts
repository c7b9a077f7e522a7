import { unaccented } from "@lienthong/core/adapter"
import { type KnownStatusCode, statusNames } from "@lienthong/core/document"

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
  ["Inbox", "01"],
  ["Rejection", "02"],
  ["Trả lại", "02"],
  ["Đã trả lại", "02"],
  ["Bị trả lại", "02"],
  ["Acceptance", "03"],
  ["Assignment", "04"],
  ["Processing", "05"],
  ["Finish", "06"],
  ["Cancellation", "13"],
  ["Lấy lại thành công", "15"],
  ["Change acceptance", "15"],
  ["Change rejection", "16"],
  ["Tiếp nhận", "03"],
  ["Phân công xử lý", "04"],
  ["Đã phân công", "04"],
  ["Hoàn thành", "06"],
  ["Completed", "06"],
  ["Lấy lại", "13"],
  ["Thu hồi", "13"],
  ["Yêu cầu thu hồi", "13"],
  ["Đồng ý lấy lại", "15"],
  ["Đồng ý cập nhật", "15"],
  ["Từ chối lấy lại", "16"],
  ["Từ chối cập nhật", "16"],
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

/**
 * Reads the code of a status packet: `2`, `+1`, `01`, `3.0`, full-width digits, the standard's words with or
 * without accents, and both together if they agree. Anything else stays as it is written.
 */
export const readStatusCode = (written: string): string => {
  const text = written.normalize("NFKC").trim()
  return inDigits(text) ?? inWords(text) ?? inBoth(text) ?? written
}
