import { urgencyNames } from "@lienthong/core"
import { type WorkingCalendarOptions, workingCalendar } from "@lienthong/core/calendar"
import { sendDeadline, timeliness } from "@lienthong/core/policy"
import { Result } from "effect"
import { type CalendarFileProblem, readCalendarTable } from "../calendar/calendar-table.ts"
import { type Console, processConsole } from "../console/command.ts"
import { refuse, type UsageProblem } from "../console/usage-problem.ts"
import { type DeadlineArguments, parseDeadlineArguments } from "./deadline-arguments.ts"
import { type HoursTable, readHoursTable } from "./hours-table.ts"

const answer = (
  { signedAt, urgency, agency, sentAt }: DeadlineArguments,
  table: HoursTable,
  days: WorkingCalendarOptions,
) => {
  const own = agency !== undefined && Object.hasOwn(table, agency) ? table[agency] : undefined
  const calendar = workingCalendar({ ...days, ...(own && { hours: own }) })
  const { due, lateBound, ...rest } = sendDeadline(signedAt, urgency, calendar)
  return {
    due,
    lateBound,
    ...rest,
    signedAt,
    urgency: urgencyNames[urgency].vi,
    ...(agency !== undefined && { agency }),
    ...(sentAt !== undefined && { sentAt, sent: timeliness({ due, lateBound, ...rest }, sentAt) }),
    decidedUntil: calendar.decidedUntil,
    hours: calendar.hours,
    hoursOf: own ? agency : days.hours ? "calendar" : "default",
  }
}

/**
 * Runs `lienthong deadline --signed INSTANT`: prints when a document must be sent, as JSON. Uses the shipped
 * calendar or a calendar file, and the agency's office hours from the given table or the default ones, and
 * says which.
 */
export const runDeadline = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parseDeadlineArguments(args)
  if (Result.isFailure(parsed)) return refuse("deadline", parsed.failure, console)
  const { hours, calendar } = parsed.success
  const table: Result.Result<HoursTable, UsageProblem> =
    hours === undefined ? Result.succeed({}) : await readHoursTable(hours)
  if (Result.isFailure(table)) return refuse("deadline", table.failure, console)
  const days: Result.Result<WorkingCalendarOptions, CalendarFileProblem> =
    calendar === undefined ? Result.succeed({}) : await readCalendarTable(calendar)
  if (Result.isFailure(days)) return refuse("deadline", days.failure, console)
  console.out(JSON.stringify(answer(parsed.success, table.success, days.success), null, 2))
  return 0
}
