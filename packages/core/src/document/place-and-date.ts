import { calendarDate, type LocalDate, printDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** Địa danh và thời gian ban hành: where and when a document was issued. */
export interface PlaceAndDate {
  /** The official name of the province or lower unit where the agency has its seat. */
  readonly place: string
  readonly date: LocalDate
}

/**
 * Prints the line under the national motto, `Tây Ninh, ngày 20 tháng 6 năm 2019`: days below 10 and months 1
 * and 2 take a leading zero (Decree 30/2020, Annex I, Part I, II.4).
 */
export const printPlaceAndDate = (placeAndDate: PlaceAndDate): string => {
  const { place, date } = placeAndDate
  const [day, month, year] = printDate(date).split("/")
  return `${place}, ngày ${day} tháng ${month} năm ${year}`
}

const line = /^(.+?) ?,? ?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4}) ?\.?$/iu

/**
 * Parses the line with or without its comma and its zeros. Returns nothing for any other line, or when its
 * day does not exist.
 */
export const parsePlaceAndDate = (text: string): PlaceAndDate | undefined => {
  const [, place, day, month, year] = line.exec(text.normalize("NFC").trim().replace(/\s+/gu, " ")) ?? []
  if (!place || !day || !month || !year) return undefined
  const date = calendarDate(year, month, day)
  return date && { place, date }
}

/** What is wrong with a place name by Annex I, II.4. */
export type PlaceFault = "place-empty" | "place-not-capitalised" | "place-number-alone" | "place-with-comma"

const placeProblems: Readonly<Record<PlaceFault, Reason>> = {
  "place-empty": { en: "it is empty", vi: "còn trống" },
  "place-not-capitalised": {
    en: "each word must begin with a capital letter",
    vi: "các chữ cái đầu của địa danh phải viết hoa",
  },
  "place-number-alone": {
    en: "a unit with a number must be written in full",
    vi: "đơn vị hành chính đặt tên bằng chữ số phải ghi đầy đủ",
  },
  "place-with-comma": {
    en: "the comma belongs after the name, not in it",
    vi: "dấu phẩy đặt sau địa danh, không nằm trong địa danh",
  },
}

export const allPlaceFaults = Object.keys(placeProblems) as ReadonlyArray<string>

/** Describes what is wrong with a place name, in both languages. */
export const describePlaceFault = (fault: PlaceFault): Reason => placeProblems[fault]

/**
 * The kind of a unit in front of its name (`Thành phố Hồ Chí Minh`, `Quận 1`). Only its first letter is a
 * capital.
 */
const unit = /^((Thủ đô|Tỉnh|Thành phố|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Đặc khu|Nông trường) )+/u

/**
 * Checks a place name before it is printed: each word begins with a capital, a unit with a number has its
 * kind (`Quận 1`, not `1`), and the comma follows the name. Returns nothing for `Bà Rịa - Vũng Tàu`.
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
