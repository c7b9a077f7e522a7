import { Schema } from "effect"
import { isLocalDate, LocalDate, plusDays } from "../time/vietnam-time.ts"
import { Day, expects, PrintedLine, YesOrNo } from "./expected-value.ts"
import { DayName } from "./working-year.ts"

const leapYear = 2024

/** A day of any year, `04-16`. */
export const MonthDay = Schema.String.check(
  Schema.makeFilter((day) => isLocalDate(`${leapYear}-${day}`) || "a day of some year, such as 04-16"),
).annotate(expects("a day of the year that exists, as 11-24", "ngày trong năm có thật, như 11-24"))

/** A public holiday on the same day each year (ngày nghỉ lễ cố định), and the law that gives it. */
export const YearlyHoliday = Schema.Struct({
  day: MonthDay,
  name: DayName,
  /** The article that gives it. */
  source: PrintedLine,
  /** The first and the last day on which it applies; without them there is no limit on that side. */
  since: Schema.optionalKey(Day),
  until: Schema.optionalKey(Day),
  /** Whether another day is off when it falls on a weekly rest day (nghỉ bù). */
  compensated: YesOrNo,
})
export interface YearlyHoliday extends Schema.Schema.Type<typeof YearlyHoliday> {}

/**
 * The Labour Codes. The second one has been in force since 2021. Years before 2018 are calculated by the
 * first one.
 */
export const labourCodes = [
  { source: "BLLĐ 10/2012/QH13, Điều 115.1", until: LocalDate.make("2020-12-31") },
  { source: "BLLĐ 45/2019/QH14, Điều 112.1", since: LocalDate.make("2021-01-01") },
] as const

const byBothCodes = (day: string, en: string, vi: string): ReadonlyArray<YearlyHoliday> =>
  labourCodes.map((code) => ({ day, name: { en, vi }, compensated: true, ...code }))

/**
 * The public holidays on fixed days: those of the Labour Code (2019, Art. 112.1; 2012, Art. 115.1), and
 * Vietnamese Culture Day.
 *
 * Culture Day (Ngày Văn hóa Việt Nam) is a paid day off by Resolution 28/2026/QH16, Art. 2, in force since 1
 * July 2026, according to secondary sources. Labour Code 2019, Art. 111.3, gives a day off in lieu for the
 * days of Art. 112.1 only, and Culture Day is not one of these.
 */
export const yearlyHolidays: ReadonlyArray<YearlyHoliday> = [
  ...byBothCodes("01-01", "New Year's Day", "Tết Dương lịch"),
  ...byBothCodes("04-30", "Victory Day", "Ngày Chiến thắng"),
  ...byBothCodes("05-01", "International Labour Day", "Ngày Quốc tế lao động"),
  ...byBothCodes("09-02", "National Day", "Quốc khánh"),
  {
    day: "11-24",
    name: { en: "Vietnamese Culture Day", vi: "Ngày Văn hóa Việt Nam" },
    source: "NQ 28/2026/QH16, Điều 2 (theo nguồn thứ cấp)",
    since: LocalDate.make("2026-07-01"),
    compensated: false,
  },
]

/** What is left of a rule before a day. */
const endedBefore = (rule: YearlyHoliday, next: LocalDate): ReadonlyArray<YearlyHoliday> => {
  const last = plusDays(next, -1)
  if (rule.since !== undefined && rule.since > last) return []
  return [{ ...rule, until: rule.until !== undefined && rule.until < last ? rule.until : last }]
}

/**
 * Replaces the shipped holidays of each day for which the host gives its own, from the first day on which one
 * of those applies. Until then the shipped ones apply.
 */
export const withOwn = (own: ReadonlyArray<YearlyHoliday>): ReadonlyArray<YearlyHoliday> => [
  ...yearlyHolidays.flatMap((rule) => {
    const given = own.filter(({ day }) => day === rule.day)
    const [first] = given.flatMap(({ since }) => since ?? []).sort()
    if (first === undefined) return given.length === 0 ? [rule] : []
    return given.some(({ since }) => since === undefined) ? [] : endedBefore(rule, first)
  }),
  ...own,
]

/** Whether a rule applies on a day. */
export const isHolding = (
  { since, until }: { readonly since?: LocalDate; readonly until?: LocalDate },
  date: LocalDate,
): boolean => (since === undefined || since <= date) && (until === undefined || date <= until)
