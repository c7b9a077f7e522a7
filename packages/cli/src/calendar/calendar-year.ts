import {
  type CalendarDay,
  dayOfWeek,
  describeCalendarDay,
  LocalDate,
  plusDays,
  type WorkingCalendar,
  yearOf,
} from "@lienthong/core/calendar"

/** A day that differs from its weekday. */
export interface ListedDay {
  readonly date: LocalDate
  /** Monday 1 to Sunday 7. */
  readonly weekday: number
  readonly en: string
  readonly vi: string
  /** The article or decision behind it. */
  readonly source: string
}

/** A year's calendar apart from its ordinary weeks. */
export interface CalendarYear {
  readonly year: number
  /** Whether the announced days off are in the data. Otherwise they are estimated. */
  readonly announced: boolean
  /** Holidays, including those on a weekend, days off in lieu, and days off by decision. */
  readonly daysOff: ReadonlyArray<ListedDay>
  readonly workedWeekends: ReadonlyArray<ListedDay>
}

const daysOf = (year: number): ReadonlyArray<LocalDate> => {
  const first = LocalDate.make(`${year}-01-01`)
  return Array.from({ length: 366 }, (_, index) => plusDays(first, index)).filter(
    (date) => yearOf(date) === year,
  )
}

const sourceOf = (day: CalendarDay): string | undefined =>
  "madeUp" in day ? day.madeUp.source : "source" in day ? day.source : undefined

/** Lists the days of a year with a special reason. */
export const calendarYear = (calendar: WorkingCalendar, year: number): CalendarYear => {
  const listed = daysOf(year).flatMap((date) => {
    const day = calendar.day(date)
    const source = sourceOf(day)
    if (source === undefined) return []
    return [
      {
        working: day.working,
        listed: { date, weekday: dayOfWeek(date), ...describeCalendarDay(day), source },
      },
    ]
  })
  const those = (working: boolean) => listed.filter((day) => day.working === working).map((day) => day.listed)
  return { year, announced: calendar.covered(year), daysOff: those(false), workedWeekends: those(true) }
}
