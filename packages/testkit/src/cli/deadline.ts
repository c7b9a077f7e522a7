import { sendDeadline, timeliness, urgencyNames, workingCalendar } from "@lienthong/core"
import { Result } from "effect"
import { type Console, processConsole } from "./command.ts"
import { type DeadlineArguments, parseDeadlineArguments } from "./deadline-arguments.ts"
import { refuse } from "./usage-problem.ts"

const answer = ({ signedAt, urgency, agency, sentAt }: DeadlineArguments) => {
  const calendar = workingCalendar()
  const { due, lateBound, ...rest } = sendDeadline(signedAt, urgency, calendar)
  return {
    due,
    lateBound,
    ...rest,
    signedAt,
    urgency: urgencyNames[urgency].vi,
    ...(agency !== undefined && { agency }),
    ...(sentAt !== undefined && { sentAt, sent: timeliness({ due, lateBound, ...rest }, sentAt) }),
    hours: calendar.hours,
  }
}

/**
 * The command `lienthong deadline --signed INSTANT`: until when a document is to be sent, as JSON. It reckons with the
 * shipped calendar and the default office hours, which it names: an agency's own are in its host.
 */
export const runDeadline = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parseDeadlineArguments(args)
  if (Result.isFailure(parsed)) return refuse("deadline", parsed.failure, console)
  console.out(JSON.stringify(answer(parsed.success), null, 2))
  return 0
}
