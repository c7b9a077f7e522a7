import { Result, Schema } from "effect"
import type { Detail } from "../problem/sentence.ts"
import { printDate } from "../time/vietnam-time.ts"
import { CalendarError } from "./calendar-error.ts"
import { faultIn, memberOf, problemAt, shown, write } from "./fault.ts"
import { implausibleIn } from "./implausible-year.ts"
import { OfficeHours } from "./office-hours.ts"
import { optionsError } from "./options-error.ts"
import { WorkingYear } from "./working-year.ts"
import { withOwn, YearlyHoliday } from "./yearly-holiday.ts"

/** What a calendar is built from. A row replaces the shipped row of the same year. */
export interface WorkingCalendarOptions {
  readonly years?: ReadonlyArray<WorkingYear>
  /** Holidays on the same day each year. Each replaces the shipped holiday of its day, from its `since`. */
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

const reject = (reason: CalendarError["reason"], detail: Detail & { readonly field: string }) =>
  new CalendarError({ reason, detail: { ...problemAt(detail.field, detail), ...detail } })

const rowAt = (index: number, given: unknown) => {
  const year = memberOf(given, "year")
  const row = String(index + 1)
  return Number.isInteger(year)
    ? { row, year: String(year), yearVi: String(year) }
    : { row, year: "not known", yearVi: "không rõ" }
}

const checkYears = (
  rows: ReadonlyArray<unknown>,
  rules: ReadonlyArray<YearlyHoliday>,
): ReadonlyArray<WorkingYear> => {
  const years = new Set<number>()
  return rows.map((given, index) => {
    const found = rowAt(index, given)
    const row = decodeYear(given)
    if (Result.isFailure(row))
      throw reject("row-invalid", { ...found, ...faultIn(WorkingYear.ast, given, row.failure) })
    if (years.has(row.success.year)) throw new CalendarError({ reason: "row-twice", detail: found })
    years.add(row.success.year)
    const wrong = implausibleIn(row.success, rules)
    if (wrong) {
      const { field, value, next } = wrong
      throw reject("row-invalid", { ...found, field, value: shown(value), next: next.en, nextVi: next.vi })
    }
    return row.success
  })
}

const onDayOfAnother = {
  next: "Another holiday has this day at the same time: remove one, or give it an `until` before the other's `since`.",
  nextVi:
    "Ngày lễ khác đã dùng ngày này trong cùng thời gian: bỏ một mục, hoặc ghi `until` trước `since` của mục kia.",
}

const overlap = (one: YearlyHoliday, other: YearlyHoliday) =>
  one.day === other.day &&
  (one.since ?? "") <= (other.until ?? "9999") &&
  (other.since ?? "") <= (one.until ?? "9999")

/** A year must keep working days between its holidays. */
const maxHolidays = 100
const someHolidays = {
  en: `a list of at most ${maxHolidays} holidays`,
  vi: `danh sách không quá ${maxHolidays} ngày lễ`,
}

const checkHolidays = (rows: ReadonlyArray<unknown>): ReadonlyArray<YearlyHoliday> => {
  if (rows.length > maxHolidays)
    throw reject("table-invalid", {
      field: "yearlyHolidays",
      value: `${rows.length}`,
      ...write(someHolidays),
    })
  const taken: Array<YearlyHoliday> = []
  return rows.map((given, index) => {
    const row = String(index + 1)
    const holiday = decodeHoliday(given)
    if (Result.isFailure(holiday))
      throw reject("holiday-invalid", { row, ...faultIn(YearlyHoliday.ast, given, holiday.failure) })
    const { success } = holiday
    const { since, until } = success
    if (since !== undefined && until !== undefined && until < since) {
      const later = { en: `${since} or a later day`, vi: `ngày ${printDate(since)} hoặc sau đó` }
      throw reject("holiday-invalid", { row, field: "until", value: shown(until), ...write(later) })
    }
    // Otherwise two rules would make one day a holiday at the same time.
    if (taken.some((each) => overlap(each, success)))
      throw reject("holiday-invalid", { row, field: "day", value: shown(success.day), ...onDayOfAnother })
    taken.push(success)
    return success
  })
}

const checkHours = (given: unknown): OfficeHours => {
  const hours = decodeHours(given)
  if (Result.isSuccess(hours)) return hours.success
  throw reject("hours-invalid", faultIn(OfficeHours.ast, given, hours.failure))
}

const check = (given: unknown): WorkingCalendarOptions => {
  const options = decodeOptions(given)
  if (Result.isFailure(options)) throw reject("table-invalid", faultIn(Options.ast, given, options.failure))
  const { hours } = options.success
  const yearlyHolidays = options.success.yearlyHolidays && checkHolidays(options.success.yearlyHolidays)
  const years = options.success.years && checkYears(options.success.years, withOwn(yearlyHolidays ?? []))
  return {
    ...(years && { years }),
    ...(yearlyHolidays && { yearlyHolidays }),
    ...(hours !== undefined && { hours: checkHours(hours) }),
  }
}

const readable = (read: () => WorkingCalendarOptions): WorkingCalendarOptions => {
  try {
    return read()
  } catch (error) {
    if (error instanceof CalendarError) throw error
    // The caller's own getter or proxy threw.
    const detail = { problem: "a part of it cannot be read.", problemVi: "có phần không đọc được." }
    throw new CalendarError({ reason: "table-invalid", detail })
  }
}

/** Checks what a file holds, and throws the first fault. */
export const checkCalendar = (parsed: unknown): WorkingCalendarOptions => readable(() => check(parsed))

/** Checks the options that a caller gave for its calendar, and throws the first fault. */
export const checkOptions = (given: unknown): WorkingCalendarOptions =>
  readable(() => {
    const wrong = optionsError(given)
    if (wrong !== undefined) throw wrong
    return check(given)
  })
