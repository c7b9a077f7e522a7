import { calendarDate, type LocalDate, VietnamTime } from "@lienthong/core/calendar"

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
const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/
/** Vietnam writes the day first; no source writes the month first. */
const dayFirst = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/
const looseTimestamp = /^(\S+?)(?:T| +)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/

const dayFrom = (text: string): LocalDate | undefined => {
  const year = yearFirst.exec(text)
  const day = dayFirst.exec(text)
  const [y, m, d] = year ? [year[1], year[2], year[3]] : [day?.[3], day?.[2], day?.[1]]
  return y === undefined || m === undefined || d === undefined ? undefined : calendarDate(y, m, d)
}

/** Writes `2019-06-20` as `2019/06/20`. */
export const printDate = (date: string): string => date.replaceAll("-", "/")

/** Writes an instant as `2019/06/20 14:05:00`: Vietnam time, no zone, whole seconds. */
export const printTimestamp = (time: VietnamTime): string =>
  `${printDate(time.slice(0, 10))} ${time.slice(11, 19)}`

/** Whether a text is a date in the standard's form, and a day that exists. */
export const isWireDate = (text: string): boolean => standardDate.test(text) && dayFrom(text) !== undefined

/** Whether a text is a timestamp in the standard's form, on a day that exists. */
export const isWireTimestamp = (text: string): boolean => {
  const day = standardTimestamp.exec(text)?.[1]
  return day !== undefined && dayFrom(day) !== undefined
}

/**
 * Parses a date. It tolerates `30/10/2020`, `2020-10-30` and a time after the date, which real packets
 * contain.
 */
export const parseDate = (text: string): ReadTime<LocalDate> => ({
  value: dayFrom(looseTimestamp.exec(text)?.[1] ?? text),
  standard: isWireDate(text),
})

/** Parses a timestamp, with the same tolerance for its date, and for a `T` and missing seconds. */
export const parseTimestamp = (text: string): ReadTime<VietnamTime> => {
  const [, day = "", hours = "", minutes = "", seconds = "00"] = looseTimestamp.exec(text) ?? []
  const date = dayFrom(day)
  const clock = `${hours.padStart(2, "0")}:${minutes}:${seconds}`
  const value =
    date !== undefined && isWireTimestamp(`${printDate(date)} ${clock}`)
      ? VietnamTime.make(`${date}T${clock}.000+07:00`)
      : undefined
  return { value, standard: isWireTimestamp(text) }
}
