import { saysNothing } from "@lienthong/core/adapter"
import { calendarDate, dateOf, type LocalDate, VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { instantOfEpoch, readClock } from "./clock-forms.ts"
import { hasShortYear, mayHaveMonthFirst, takeDay, type WrittenDay } from "./day-forms.ts"
import { tidyTime } from "./tidy-time.ts"

/**
 * The result of reading a date or a time tolerantly: the value, if any, and how its form departs from the
 * standard's. `empty` says that there is no date; `order-uncertain`, that the month may stand before the day;
 * `year-uncertain`, that the year may stand before or behind them.
 */
export interface ReadTime<A> {
  readonly value: A | undefined
  readonly form: "standard" | "other" | "order-uncertain" | "year-uncertain" | "empty" | "unreadable"
}

const standardDate = /^\d{4}\/\d{2}\/\d{2}$/
const standardTimestamp = /^(\d{4}\/\d{2}\/\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/

/** No document of this state has an earlier date. */
const firstYear = 1945

/** The first and last days of systems' calendars, which they write when they have no date. */
const noDays: ReadonlySet<string | undefined> = new Set([
  ...["0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01"],
  "9999-12-31",
])

const written = ({ year, month, day }: WrittenDay): LocalDate | undefined =>
  calendarDate(String(year).padStart(4, "0"), String(month), String(day))

const isNoDay = (day: WrittenDay): boolean => noDays.has(written(day))

const existing = (day: WrittenDay): LocalDate | undefined =>
  day.year < firstYear || isNoDay(day) ? undefined : written(day)

const standardDay = (text: string): LocalDate | undefined => {
  const [year = "", month = "", day = ""] = text.split("/")
  const date = calendarDate(year, month, day)
  return noDays.has(date) ? undefined : date
}

/** Writes `2019-06-20` as `2019/06/20`. */
export const printDate = (date: string): string => date.replaceAll("-", "/")

/** Writes an instant as `2019/06/20 14:05:00`: Vietnam time, no zone, whole seconds. */
export const printTimestamp = (time: VietnamTime): string =>
  `${printDate(time.slice(0, 10))} ${time.slice(11, 19)}`

/** Whether a text is a date in the standard's form, and a day that exists. */
export const isWireDate = (text: string): boolean =>
  standardDate.test(text) && standardDay(text) !== undefined

/** Whether a text is a timestamp in the standard's form, on a day that exists. */
export const isWireTimestamp = (text: string): boolean => {
  const day = standardTimestamp.exec(text)?.[1]
  return day !== undefined && standardDay(day) !== undefined
}

/** Whole seconds are kept, as packets carry them. */
const atInstant = (millis: number): VietnamTime | undefined => {
  const time = Math.abs(millis) < 8.64e15 ? vietnamTime(Math.floor(millis / 1000) * 1000) : undefined
  return time !== undefined && /^\d{4}-/.test(time) && Number(time.slice(0, 4)) >= firstYear
    ? time
    : undefined
}

interface ReadLoosely {
  readonly date: LocalDate
  readonly time: VietnamTime
}

/** The zero of a clock that counts from 1970, and .NET's first instant. */
const isNoInstant = (millis: number): boolean => millis === 0 || millis === -62_135_596_800_000

/** Reads a date with or without a time of day, in any form; a time with a zone is converted to Vietnam's. */
const readLoosely = (text: string): ReadLoosely | undefined => {
  const millis = instantOfEpoch(text)
  const instant = millis === undefined || isNoInstant(millis) ? undefined : atInstant(millis)
  if (instant !== undefined) return { date: dateOf(instant), time: instant }
  const taken = takeDay(text)
  const date = taken && existing(taken.day)
  const clock = taken && readClock(taken.rest)
  if (date === undefined || clock === undefined) return undefined
  if (clock === "midnight") return { date, time: VietnamTime.make(`${date}T00:00:00.000+07:00`) }
  const { hours, minutes, seconds, zoneMinutes = 7 * 60 } = clock
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const time = atInstant(midnight + ((hours * 60 + minutes - zoneMinutes) * 60 + seconds) * 1000)
  return time && { date: dateOf(time), time }
}

/** Whether a text says that there is no date: `N/A`, `0`, or the first day of a system's calendar. */
const saysNoDate = (text: string): boolean => {
  const millis = instantOfEpoch(text)
  const taken = takeDay(text)
  return (
    saysNothing(text) ||
    text === "0" ||
    (millis !== undefined && isNoInstant(millis)) ||
    (taken !== undefined && isNoDay(taken.day) && readClock(taken.rest) !== undefined)
  )
}

const told = <A>(value: A | undefined, text: string): ReadTime<A> => {
  if (value === undefined && hasShortYear(text)) return { value, form: "year-uncertain" }
  if (value === undefined) return { value, form: saysNoDate(text) ? "empty" : "unreadable" }
  return { value, form: mayHaveMonthFirst(text) ? "order-uncertain" : "other" }
}

/**
 * Parses a date. Beside the standard's form it reads those of ISO 8601, XML Schema, .NET, Java and
 * JavaScript, with or without a time and a zone, and Vietnamese ones, the day first: `30/10/2020`,
 * `2019-06-19T17:00:00Z`, `2019-06-20+07:00`. Where only the other order is a valid day, as in `06/20/2019`,
 * that order is read.
 */
export const parseDate = (text: string): ReadTime<LocalDate> => {
  const date = standardDate.test(text) ? standardDay(text) : undefined
  if (date !== undefined) return { value: date, form: "standard" }
  const tidy = tidyTime(text)
  return told(readLoosely(tidy)?.date, tidy)
}

/**
 * Parses a timestamp, in the same forms. A time without a zone is Vietnam's. A day alone, with a zone or
 * without, is no time: read as its midnight, an answer would stand before the question of that day.
 */
export const parseTimestamp = (text: string): ReadTime<VietnamTime> => {
  const [, day = "", clock = ""] = standardTimestamp.exec(text) ?? []
  const date = standardDay(day)
  if (date !== undefined) return { value: VietnamTime.make(`${date}T${clock}.000+07:00`), form: "standard" }
  const tidy = tidyTime(text)
  const taken = takeDay(tidy)
  const isDayAlone = taken !== undefined && readClock(taken.rest) === "midnight"
  return told(isDayAlone ? undefined : readLoosely(tidy)?.time, tidy)
}
