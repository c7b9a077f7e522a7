import { isLocalDate, LocalDate, printDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { CalendarError } from "./calendar-error.ts"
import { shown } from "./fault.ts"

const whatIs = (given: unknown): Reason => {
  if (given === undefined) return { en: "nothing was given", vi: "chưa có giá trị" }
  if (given instanceof Date) return { en: "a Date was given", vi: "giá trị là đối tượng ngày giờ" }
  const text = shown(given)
  return { en: `${text} was given`, vi: `giá trị là ${text}` }
}

const refuse = (reason: "day-invalid" | "year-invalid", given: unknown): never => {
  const { en, vi } = whatIs(given)
  throw new CalendarError({ reason, detail: { problem: `${en}.`, problemVi: `${vi}.` } })
}

/** The last year of which a calendar knows the days: each has a working day after it that can be written. */
export const lastYear = 9998
const lastDay = LocalDate.make(`${lastYear}-12-31`)

const outOfRange = (given: LocalDate): never => {
  throw new CalendarError({
    reason: "day-invalid",
    detail: {
      problem: `${given} was given, and the last day of a calendar is ${lastDay}.`,
      problemVi: `giá trị là ngày ${printDate(given)}, còn ngày cuối cùng của lịch là ${printDate(lastDay)}.`,
    },
  })
}

/**
 * Returns the day that a calendar is asked for, or throws a {@link CalendarError} for what is not a day and
 * for a day after the last one.
 */
export const expectDay = (given: LocalDate): LocalDate => {
  if (!isLocalDate(given)) return refuse("day-invalid", given)
  return given > lastDay ? outOfRange(given) : given
}

/** Returns the year that a calendar is asked for, or throws a {@link CalendarError} for anything else. */
export const expectYear = (given: number): number =>
  Number.isSafeInteger(given) && given >= 0 && given <= 9999 ? given : refuse("year-invalid", given)
