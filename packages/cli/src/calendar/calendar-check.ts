import { CalendarError } from "@lienthong/core"
import { printDate, type WorkingCalendarOptions, workingCalendar } from "@lienthong/core/calendar"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { readCalendarTable } from "./calendar-table.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, { json: { type: "boolean", default: false } })
    return { path: yield* onlyWord(positionals, { en: "file", vi: "tệp" }), json: values.json }
  })

const found = (table: WorkingCalendarOptions) => ({
  decidedUntil: workingCalendar(table).decidedUntil,
  years: (table.years ?? []).map(({ year }) => year),
  yearlyHolidays: (table.yearlyHolidays ?? []).map(({ day }) => day),
  hours: table.hours !== undefined,
})

const lines = ({ decidedUntil, years, yearlyHolidays, hours }: ReturnType<typeof found>) => {
  const listed = (all: ReadonlyArray<unknown>) => (all.length === 0 ? "-" : all.join(", "))
  return [
    `Tệp lịch dùng được; ngày nghỉ có đến ${printDate(decidedUntil)} | The file can be used; days off are known until ${decidedUntil}`,
    `  Năm | Years: ${listed(years)}`,
    `  Ngày lễ hằng năm | Yearly holidays: ${listed(yearlyHolidays)}`,
    `  Giờ làm việc | Office hours: ${hours ? "có | given" : "mặc định | default"}`,
  ]
}

const tell = ({ code, sentence, detail }: CalendarError, json: boolean, console: Console) => {
  if (json) console.out(JSON.stringify({ code, detail, ...sentence }, null, 2))
  else
    console.error(
      [`${code}: ${sentence.en} ${sentence.next.en}`, `${sentence.vi} ${sentence.next.vi}`].join("\n"),
    )
  return 1
}

/**
 * Runs `lienthong calendar check FILE [--json]`: says whether a calendar file can be used and until when its
 * days off are known, or names the unusable line and field.
 */
export const runCalendarCheck = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("calendar check", parsed.failure, console)
  const { path, json } = parsed.success
  const table = await readCalendarTable(path)
  if (Result.isFailure(table)) {
    return table.failure instanceof CalendarError
      ? tell(table.failure, json, console)
      : refuse("calendar check", table.failure, console)
  }
  const answer = found(table.success)
  console.out(json ? JSON.stringify(answer, null, 2) : lines(answer).join("\n"))
  return 0
}
