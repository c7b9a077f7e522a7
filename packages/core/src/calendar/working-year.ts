import { Schema } from "effect"
import { lastYear } from "./asked-day.ts"
import { Day, expects, PrintedLine, YesOrNo } from "./expected-value.ts"

/** The name of a day in both languages. */
export const DayName = Schema.Struct({ en: PrintedLine, vi: PrintedLine })
export interface DayName extends Schema.Schema.Type<typeof DayName> {}

/** A day that a decision takes out of the working calendar or puts into it, and the decision. */
const DecidedDay = Schema.Struct({
  date: Day,
  /** The decision in the form by which an auditor looks it up: `CV 2450/VPCP-KGVX, đổi với 04/5/2024`. */
  source: PrintedLine,
})
export interface DecidedDay extends Schema.Schema.Type<typeof DecidedDay> {}

/**
 * What is known of one year beside the rules that hold every year: the dates that follow the moon and the
 * dates that people decide. A host that learns of a decision before this library does supplies its own row
 * for that year.
 *
 * A row decides its own year alone: a swap over New Year (off on 31/12, worked on 5/1) is two entries in two
 * rows.
 */
export const WorkingYear = Schema.Struct({
  /** From 2018, since earlier laws gave other days off. */
  year: Schema.Int.check(Schema.isBetween({ minimum: 2018, maximum: lastYear })).annotate(
    expects(`a whole number from 2018 to ${lastYear}`, `số nguyên từ 2018 đến ${lastYear}`),
  ),
  /**
   * `decided`: the days off were announced. `expected`: the lunar dates are certain, the choice of days off
   * is not.
   */
  basis: Schema.Literals(["decided", "expected"]).annotate(
    expects('"decided" or "expected"', '"decided" hoặc "expected"'),
  ),
  /**
   * Mùng 1 Tết, and the first of the five days off, which the Prime Minister chooses (Labour Code 2019, Art.
   * 112.3).
   */
  tet: Schema.Struct({ newYear: Day, offFrom: Day }),
  /** Giỗ Tổ Hùng Vương, the 10th of the 3rd lunar month. */
  hungKings: Day,
  /**
   * The second day off for National Day: 1 or 3 September. Absent before 2021, when there was only one day.
   */
  nationalDayWith: Schema.optionalKey(Day),
  /** Statutory holidays of this year that this library does not know yet. */
  holidays: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        date: Day,
        name: DayName,
        source: PrintedLine,
        /** The day on which the law that gives it takes effect, not later than the holiday itself. */
        since: Schema.optionalKey(Day),
        /**
         * Whether another day is off when it falls on a weekend. Default: as the rule of its day says,
         * otherwise yes.
         */
        compensated: Schema.optionalKey(YesOrNo),
      }),
    ),
  ),
  /** Further days off (nghỉ hoán đổi). They are not compensated. */
  daysOff: Schema.optionalKey(Schema.Array(DecidedDay)),
  /** Weekend days that are worked (làm bù). */
  workedDays: Schema.optionalKey(Schema.Array(DecidedDay)),
})
export interface WorkingYear extends Schema.Schema.Type<typeof WorkingYear> {}
