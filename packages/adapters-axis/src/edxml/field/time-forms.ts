/** The parts of a date that a text writes, before anybody knows whether there is such a day. */
export interface WrittenDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A time of day as it is written, with the difference to UTC if the text has one. */
export interface WrittenTime {
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
  readonly zoneMinutes?: number
}

const day = (year: string | number, month: string | number, date: string | number): WrittenDay => ({
  year: Number(year),
  month: Number(month),
  day: Number(date),
})

/** There is no month 20: who wrote `06/20/2019` puts the month first, as an English .NET does. */
const separated = (year: string, month: string, date: string): WrittenDay =>
  Number(month) > 12 && Number(date) <= 12 ? day(year, date, month) : day(year, month, date)

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

const millisOfDay = 86_400_000

const fromEpoch = (millis: number): WrittenDay => {
  const [year = "", month = "", date = ""] = new Date(millis).toISOString().slice(0, 10).split("-")
  return day(year, month, date)
}

/** The day with this number in a year (ISO 8601, `2019-171`). */
const ordinal = (year: number, number: number) => fromEpoch(Date.UTC(year, 0, 1) + (number - 1) * millisOfDay)

/** The day in a week of a year (ISO 8601, `2019-W25-4`): week 1 has 4 January. */
const inWeek = (year: number, week: number, weekday: number) => {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * millisOfDay
  return fromEpoch(monday + ((week - 1) * 7 + weekday - 1) * millisOfDay)
}

/** Each form of a date, at the beginning of a text. Vietnam writes the day first. */
const dayForms: ReadonlyArray<readonly [RegExp, (...parts: ReadonlyArray<string>) => WrittenDay]> = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, (y = "", m = "", d = "") => separated(y, m, d)],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/, (d = "", m = "", y = "") => separated(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})(?=$|T|[ Z+-]|\d{4}(?:\d{2})?$)/, (y = "", m = "", d = "") => day(y, m, d)],
  [/^(\d{4})-(\d{3})(?!\d)/, (y, n) => ordinal(Number(y), Number(n))],
  [/^(\d{4})-?W(\d{2})-?([1-7])(?!\d)/, (y, w, d) => inWeek(Number(y), Number(w), Number(d))],
  [
    /^(?:[a-z]{3}, )?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})(?!\d)/i,
    (d = "", name = "", y = "") => day(y, months.indexOf(name.toLowerCase()) + 1, d),
  ],
  [
    /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)/iu,
    (d = "", m = "", y = "") => day(y, m, d),
  ],
]

/** The day at the beginning of a text, and what stands after it. */
export const takeDay = (text: string): { readonly day: WrittenDay; readonly rest: string } | undefined => {
  for (const [form, read] of dayForms) {
    const found = form.exec(text)
    if (found) return { day: read(...found.slice(1)), rest: text.slice(found[0].length) }
  }
  return undefined
}

/** Morning and afternoon, in English and as .NET writes them in Vietnamese (sáng, chiều). */
const clock =
  /^(?:T|[ ,]+)?(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?(?:[.,]\d+)?\s*(AM|PM|SA|CH)?\s*(Z|GMT|UTC|[+-]\d{2}(?::?\d{2})?)?$/i
const zoneAlone = /^\s*(Z|[+-]\d{2}:?\d{2})$/i

/** The difference to UTC in minutes: `Z`, `+07:00`, `+0700`, `+07`. */
const zoneOf = (zone: string | undefined): number | undefined => {
  if (zone === undefined) return undefined
  const [, sign, hours = "", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign === undefined) return 0
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

const twelve = (hours: number, half: string | undefined): number => {
  if (half === undefined) return hours
  const isAfternoon = /PM|CH/i.test(half)
  // `14:05 CH` is met too: both forms at once.
  if (hours > 12) return hours
  return (hours % 12) + (isAfternoon ? 12 : 0)
}

/**
 * The time that stands after a day. `midnight` when nothing does, or only a zone: a date is a day of the
 * place that it was written in. Nothing when something else stands there.
 */
export const readClock = (text: string): WrittenTime | "midnight" | undefined => {
  if (text.trim() === "" || zoneAlone.test(text)) return "midnight"
  const [, hours, minutes, seconds, half, zone] = clock.exec(text) ?? []
  if (hours === undefined || (minutes === undefined && !/^T|AM|PM|SA|CH/i.test(text))) return undefined
  const zoneMinutes = zoneOf(zone)
  const written = { minutes: Number(minutes ?? 0), seconds: Number(seconds ?? 0) }
  const time = { hours: twelve(Number(hours), half), ...written }
  const isEndOfDay = time.hours === 24 && time.minutes === 0 && time.seconds === 0
  if ((time.hours > 23 && !isEndOfDay) || time.minutes > 59 || time.seconds > 59) return undefined
  return { ...time, ...(zoneMinutes !== undefined && { zoneMinutes }) }
}

/** The instant of `/Date(1560963600000+0700)/`, as .NET writes one in JSON; its zone changes nothing. */
export const instantOfJson = (text: string): number | undefined => {
  const millis = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  return millis === undefined ? undefined : Number(millis)
}
