/** Digits of one width, one kind of hyphen and of space, composed letters. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\p{Pd}\u{AD}\u{2212}]/gu, "-")
    .replace(/[\s\u{200B}\u{FEFF}]+/gu, " ")
    .trim()

/** The place that follows a time: `[Asia/Ho_Chi_Minh]`, `(Indochina Time)`. */
const place = /(?:\[[\w/+-]+\]| \([^()]*\))$/u

const weekday =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? (?!tháng)/iu

/** `Tây Ninh, ngày 20/6/2019`, `Ngày 20/6/2019`. */
const placeAndDay = /^(?:[^\d,]{1,50}, ?)?ngày (?=\d)/iu

/** `14:05:00 20/06/2019`, as JavaScript writes a time in Vietnamese, and `14h05 ngày 20/6/2019`. */
const clockFirst =
  /^(\d{1,2})(?::| ?h ?| giờ )(\d{1,2})(?: phút)?(?::(\d{1,2}))?( (?:AM|PM|SA|CH))?,? (?:ngày )?(.{6,})$/iu

/** `2019-06-20T14:05:00 07:00`: the plus of a zone, which is a space in addresses of the web. */
const zoneWithoutPlus = /(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (?=\d{2}:\d{2}$)/

/** `Jun 20 14:05:00 ICT 2019`, as Java writes a time. */
const yearLast = /^([a-z]{3} \d{1,2}) (\d{2}:\d{2}:\d{2}) (?:(\S+) )?(\d{4})$/i

/**
 * Writes a date or a time in the order in which it is read, the day and then the time, without the names of
 * the weekday and of the place.
 */
export const tidyTime = (text: string): string =>
  plain(text)
    .replace(place, "")
    .replace(zoneWithoutPlus, "$1+")
    .replace(weekday, "")
    .replace(placeAndDay, "")
    .replace(clockFirst, (_, hours, minutes, seconds = "00", half = "", day) =>
      [day, `${hours}:${minutes}:${seconds}${half}`].join(" "),
    )
    .replace(yearLast, (_, day, clock, zone = "", year) => [day, year, clock, zone].join(" ").trim())
