import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import { wrongInput } from "../adapter-kit/input/invalid-value.ts"
import * as day from "../calendar/calendar-day.ts"
import * as outlook from "../calendar/calendar-outlook.ts"
import * as lunar from "../calendar/lunar-holidays.ts"
import * as working from "../calendar/working-calendar.ts"
import * as time from "../time/vietnam-time.ts"
import { shared } from "./kinds.ts"

const dayOfCalendar = { calendar: shared.calendar, date: given.day }

/** The instant at a time of day (`HH:mm`) on a Vietnamese day. */
export const at: typeof time.at = checked(time.at, { date: given.day, hoursAndMinutes: given.clockTime })
/**
 * Builds the day from three texts, `2019`, `6`, `20`. Returns nothing when the day does not exist, such as 31
 * February.
 */
export const calendarDate: typeof time.calendarDate = checked(time.calendarDate, {
  year: given.text,
  month: given.text,
  day: given.text,
})
/** The Vietnamese day on which an instant falls. */
export const dateOf: typeof time.dateOf = checked(time.dateOf, { time: given.time })
/** The day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const dayOfWeek: typeof time.dayOfWeek = checked(time.dayOfWeek, { date: given.day })
/** Milliseconds since the Unix epoch. */
export const epochMillis: typeof time.epochMillis = checked(time.epochMillis, { time: given.time })
/**
 * Prints a day as documents write it, `05/02/2019` and `20/6/2019`: days below 10 and months 1 and 2 take a
 * leading zero (Decree 30/2020, Annex I, Part I, II.4b).
 */
export const printDate: typeof time.printDate = checked(time.printDate, { date: given.day })
/** The time of day of an instant, `HH:mm:ss.SSS`. */
export const timeOfDay: typeof time.timeOfDay = checked(time.timeOfDay, { time: given.time })
/** The offset is constant: Vietnam has no daylight saving time and has used UTC+7 since 1975. */
export const vietnamTime: typeof time.vietnamTime = checked(time.vietnamTime, { epochMillis: given.instant })
/** The year of a day. Registers restart each year. */
export const yearOf: typeof time.yearOf = checked(time.yearOf, { date: given.either(given.day, given.time) })

const writableDays = {
  en: "a number of days that leads to a year from 0000 to 9999",
  vi: "số ngày dẫn đến một năm từ 0000 đến 9999",
}

const isDay = given.day.is

/** Adds days to a day; a negative number goes back. */
export const plusDays: typeof time.plusDays = checked(
  (date, days) => {
    const sum = Math.abs(days) > 9_999 * 366 ? undefined : time.plusDays(date, days)
    if (sum !== undefined && isDay(sum)) return sum
    throw wrongInput("plusDays(days)", { en: `${days}`, vi: `${days}` }, writableDays)
  },
  { date: given.day, days: given.wholeNumber },
  "plusDays",
)

/** Describes a day for a screen or a report. */
export const describeCalendarDay: typeof day.describeCalendarDay = checked(day.describeCalendarDay, {
  day: given.with({ working: given.yesOrNo }),
})
/** Says how far the calendar is decided, seen from a day. */
export const calendarOutlook: typeof outlook.calendarOutlook = checked(outlook.calendarOutlook, {
  calendar: given.with({ decidedUntil: given.day }),
  today: given.day,
})
/**
 * Mùng 1 Tết and Giỗ Tổ of a year by the Vietnamese calendar (UTC+7). Returns nothing outside 1900 to 2100.
 * Until 1967 almanacs in Vietnam used other clocks: for those years this gives today's rule, not what was
 * printed.
 */
export const lunarHolidays: typeof lunar.lunarHolidays = checked(lunar.lunarHolidays, {
  year: given.wholeNumber,
})
/** When the office closes on a day, by the agency's hours. */
export const endOfDay: typeof working.endOfDay = checked(working.endOfDay, dayOfCalendar)
/** Whether a day is a working day. */
export const isWorkingDay: typeof working.isWorkingDay = checked(working.isWorkingDay, dayOfCalendar)
