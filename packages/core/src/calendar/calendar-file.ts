import { CalendarError } from "./calendar-error.ts"
import { checkCalendar, type WorkingCalendarOptions } from "./check-table.ts"
import { lineOf } from "./line-of.ts"

/** Where an error of the table has its fault in the whole. */
const pathOf = ({ reason, detail }: CalendarError): ReadonlyArray<string> => {
  const index = String(Number(detail.row ?? 1) - 1)
  const field = (detail.field ?? "").split(".")
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

/** What is wrong at the line that is named: a place in the table is not named beside it. */
const problemAt = (path: ReadonlyArray<string>, { reason, detail }: CalendarError) => {
  const place = path.join(".")
  return reason === "row-twice"
    ? {
        problem: `the year ${detail.year} is there twice; one of them would be lost.`,
        problemVi: `năm ${detail.year} bị trùng, một trong hai sẽ bị bỏ qua.`,
      }
    : {
        problem: `${place} must not be ${detail.value}.`,
        problemVi: `\`${place}\` không được là ${detail.value}.`,
      }
}

/** The line that V8 names in its message, or the last one: a text that breaks off ends too early. */
const lineOfFault = (text: string, cause: unknown): string => {
  const position = /position (\d+)/.exec(String(cause))?.[1]
  return String((position === undefined ? text : text.slice(0, Number(position))).split("\n").length)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CalendarError({ reason: "file-not-json", detail: { line: lineOfFault(text, cause) } })
  }
}

/**
 * Reads the text of a calendar file (tệp lịch làm việc): JSON of what {@link workingCalendar} takes. Throws a
 * {@link CalendarError} that names the line and the field that cannot be used, in both languages.
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
  const parsed = parse(json)
  try {
    return checkCalendar(parsed)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    const path = pathOf(error)
    const detail = {
      ...error.detail,
      line: String(lineOf(json, path)),
      field: path.join("."),
      ...problemAt(path, error),
    }
    throw new CalendarError({ reason: "file-invalid", detail })
  }
}
