import { Result, Schema } from "effect"
import { CalendarError } from "./calendar-error.ts"
import { type Implausible, implausibleIn, workedAndOff } from "./implausible-year.ts"
import { OfficeHours } from "./office-hours.ts"
import { WorkingYear } from "./working-year.ts"
import { YearlyHoliday } from "./yearly-holiday.ts"

/** What a calendar is made from. A row replaces the shipped row of the same year. */
export interface WorkingCalendarOptions {
  readonly years?: ReadonlyArray<WorkingYear>
  /** Holidays that are on the same day each year; they take the place of the shipped ones of their day. */
  readonly yearlyHolidays?: ReadonlyArray<YearlyHoliday>
  readonly hours?: OfficeHours
}

const strictly = { onExcessProperty: "error" } as const
const List = Schema.Array(Schema.Unknown)
const Options = Schema.Struct({
  years: Schema.optional(List),
  yearlyHolidays: Schema.optional(List),
  hours: Schema.optional(Schema.Unknown),
})
const decodeOptions = Schema.decodeUnknownResult(Options, strictly)
const decodeYear = Schema.decodeUnknownResult(WorkingYear, strictly)
const decodeHoliday = Schema.decodeUnknownResult(YearlyHoliday, strictly)
const decodeHours = Schema.decodeUnknownResult(OfficeHours, strictly)

/** A host's value in an error's sentence: enough to find it again. */
const longestValue = 80

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined

/** What stands somewhere, as JSON so far as it can be written so. */
const shown = (value: unknown): string => {
  const text = typeof value === "bigint" ? String(value) : JSON.stringify(value)
  return (text ?? String(value)).slice(0, longestValue)
}

/** Where a schema stopped, `tet.newYear`, and what stands there. */
const faultIn = (given: unknown, { message }: { readonly message: string }) => {
  const path = [...(/\bat ((?:\[[^\]]+\])+)/.exec(message)?.[1]?.matchAll(/[\w-]+/g) ?? [])].map(
    ([key]) => key,
  )
  return { field: path.join(".") || "value", value: shown(path.reduce(memberOf, given)) }
}

const reject = (reason: CalendarError["reason"], detail: Readonly<Record<string, string>>) =>
  new CalendarError({ reason, detail })

const notPlausible = (found: { readonly row: string; readonly year: string }, wrong: Implausible) => {
  const { field, value, next } = wrong
  return reject("row-invalid", { ...found, field, value: shown(value), next: next.en, nextVi: next.vi })
}

const checkYears = (rows: ReadonlyArray<unknown>): ReadonlyArray<WorkingYear> => {
  const years = new Set<number>()
  return rows.map((given, index) => {
    const found = { row: String(index + 1), year: String(memberOf(given, "year")).slice(0, longestValue) }
    const row = decodeYear(given)
    if (Result.isFailure(row)) throw reject("row-invalid", { ...found, ...faultIn(given, row.failure) })
    if (years.has(row.success.year)) throw reject("row-twice", found)
    years.add(row.success.year)
    const wrong = implausibleIn(row.success)
    if (wrong) throw notPlausible(found, wrong)
    return row.success
  })
}

const hasEnd = ({ since, until }: YearlyHoliday) =>
  since === undefined || until === undefined || since <= until

const overlap = (one: YearlyHoliday, other: YearlyHoliday) =>
  one.day === other.day &&
  (one.since ?? "") <= (other.until ?? "9999") &&
  (other.since ?? "") <= (one.until ?? "9999")

const checkHolidays = (rows: ReadonlyArray<unknown>): ReadonlyArray<YearlyHoliday> => {
  const taken: Array<YearlyHoliday> = []
  return rows.map((given, index) => {
    const row = String(index + 1)
    const holiday = decodeHoliday(given)
    if (Result.isFailure(holiday))
      throw reject("holiday-invalid", { row, ...faultIn(given, holiday.failure) })
    const { success } = holiday
    if (!hasEnd(success))
      throw reject("holiday-invalid", { row, field: "until", value: shown(success.until) })
    // One day would be a holiday twice, by two rules at once.
    if (taken.some((each) => overlap(each, success)))
      throw reject("holiday-invalid", { row, field: "day", value: shown(success.day) })
    taken.push(success)
    return success
  })
}

const checkHours = (given: unknown): OfficeHours => {
  const hours = decodeHours(given)
  if (Result.isSuccess(hours)) return hours.success
  throw reject("hours-invalid", faultIn(given, hours.failure))
}

/**
 * What a host handed in for its calendar, or the first that cannot be used, thrown: rows may come from a table or a file.
 */
export const checkCalendar = (given: unknown): WorkingCalendarOptions => {
  const options = decodeOptions(given)
  if (Result.isFailure(options)) throw reject("table-invalid", faultIn(given, options.failure))
  const { yearlyHolidays, hours } = options.success
  const years = options.success.years && checkYears(options.success.years)
  const wrong = workedAndOff(years ?? [])
  if (wrong) {
    const found = { row: String(wrong.row + 1), year: String(years?.[wrong.row]?.year) }
    throw notPlausible(found, wrong)
  }
  return {
    ...(years && { years }),
    ...(yearlyHolidays && { yearlyHolidays: checkHolidays(yearlyHolidays) }),
    ...(hours !== undefined && { hours: checkHours(hours) }),
  }
}
