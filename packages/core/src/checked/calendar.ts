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

export const at: typeof time.at = checked(time.at, { date: given.day, hoursAndMinutes: given.clockTime })
export const calendarDate: typeof time.calendarDate = checked(time.calendarDate, {
  year: given.text,
  month: given.text,
  day: given.text,
})
export const dateOf: typeof time.dateOf = checked(time.dateOf, { time: given.time })
export const dayOfWeek: typeof time.dayOfWeek = checked(time.dayOfWeek, { date: given.day })
export const epochMillis: typeof time.epochMillis = checked(time.epochMillis, { time: given.time })
export const printDate: typeof time.printDate = checked(time.printDate, { date: given.day })
export const timeOfDay: typeof time.timeOfDay = checked(time.timeOfDay, { time: given.time })
export const vietnamTime: typeof time.vietnamTime = checked(time.vietnamTime, { epochMillis: given.instant })
export const yearOf: typeof time.yearOf = checked(time.yearOf, { date: given.either(given.day, given.time) })

const writableDays = {
  en: "a number of days that leads to a year from 0000 to 9999",
  vi: "số ngày dẫn đến một năm từ 0000 đến 9999",
}

const isDay = given.day.is

export const plusDays: typeof time.plusDays = checked(
  (date, days) => {
    const sum = Math.abs(days) > 9_999 * 366 ? undefined : time.plusDays(date, days)
    if (sum !== undefined && isDay(sum)) return sum
    throw wrongInput("plusDays(days)", { en: `${days}`, vi: `${days}` }, writableDays)
  },
  { date: given.day, days: given.wholeNumber },
  "plusDays",
)

export const describeCalendarDay: typeof day.describeCalendarDay = checked(day.describeCalendarDay, {
  day: given.with({ working: given.yesOrNo }),
})
export const calendarOutlook: typeof outlook.calendarOutlook = checked(outlook.calendarOutlook, {
  calendar: given.with({ decidedUntil: given.day }),
  today: given.day,
})
export const lunarHolidays: typeof lunar.lunarHolidays = checked(lunar.lunarHolidays, {
  year: given.wholeNumber,
})
export const endOfDay: typeof working.endOfDay = checked(working.endOfDay, dayOfCalendar)
export const isWorkingDay: typeof working.isWorkingDay = checked(working.isWorkingDay, dayOfCalendar)
