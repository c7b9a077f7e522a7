import fc from "fast-check"
import { dayOfWeek, LocalDate, plusDays } from "../../src/time/vietnam-time.ts"

/** Any day from one year's first to another's last. */
export const anyDay = (fromYear: number, untilYear: number) => {
  const first = LocalDate.make(`${fromYear}-01-01`)
  const days = (Date.parse(`${untilYear}-12-31`) - Date.parse(first)) / 86_400_000
  return fc.integer({ min: 0, max: days }).map((offset) => plusDays(first, offset))
}

/** All days of a year, in order. */
export const daysOfYear = (year: number): ReadonlyArray<LocalDate> => {
  const first = LocalDate.make(`${year}-01-01`)
  return Array.from({ length: 366 }, (_, offset) => plusDays(first, offset)).filter((date) =>
    date.startsWith(String(year)),
  )
}

/** Whether a day is a Monday to Friday. */
export const isWeekday = (date: LocalDate): boolean => dayOfWeek(date) <= 5
