import { calendarDate, dateOf, type LocalDate, VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { instantOfJson, readClock, takeDay, type WrittenDay } from "./time-forms.ts"

/**
 * The result of reading a date or a time tolerantly: the value, if any, and whether its form was the
 * standard's.
 */
export interface ReadTime<A> {
  readonly value: A | undefined
  readonly standard: boolean
}

const standardDate = /^\d{4}\/\d{2}\/\d{2}$/
const standardTimestamp = /^(\d{4}\/\d{2}\/\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/

/** Systems write the first day of their calendar, 0001-01-01 or 1900-01-01, where they have no date. */
const firstYear = 1945

const existing = ({ year, month, day }: WrittenDay): LocalDate | undefined =>
  year < firstYear ? undefined : calendarDate(String(year), String(month), String(day))

const standardDay = (text: string): LocalDate | undefined => {
  const [year = "", month = "", day = ""] = text.split("/")
  return calendarDate(year, month, day)
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

/** Reads a date with or without a time of day, in any form; a time with a zone is told in Vietnam's. */
const readLoosely = (text: string): { readonly date: LocalDate; readonly time: VietnamTime } | undefined => {
  const millis = instantOfJson(text)
  const instant = millis === undefined ? undefined : atInstant(millis)
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

/**
 * Parses a date. Beside the standard's form it reads those of ISO 8601, XML Schema and .NET, with or without
 * a time and a zone, and Vietnamese ones, the day first: `30/10/2020`, `2019-06-19T17:00:00Z`,
 * `2019-06-20+07:00`. Where only the other order is a day, as in `06/20/2019`, it is that one.
 */
export const parseDate = (text: string): ReadTime<LocalDate> =>
  isWireDate(text)
    ? { value: standardDay(text), standard: true }
    : { value: readLoosely(text)?.date, standard: false }

/** Parses a timestamp, in the same forms. A time without a zone is Vietnam's. */
export const parseTimestamp = (text: string): ReadTime<VietnamTime> => {
  const [, day = "", clock = ""] = standardTimestamp.exec(text) ?? []
  const date = standardDay(day)
  if (date !== undefined) return { value: VietnamTime.make(`${date}T${clock}.000+07:00`), standard: true }
  const isDayAlone = takeDay(text)?.rest === ""
  return { value: isDayAlone ? undefined : readLoosely(text)?.time, standard: false }
}
