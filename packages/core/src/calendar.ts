// Vietnamese time and the working calendar.

export { type CalendarDay, describeCalendarDay } from "./calendar/calendar-day.ts"
export { readCalendarFile } from "./calendar/calendar-file.ts"
export { type CalendarOutlook, calendarOutlook } from "./calendar/calendar-outlook.ts"
export type { WorkingCalendarOptions } from "./calendar/check-table.ts"
export { type LunarHolidays, lunarHolidays } from "./calendar/lunar-holidays.ts"
export { ClockTime, defaultOfficeHours, OfficeHours, Sessions } from "./calendar/office-hours.ts"
export {
  endOfDay,
  endOfMorning,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
} from "./calendar/working-calendar.ts"
export { WorkingYear } from "./calendar/working-year.ts"
export { YearlyHoliday } from "./calendar/yearly-holiday.ts"
export {
  at,
  calendarDate,
  dateOf,
  dayOfWeek,
  epochMillis,
  LocalDate,
  plusDays,
  printDate,
  timeOfDay,
  VietnamTime,
  vietnamTime,
  yearOf,
} from "./time/vietnam-time.ts"
