import { Schema } from "effect"
import { LocalDate, yearOf } from "../time/vietnam-time.ts"

/** The name of a day in both languages. */
export const DayName = Schema.Struct({ en: Schema.NonEmptyString, vi: Schema.NonEmptyString })
export interface DayName extends Schema.Schema.Type<typeof DayName> {}

/** A day that a decision takes out of the working calendar or puts into it, and the decision. */
export const DecidedDay = Schema.Struct({
  date: LocalDate,
  /** The decision in the form an auditor looks it up by: `CV 2450/VPCP-KGVX, đổi với 04/5/2024`. */
  source: Schema.NonEmptyString,
})
export interface DecidedDay extends Schema.Schema.Type<typeof DecidedDay> {}

const Row = Schema.Struct({
  /** From 2018, since earlier laws gave other days off. */
  year: Schema.Int.check(Schema.isGreaterThanOrEqualTo(2018)),
  /**
   * `decided`: the days off were announced. `expected`: the lunar dates are certain, the choice of days off
   * is not.
   */
  basis: Schema.Literals(["decided", "expected"]),
  /**
   * Mùng 1 Tết, and the first of the five days off, which the Prime Minister chooses (Labour Code 2019, Art.
   * 112.3).
   */
  tet: Schema.Struct({ newYear: LocalDate, offFrom: LocalDate }),
  /** Giỗ Tổ Hùng Vương, the 10th of the 3rd lunar month. */
  hungKings: LocalDate,
  /**
   * The second day off for National Day: 1 or 3 September. Absent before 2021, when there was only one day.
   */
  nationalDayWith: Schema.optionalKey(LocalDate),
  /** Statutory holidays of this year that this library does not know yet. */
  holidays: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        date: LocalDate,
        name: DayName,
        source: Schema.NonEmptyString,
        /** The day on which the law that gives it takes effect, not later than the holiday itself. */
        since: Schema.optionalKey(LocalDate),
        /**
         * Whether another day is off when it falls on a weekend. When absent, the rule of its day decides,
         * otherwise yes.
         */
        compensated: Schema.optionalKey(Schema.Boolean),
      }),
    ),
  ),
  /** Further days off (nghỉ hoán đổi). They are not compensated. */
  daysOff: Schema.optionalKey(Schema.Array(DecidedDay)),
  /** Weekend days that are worked (làm bù). */
  workedDays: Schema.optionalKey(Schema.Array(DecidedDay)),
})

type Days = ReadonlyArray<{ readonly date: LocalDate }>

/**
 * The days of a row that are impossible: outside the year (a swapped day may be in a neighbouring one), or a
 * holiday before its law takes effect.
 */
const impossibleDays = (row: typeof Row.Type) => {
  const elsewhere = (date: LocalDate, path: ReadonlyArray<PropertyKey>, years = 0) =>
    Math.abs(yearOf(date) - row.year) > years ? [{ path, issue: "a day of another year" }] : []
  const allOf = (days: Days = [], field: keyof typeof Row.Type, years = 0) =>
    days.flatMap(({ date }, index) => elsewhere(date, [field, index, "date"], years))
  return [
    ...elsewhere(row.tet.newYear, ["tet", "newYear"]),
    ...elsewhere(row.tet.offFrom, ["tet", "offFrom"]),
    ...elsewhere(row.hungKings, ["hungKings"]),
    ...(row.nationalDayWith === undefined ? [] : elsewhere(row.nationalDayWith, ["nationalDayWith"])),
    ...allOf(row.holidays, "holidays"),
    ...(row.holidays ?? []).flatMap(({ date, since }, index) =>
      since !== undefined && since > date
        ? [{ path: ["holidays", index, "since"], issue: "later than the day itself" }]
        : [],
    ),
    ...allOf(row.daysOff, "daysOff", 1),
    ...allOf(row.workedDays, "workedDays", 1),
  ]
}

/**
 * What is known of one year beside the rules that hold every year: the dates that follow the moon and the
 * dates that people decide. A host that learns of a decision before this library does supplies its own row
 * for that year.
 *
 * Days are looked up by date, so a swap over New Year (off on 31/12, worked on 5/1) is two entries, in two
 * rows or in one, as the host prefers.
 */
export const WorkingYear = Row.check(Schema.makeFilter(impossibleDays))
export type WorkingYear = typeof WorkingYear.Type
