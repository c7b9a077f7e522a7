import { calendarDate, type LocalDate, printDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** Địa danh và thời gian ban hành: where and when a document was issued. */
export interface PlaceAndDate {
  /** The official name of the province or of the unit below it where the agency has its seat. */
  readonly place: string
  readonly date: LocalDate
}

/**
 * The line under the national motto, `Tây Ninh, ngày 20 tháng 6 năm 2019`: days below 10 and the months 1 and 2 with a
 * leading zero (Decree 30/2020, Annex I, Part I, II.4).
 */
export const printPlaceAndDate = ({ place, date }: PlaceAndDate): string => {
  const [day, month, year] = printDate(date).split("/")
  return `${place}, ngày ${day} tháng ${month} năm ${year}`
}

const line = /^(.+?) ?,? ?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4}) ?\.?$/iu

/** Reads the line with or without its comma and its zeros. None when it is no such line or its day does not exist. */
export const parsePlaceAndDate = (text: string): PlaceAndDate | undefined => {
  const [, place, day, month, year] = line.exec(text.normalize("NFC").trim().replace(/\s+/gu, " ")) ?? []
  if (!place || !day || !month || !year) return undefined
  const date = calendarDate(year, month, day)
  return date && { place, date }
}

/** What Annex I, II.4 wants otherwise in the name of a place. */
export type PlaceFault = "place-empty" | "place-not-capitalised" | "place-number-alone" | "place-with-comma"

const placeProblems: Readonly<Record<PlaceFault, Reason>> = {
  "place-empty": { en: "it is empty", vi: "còn trống" },
  "place-not-capitalised": {
    en: "each word of it begins with a capital",
    vi: "các chữ cái đầu của địa danh phải viết hoa",
  },
  "place-number-alone": {
    en: "a unit called by a number is named in full",
    vi: "đơn vị hành chính đặt tên bằng chữ số phải ghi đầy đủ",
  },
  "place-with-comma": {
    en: "the comma is printed after it, not in it",
    vi: "dấu phẩy đặt sau địa danh, không nằm trong địa danh",
  },
}

/** Says what is wrong with the name of a place, in both languages. */
export const sayPlaceFault = (fault: PlaceFault): Reason => placeProblems[fault]

/** What a unit is, in front of its name (`Thành phố Hồ Chí Minh`, `Quận 1`): only its first letter is a capital. */
const unit = /^((Thủ đô|Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu|Nông trường) )+/u

/**
 * What keeps a place's name from being printed: each word begins with a capital, a unit called by a number is named in
 * full (`Quận 1`, not `1`), and the comma comes after the name, not in it. None for `Bà Rịa - Vũng Tàu`.
 */
export const placeFaults = (place: string): ReadonlyArray<PlaceFault> => {
  const name = place.normalize("NFC").trim().replace(/\s+/gu, " ")
  if (name === "") return ["place-empty"]
  const words = name.replace(unit, "").split(/[ ,\p{Pd}]+/u)
  return [
    ...(words.every((word) => /^(\p{Lu}|\d|$)/u.test(word)) ? [] : (["place-not-capitalised"] as const)),
    ...(/^\d/.test(name) ? (["place-number-alone"] as const) : []),
    ...(name.includes(",") ? (["place-with-comma"] as const) : []),
  ]
}
