// Vietnamese time and the working calendar.

export type { CalendarDay } from "./calendar/calendar-day.ts"
export { readCalendarFile } from "./calendar/calendar-file.ts"
export type { CalendarOutlook } from "./calendar/calendar-outlook.ts"
export type { WorkingCalendarOptions } from "./calendar/check-table.ts"
export type { LunarHolidays } from "./calendar/lunar-holidays.ts"
export { ClockTime, defaultOfficeHours, OfficeHours, Sessions } from "./calendar/office-hours.ts"
export { type WorkingCalendar, workingCalendar } from "./calendar/working-calendar.ts"
export { WorkingYear } from "./calendar/working-year.ts"
export { YearlyHoliday } from "./calendar/yearly-holiday.ts"
export {
  at,
  calendarDate,
  calendarOutlook,
  dateOf,
  dayOfWeek,
  describeCalendarDay,
  endOfDay,
  epochMillis,
  isWorkingDay,
  lunarHolidays,
  plusDays,
  printDate,
  timeOfDay,
  vietnamTime,
  yearOf,
} from "./checked/calendar.ts"
export { LocalDate, VietnamTime } from "./time/vietnam-time.ts"
