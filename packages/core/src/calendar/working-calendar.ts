import type { CalendarDay } from "./calendar-day.ts"
import { compensations, isWeekend } from "./compensation.ts"
import { decidedYears } from "./decided-years.ts"
import { expectedYears } from "./expected-years.ts"
import { closing, defaultOfficeHours, morningEnd, type OfficeHours } from "./office-hours.ts"
import { statutoryHolidays } from "./statutory-holidays.ts"
import { type LocalDate, plusDays, type VietnamTime, yearOf } from "./vietnam-time.ts"
import type { WorkingYear } from "./working-year.ts"

/** When an agency works (lịch làm việc): which days, and from when until when. */
export interface WorkingCalendar {
  readonly hours: OfficeHours
  readonly day: (date: LocalDate) => CalendarDay
  /**
   * Whether the days off of a year have been announced and are in the calendar. Outside, the fixed holidays are still
   * right; Tết and Giỗ Tổ are expected (2027-2030) or missing, and no swap is known.
   */
  readonly covered: (year: number) => boolean
}

/** What a calendar is made from. A row replaces the shipped row of the same year. */
export interface WorkingCalendarOptions {
  readonly years?: ReadonlyArray<WorkingYear>
  readonly hours?: OfficeHours
}

type Days = ReadonlyMap<LocalDate, CalendarDay>

const weekend: CalendarDay = { working: false, because: "weekend" }
const ordinary: CalendarDay = { working: true }

const holidaysAndCompensations = (
  year: number,
  row: WorkingYear | undefined,
): ReadonlyArray<readonly [LocalDate, CalendarDay]> => {
  const holidays = statutoryHolidays(year, row)
  const alreadyOff = new Set(row?.daysOff?.map((day) => day.date))
  return [
    ...compensations(holidays, alreadyOff).map(
      ({ date, ...day }) => [date, { working: false, because: "compensation", ...day }] as const,
    ),
    ...holidays.map(({ date, ...day }) => [date, { working: false, because: "holiday", ...day }] as const),
  ]
}

/** Later entries win: a holiday over a decision, a day off over a worked day. */
const daysOf = (rows: ReadonlyArray<WorkingYear>): Days =>
  new Map<LocalDate, CalendarDay>([
    ...rows.flatMap((row) =>
      (row.workedDays ?? []).map(
        ({ date, source }) => [date, { working: true, madeUp: { source } }] as const,
      ),
    ),
    ...rows.flatMap((row) =>
      (row.daysOff ?? []).map(
        ({ date, source }) => [date, { working: false, because: "day-off", source }] as const,
      ),
    ),
    ...rows.flatMap((row) => holidaysAndCompensations(row.year, row)),
  ])

/**
 * Makes a calendar. The years with a row are laid out at once, any other year when it is first asked for; a look-up
 * is then one look into a table.
 */
export const workingCalendar = (options: WorkingCalendarOptions = {}): WorkingCalendar => {
  const rows = new Map(
    [...decidedYears, ...expectedYears, ...(options.years ?? [])].map((row) => [row.year, row] as const),
  )
  const days = daysOf([...rows.values()])
  const otherYears = new Map<number, Days>()
  const byRule = (year: number): Days => {
    const known = otherYears.get(year)
    if (known) return known
    const made: Days = new Map(holidaysAndCompensations(year, undefined))
    otherYears.set(year, made)
    return made
  }
  const listed = (date: LocalDate): CalendarDay | undefined => {
    const year = yearOf(date)
    return days.get(date) ?? (rows.has(year) ? undefined : byRule(year).get(date))
  }
  return {
    hours: options.hours ?? defaultOfficeHours,
    day: (date) => listed(date) ?? (isWeekend(date) ? weekend : ordinary),
    covered: (year) => rows.get(year)?.basis === "decided",
  }
}

/** Whether a day is worked. */
export const isWorkingDay = (calendar: WorkingCalendar, date: LocalDate): boolean =>
  calendar.day(date).working

/** The first working day after a day (ngày làm việc tiếp theo). */
export const nextWorkingDay = (calendar: WorkingCalendar, date: LocalDate): LocalDate => {
  let next = plusDays(date, 1)
  while (!calendar.day(next).working) next = plusDays(next, 1)
  return next
}

/** When the morning of a day is over, by the agency's hours. */
export const endOfMorning = (calendar: WorkingCalendar, date: LocalDate): VietnamTime =>
  morningEnd(calendar.hours, date)

/** When the office closes on a day, by the agency's hours. */
export const endOfDay = (calendar: WorkingCalendar, date: LocalDate): VietnamTime =>
  closing(calendar.hours, date)
