import { Schema } from "effect"
import { LocalDate } from "./vietnam-time.ts"

/** What a day is called, in both languages. */
export const DayName = Schema.Struct({ en: Schema.NonEmptyString, vi: Schema.NonEmptyString })
export type DayName = typeof DayName.Type

/** A day that a decision takes out of the working calendar, or puts into it, and the decision. */
export const DecidedDay = Schema.Struct({
  date: LocalDate,
  /** The decision, as an auditor would look it up: `CV 2450/VPCP-KGVX, đổi với 04/5/2024`. */
  source: Schema.NonEmptyString,
})
export type DecidedDay = typeof DecidedDay.Type

/**
 * What is known of one year beside the rules that hold every year: the dates the moon decides and the dates people
 * decide. A host that learns of a decision before this library does gives its own row for that year.
 *
 * Days are looked up by their date, so a swap over New Year (off on 31/12, worked on 5/1) is two entries in two rows
 * or in one, as the host prefers.
 */
export const WorkingYear = Schema.Struct({
  year: Schema.Int,
  /** `decided`: the days off were announced. `expected`: the lunar dates are sure, the choice of days off is not. */
  basis: Schema.Literals(["decided", "expected"]),
  /** Mùng 1 Tết, and the first of the five days off, which the Prime Minister chooses (Labour Code 2019, Art. 112.3). */
  tet: Schema.Struct({ newYear: LocalDate, offFrom: LocalDate }),
  /** Giỗ Tổ Hùng Vương, the 10th of the 3rd lunar month. */
  hungKings: LocalDate,
  /** The second day off for National Day: 1 or 3 September. Absent before 2021, when there was one. */
  nationalDayWith: Schema.optionalKey(LocalDate),
  /** Statutory holidays that this library does not know yet. One on a weekend is compensated like any other. */
  holidays: Schema.optionalKey(
    Schema.Array(Schema.Struct({ date: LocalDate, name: DayName, source: Schema.NonEmptyString })),
  ),
  /** Further days off (nghỉ hoán đổi). They are not compensated. */
  daysOff: Schema.optionalKey(Schema.Array(DecidedDay)),
  /** Weekend days that are worked (làm bù). */
  workedDays: Schema.optionalKey(Schema.Array(DecidedDay)),
})
export type WorkingYear = typeof WorkingYear.Type
