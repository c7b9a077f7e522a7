import { CalendarError } from "../../src/calendar/calendar-error.ts"
import type { WorkingCalendarOptions } from "../../src/calendar/check-table.ts"
import { workingCalendar } from "../../src/calendar/working-calendar.ts"

/** Hands in what a host without types may have read from a table. */
export const calendarOf = (options: { readonly [K in keyof WorkingCalendarOptions]: unknown }) =>
  workingCalendar(options as WorkingCalendarOptions)

export const refusal = (options: Parameters<typeof calendarOf>[0]): CalendarError => {
  try {
    calendarOf(options)
  } catch (error) {
    if (error instanceof CalendarError) return error
    throw error
  }
  throw new Error("the table was taken")
}

/** A row that every calendar takes. */
export const right = {
  year: 2027,
  basis: "decided",
  tet: { newYear: "2027-02-06", offFrom: "2027-02-05" },
  hungKings: "2027-04-16",
  nationalDayWith: "2027-09-01",
  daysOff: [{ date: "2027-12-31", source: "đổi với 18/12/2027" }],
  workedDays: [{ date: "2027-12-18", source: "đổi với 31/12/2027" }],
}
