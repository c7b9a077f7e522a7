import { LocalDate, plusDays, type VietnamTime, yearOf } from "../time/vietnam-time.ts"
import { expectDay, expectYear } from "./asked-day.ts"
import type { CalendarDay } from "./calendar-day.ts"
import { checkOptions, type WorkingCalendarOptions } from "./check-table.ts"
import { compensations, isWeekend } from "./compensation.ts"
import { decidedYears } from "./decided-years.ts"
import { expectedYear } from "./expected-year.ts"
import { closing, defaultOfficeHours, morningEnd, type OfficeHours } from "./office-hours.ts"
import { sealed } from "./sealed-calendar.ts"
import { type StatutoryHoliday, statutoryHolidays } from "./statutory-holidays.ts"
import type { WorkingYear } from "./working-year.ts"
import { withOwn } from "./yearly-holiday.ts"

/** When an agency works (lịch làm việc): on which days, and during which hours. */
export interface WorkingCalendar {
  readonly hours: OfficeHours
  /**
   * What a day is, and why it is off. Throws a `CalendarError` for a value that is not a day, and for a day
   * after 9998.
   */
  readonly day: (date: LocalDate) => CalendarDay
  /**
   * The first working day after a day (ngày làm việc tiếp theo). Throws a `CalendarError` for a value that is
   * not a day, and for a day after 9998.
   */
  readonly nextWorkingDay: (date: LocalDate) => LocalDate
  /**
   * Whether the announced days off of a year are in the calendar. In other years the fixed holidays are still
   * right and Tết and Giỗ Tổ are known (1900-2100), but the days off around them are estimated and no swap is
   * known. Years before 2018 are calculated by the law of 2018, which gave more days off than earlier laws.
   * Throws a `CalendarError` for a value that is not a year.
   */
  readonly covered: (year: number) => boolean
  /** The last day of the last covered year before the first gap. */
  readonly decidedUntil: LocalDate
}

type Days = ReadonlyMap<LocalDate, CalendarDay>

const weekend: CalendarDay = { working: false, because: "weekend" }
const ordinary: CalendarDay = { working: true }

/** Returns the holidays of a year from what is known of it. */
type HolidaysOf = (year: number, row: WorkingYear | undefined) => ReadonlyArray<StatutoryHoliday>

const holidaysAndCompensations = (
  holidaysOf: HolidaysOf,
  year: number,
  row: WorkingYear | undefined,
): ReadonlyArray<readonly [LocalDate, CalendarDay]> => {
  const holidays = holidaysOf(year, row)
  const alreadyOff = new Set(row?.daysOff?.map((day) => day.date))
  return [
    ...compensations(holidays, alreadyOff).map(
      ({ date, ...day }) => [date, { working: false, because: "compensation", ...day }] as const,
    ),
    ...holidays.map(
      ({ date, name, source }) => [date, { working: false, because: "holiday", name, source }] as const,
    ),
  ]
}

/** Later entries win: a holiday over a decision, a day off over a worked day. */
const daysOf = (holidaysOf: HolidaysOf, rows: ReadonlyArray<WorkingYear>): Days =>
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
    ...rows.flatMap((row) => holidaysAndCompensations(holidaysOf, row.year, row)),
  ])

type IsWorked = (date: LocalDate) => boolean

const firstWorked = (from: LocalDate, isWorked: IsWorked): LocalDate => {
  let date = from
  while (!isWorked(date)) date = plusDays(date, 1)
  return date
}

/** The next working day after each day of a year, computed from the year's end backwards. */
const nextWorkingDays = (year: number, isWorked: IsWorked): ReadonlyMap<LocalDate, LocalDate> => {
  const first = LocalDate.make(`${String(year).padStart(4, "0")}-01-01`)
  let date = firstWorked(plusDays(first, 366), isWorked)
  let next = date
  const found = new Map<LocalDate, LocalDate>()
  while (date > first) {
    date = plusDays(date, -1)
    found.set(date, next)
    if (isWorked(date)) next = date
  }
  return found
}

/** Caches the result of `make` for each year. */
const oncePerYear = <A>(make: (year: number) => A): ((year: number) => A) => {
  const made = new Map<number, A>()
  return (year) => {
    const known = made.get(year)
    if (known !== undefined) return known
    const value = make(year)
    made.set(year, value)
    return value
  }
}

/** The last day of the consecutive decided years. */
const decidedUntil = (rows: ReadonlyMap<number, WorkingYear>): LocalDate => {
  const isDecided = (year: number) => rows.get(year)?.basis === "decided"
  const years = [...rows.keys()].sort((a, b) => a - b)
  let year = (years.find(isDecided) ?? Math.min(...years)) - 1
  while (isDecided(year + 1)) year++
  return LocalDate.make(`${String(year).padStart(4, "0")}-12-31`)
}

/**
 * Creates a calendar. Throws a {@link CalendarError} that names the row it cannot use. The rows are checked
 * at once and each year is built on first use, after which a look-up is a single table look-up. A calendar
 * cannot be changed afterwards, and `openExchange` accepts only calendars made here: state your own days as
 * options.
 */
export const workingCalendar = (options: WorkingCalendarOptions = {}): WorkingCalendar => {
  const { years = [], yearlyHolidays = [], hours = defaultOfficeHours } = checkOptions(options)
  const rows = new Map([...decidedYears, ...years].map((row) => [row.year, row] as const))
  const rules = withOwn(yearlyHolidays)
  const holidaysOf: HolidaysOf = (year, row) => statutoryHolidays(year, row, rules)
  const listed = daysOf(holidaysOf, [...rows.values()])
  const byRule = oncePerYear(
    (year): Days => new Map(holidaysAndCompensations(holidaysOf, year, expectedYear(year))),
  )
  const dayOf = (date: LocalDate): CalendarDay => {
    const year = yearOf(date)
    const named = listed.get(date) ?? (rows.has(year) ? undefined : byRule(year).get(date))
    return named ?? (isWeekend(date) ? weekend : ordinary)
  }
  const isWorked: IsWorked = (date) => dayOf(date).working
  const next = oncePerYear((year) => nextWorkingDays(year, isWorked))
  return sealed({
    hours,
    day: (date) => dayOf(expectDay(date)),
    nextWorkingDay: (date) =>
      next(yearOf(expectDay(date))).get(date) ?? firstWorked(plusDays(date, 1), isWorked),
    covered: (year) => rows.get(expectYear(year))?.basis === "decided",
    decidedUntil: decidedUntil(rows),
  })
}

/** Whether a day is a working day. */
export const isWorkingDay = (calendar: WorkingCalendar, date: LocalDate): boolean =>
  calendar.day(date).working

/** The first working day after a day (ngày làm việc tiếp theo). */
export const nextWorkingDay = (calendar: WorkingCalendar, date: LocalDate): LocalDate =>
  calendar.nextWorkingDay(date)

/** When the morning of a day ends, by the agency's hours. */
export const endOfMorning = (calendar: WorkingCalendar, date: LocalDate): VietnamTime =>
  morningEnd(calendar.hours, date)

/** When the office closes on a day, by the agency's hours. */
export const endOfDay = (calendar: WorkingCalendar, date: LocalDate): VietnamTime =>
  closing(calendar.hours, date)
