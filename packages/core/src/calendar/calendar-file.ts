import type { Detail } from "../problem/sentence.ts"
import { CalendarError } from "./calendar-error.ts"
import { checkCalendar, type WorkingCalendarOptions } from "./check-table.ts"
import { problemAt } from "./fault.ts"
import { jsonFaultAt } from "./json-fault.ts"
import { lineAt, lineOf, repeatedIn } from "./line-of.ts"

/** The path, within the whole file, of the fault that an error of the table reports. */
const pathOf = ({ reason, detail }: CalendarError): ReadonlyArray<string> => {
  const index = String(Number(detail.row ?? 1) - 1)
  const field = detail.field ? detail.field.split(".") : []
  switch (reason) {
    case "row-invalid":
    case "row-twice":
      return ["years", index, ...field]
    case "holiday-invalid":
      return ["yearlyHolidays", index, ...field]
    case "hours-invalid":
      return ["hours", ...field]
    default:
      return field
  }
}

/** Describes what is wrong at a line. The row is left out, because the line already says where it is. */
const problemIn = (place: string, { reason, detail }: CalendarError) =>
  reason === "row-twice"
    ? {
        problem: `the year ${detail.year} is given twice; one of them would be ignored.`,
        problemVi: `năm ${detail.year} bị trùng, một trong hai sẽ bị bỏ qua.`,
      }
    : problemAt(place, detail)

/** The next step that fits the value, if there is one. */
const ownNext = ({ next, nextVi }: Detail) => (next && nextVi ? { next, nextVi } : {})

/** Rejects a repeated field, because only the last value would be read. */
const expectNamedOnce = (text: string) => {
  const repeated = repeatedIn(text)
  if (repeated === undefined) return
  const field = repeated.path.join(".")
  throw new CalendarError({
    reason: "file-invalid",
    detail: {
      line: String(repeated.line),
      field,
      problem: `${field} is given twice; one of them would be ignored.`,
      problemVi: `\`${field}\` bị ghi hai lần, một trong hai sẽ bị bỏ qua.`,
    },
  })
}

const notJson = {
  next: "Write the calendar as JSON, which begins with {. Tables (.csv) and event lists (.ics) are not read.",
  nextVi: "Cần ghi lịch theo định dạng JSON, bắt đầu bằng {. Tệp .csv và .ics không dùng được.",
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // A truncated text fails at its end, where an empty last line says nothing.
    const line = lineAt(text, Math.min(jsonFaultAt(text), text.trimEnd().length))
    const detail = { line: String(line), ...(!/^\s*[{[]/.test(text) && notJson) }
    throw new CalendarError({ reason: "file-not-json", detail })
  }
}

/** Rejects bytes of another encoding that were read as UTF-8. */
const expectUtf8 = (text: string) => {
  const at = text.search(/[\0\uFFFD]/)
  if (at !== -1)
    throw new CalendarError({ reason: "file-not-utf8", detail: { line: String(lineAt(text, at)) } })
}

/**
 * Reads the text of a calendar file (tệp lịch làm việc): JSON with the options of {@link workingCalendar}.
 * Throws a {@link CalendarError} that names the unusable line and field, in both languages.
 *
 * @example
 * ```ts
 * import { readCalendarFile, workingCalendar } from "@lienthong/core/calendar"
 * import { readFile } from "node:fs/promises"
 *
 * const calendar = workingCalendar(readCalendarFile(await readFile("calendar.json", "utf8")))
 * ```
 */
export const readCalendarFile = (text: string): WorkingCalendarOptions => {
  if (typeof text !== "string") throw new CalendarError({ reason: "file-not-text", detail: {} })
  // Windows editors begin a file with a byte order mark.
  const json = text.replace(/^\uFEFF/, "")
  expectUtf8(json)
  const parsed = parse(json)
  expectNamedOnce(json)
  try {
    return checkCalendar(parsed)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    const path = pathOf(error)
    const detail = {
      ...error.detail,
      line: String(lineOf(json, path)),
      field: path.join("."),
      ...problemIn(path.join("."), error),
      ...ownNext(error.detail),
    }
    throw new CalendarError({ reason: "file-invalid", detail })
  }
}
