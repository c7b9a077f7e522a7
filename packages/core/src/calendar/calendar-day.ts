import { type LocalDate, printDate } from "../time/vietnam-time.ts"
import type { DayName } from "./working-year.ts"

/**
 * What a day is for an agency that rests on Saturday and Sunday (Decision 188/1999/QĐ-TTg): a working day, or
 * the reason why it is off.
 *
 * A holiday on a weekend is a `holiday`. A weekend day that is worked (làm bù) names the decision.
 */
export type CalendarDay =
  | { readonly working: true }
  | { readonly working: true; readonly madeUp: { readonly source: string } }
  | { readonly working: false; readonly because: "weekend" }
  | { readonly working: false; readonly because: "holiday"; readonly name: DayName; readonly source: string }
  | {
      readonly working: false
      readonly because: "compensation"
      /** The holiday that fell on a weekend. */
      readonly of: LocalDate
      readonly name: DayName
      readonly source: string
    }
  | { readonly working: false; readonly because: "day-off"; readonly source: string }

/** Describes a day for a screen or a report. */
export const describeCalendarDay = (day: CalendarDay): DayName => {
  if (day.working) {
    return "madeUp" in day
      ? { en: `Working day (${day.madeUp.source})`, vi: `Ngày làm bù (${day.madeUp.source})` }
      : { en: "Working day", vi: "Ngày làm việc" }
  }
  switch (day.because) {
    case "weekend":
      return { en: "Weekly rest day", vi: "Ngày nghỉ hằng tuần" }
    case "holiday":
      return day.name
    case "compensation":
      return {
        en: `Day off in lieu of ${day.name.en} (${day.of})`,
        vi: `Nghỉ bù ${day.name.vi} (${printDate(day.of)})`,
      }
    case "day-off":
      return { en: `Day off (${day.source})`, vi: `Ngày nghỉ hoán đổi (${day.source})` }
  }
}
