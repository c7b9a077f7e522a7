import {
  type CalendarOutlook,
  calendarOutlook,
  dateOf,
  printDate,
  vietnamTime,
  workingCalendar,
} from "@lienthong/core/calendar"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { onlyWord, readOptions, refuse, type UsageProblem } from "../console/usage-problem.ts"
import { readCalendarTable } from "./calendar-table.ts"
import { type CalendarYear, calendarYear, type ListedDay } from "./calendar-year.ts"

const weekdays = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]

/** The decision is already part of the day's name, an article is not. */
const withSource = (said: string, source: string) => (said.includes(source) ? said : `${said} (${source})`)

const line = ({ date, weekday, en, vi, source }: ListedDay): string =>
  `  ${printDate(date).padEnd(12)}${(weekdays[weekday - 1] ?? "").padEnd(10)}${withSource(vi, source)} | ${en}`

const section = (title: string, days: ReadonlyArray<ListedDay>, none: string) => [
  title,
  ...(days.length === 0 ? [`  ${none}`] : days.map(line)),
]

/** Says until when the table is decided, more urgently when that day is near. */
const outlookLine = ({ standing, reason }: CalendarOutlook): string =>
  `${standing === "decided" ? "" : "! "}${reason.vi} | ${reason.en}`

const lines = (
  { year, announced, daysOff, workedWeekends }: CalendarYear,
  outlook: CalendarOutlook,
): ReadonlyArray<string> => [
  `Lịch làm việc năm ${year} | Working calendar of ${year}`,
  ...(announced
    ? []
    : [
        "Không có trong dữ liệu: ngày âm lịch được tính, ngày nghỉ theo quy định hiện nay, chưa kể hoán đổi.",
        "Not in the data: the lunar days are calculated, the days off follow today's rules, and no swap is known.",
      ]),
  outlookLine(outlook),
  "",
  ...section("Ngày nghỉ | Days off", daysOff, "-"),
  "",
  ...section("Ngày nghỉ hằng tuần phải làm bù | Worked weekends", workedWeekends, "Không có | None"),
]

const firstYear = 1900
const lastYear = 2100

const parseYear = (text: string): Result.Result<number, UsageProblem> => {
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= firstYear && year <= lastYear
    ? Result.succeed(year)
    : Result.fail({
        en: `a year is ${firstYear} to ${lastYear}, not "${text}"`,
        vi: `năm từ ${firstYear} đến ${lastYear}, không phải "${text}"`,
      })
}

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      json: { type: "boolean", default: false },
      file: { type: "string" },
    })
    const year = yield* parseYear(yield* onlyWord(positionals, { en: "year", vi: "năm" }))
    return { year, json: values.json, file: values.file }
  })

/**
 * Runs `lienthong calendar YEAR [--file FILE] [--json]`: prints the year's days off and worked weekends with
 * their reasons, and until when the table is decided.
 */
export const runCalendar = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
  present: () => number = Date.now,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("calendar", parsed.failure, console)
  const { file, json } = parsed.success
  const table = file === undefined ? Result.succeed({}) : await readCalendarTable(file)
  if (Result.isFailure(table)) return refuse("calendar", table.failure, console)
  const calendar = workingCalendar(table.success)
  const year = calendarYear(calendar, parsed.success.year)
  const outlook = calendarOutlook(calendar, dateOf(vietnamTime(present())))
  console.out(json ? JSON.stringify({ ...year, outlook }, null, 2) : lines(year, outlook).join("\n"))
  return 0
}
