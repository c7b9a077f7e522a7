/** The parts of a written date, before it is known whether such a day exists. */
export interface WrittenDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const day = (year: string | number, month: string | number, date: string | number): WrittenDay => ({
  year: Number(year),
  month: Number(month),
  day: Number(date),
})

/** There is no month 20: `06/20/2019` has the month first, as an English .NET writes it. */
const separated = (year: string, month: string, date: string): WrittenDay =>
  Number(month) > 12 && Number(date) <= 12 ? day(year, date, month) : day(year, month, date)

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
const english = `(${months.join("|")})[a-z]*\\.?`

/** The months as .NET writes them in Vietnamese, `Tháng Sáu`; `Tháng Mười Hai` before `Tháng Mười`. */
const vietnameseMonths = [
  ...["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"],
  ...["mười một", "mười hai"],
]
const vietnameseMonth = ["một", "bốn", ...vietnameseMonths].sort((a, b) => b.length - a.length).join("|")
const vietnameseMonthOf = (written: string): number => {
  const name = written.toLowerCase()
  if (/^\d/.test(name)) return Number(name)
  return name === "một" ? 1 : name === "bốn" ? 4 : vietnameseMonths.indexOf(name) + 1
}

/** Oracle writes two digits of a year beside the name of a month, `20-JUN-19`. */
const fullYear = (year: string): number => Number(year) + (year.length === 2 ? 2000 : 0)

const millisOfDay = 86_400_000

const fromEpoch = (millis: number): WrittenDay => {
  const [year = "", month = "", date = ""] = new Date(millis).toISOString().slice(0, 10).split("-")
  return day(year, month, date)
}

/** The day with this number in a year (ISO 8601, `2019-171`). */
const ordinal = (year: number, number: number) => fromEpoch(Date.UTC(year, 0, 1) + (number - 1) * millisOfDay)

/** The day in a week of a year (ISO 8601, `2019-W25-4`): week 1 has 4 January. */
const inWeek = (year: number, week: number, weekday: number) => {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * millisOfDay
  return fromEpoch(monday + ((week - 1) * 7 + weekday - 1) * millisOfDay)
}

const between = " ?[-/.] ?"

/** Each form of a date, at the beginning of a text. Vietnam writes the day first. */
const dayForms: ReadonlyArray<readonly [RegExp, (...parts: ReadonlyArray<string>) => WrittenDay]> = [
  [
    new RegExp(`^(\\d{4})${between}(\\d{1,2})${between}(\\d{1,2})(?!\\d)`),
    (y = "", m = "", d = "") => separated(y, m, d),
  ],
  [
    new RegExp(`^(\\d{1,2})${between}(\\d{1,2})${between}(\\d{4})(?!\\d)`),
    (d = "", m = "", y = "") => separated(y, m, d),
  ],
  [/^(\d{4})(\d{2})(\d{2})(?=$|T|[ Z+-]|\d{4}(?:\d{2})?$)/, (y = "", m = "", d = "") => day(y, m, d)],
  [/^(\d{4})-(\d{3})(?!\d)/, (y, n) => ordinal(Number(y), Number(n))],
  [/^(\d{4})-?W(\d{2})-?([1-7])(?!\d)/, (y, w, d) => inWeek(Number(y), Number(w), Number(d))],
  [
    new RegExp(`^(\\d{1,2})[ /.-]${english}[ ,/.-]+(\\d{4}|\\d{2})(?!\\d)`, "i"),
    (d = "", name = "", y = "") => day(fullYear(y), monthOf(name), d),
  ],
  [
    new RegExp(`^${english} (\\d{1,2}),? (\\d{4})(?!\\d)`, "i"),
    (name = "", d = "", y = "") => day(y, monthOf(name), d),
  ],
  [
    new RegExp(
      `^(\\d{1,2})[ /-](?:tháng|thg\\.?) ?(\\d{1,2}|${vietnameseMonth})(?:, ?| năm |[ /-])(\\d{4})(?!\\d)`,
      "iu",
    ),
    (d = "", m = "", y = "") => day(y, vietnameseMonthOf(m), d),
  ],
]

/** The day at the beginning of a text, and what stands after it. */
export const takeDay = (text: string): { readonly day: WrittenDay; readonly rest: string } | undefined => {
  for (const [form, read] of dayForms) {
    const found = form.exec(text)
    if (found) return { day: read(...found.slice(1)), rest: text.slice(found[0].length) }
  }
  return undefined
}

/** `20/06/19` may be of 2019 or of 2020: the year has two digits, as the day and the month. */
export const hasShortYear = (text: string): boolean =>
  /^\d{1,2}(?:\/\d{1,2}\/|-\d{1,2}-|\.\d{1,2}\.)\d{2}(?!\d)/.test(text)

/**
 * Whether a text comes from an English system, which may have put the month first: `6/5/2019 2:00 PM`. In
 * Vietnam only such systems write AM and PM, yet some put the day first even then.
 */
export const mayHaveMonthFirst = (text: string): boolean => {
  const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{4} .*[AP]M$/i.exec(text) ?? []
  return (
    first !== undefined && Number(first) !== Number(second) && Number(first) <= 12 && Number(second) <= 12
  )
}
