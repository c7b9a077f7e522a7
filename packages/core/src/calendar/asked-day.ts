import { Schema } from "effect"
import { LocalDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { CalendarError } from "./calendar-error.ts"
import { shown } from "./fault.ts"

const isLocalDate = Schema.is(LocalDate)

const whatIs = (given: unknown): Reason => {
  if (given === undefined) return { en: "nothing was given", vi: "chưa có giá trị" }
  if (given instanceof Date) return { en: "a Date was given", vi: "giá trị là đối tượng ngày giờ" }
  const text = shown(given)
  return { en: `${text} was given`, vi: `giá trị là ${text}` }
}

/** Returns the day that a calendar is asked for, or throws a {@link CalendarError} for what is not a day. */
export const expectDay = (given: LocalDate): LocalDate => {
  if (isLocalDate(given)) return given
  const { en, vi } = whatIs(given)
  throw new CalendarError({ reason: "day-invalid", detail: { problem: `${en}.`, problemVi: `${vi}.` } })
}
