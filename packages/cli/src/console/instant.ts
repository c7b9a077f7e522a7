import { calendarDate, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"
import type { UsageProblem } from "./usage-problem.ts"

const instant =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/

/** The years in Vietnam whose instants, and those of the next working days, print with four digits. */
const firstMillis = Date.parse("0001-01-01T00:00:00+07:00")
const lastMillis = Date.parse("9999-01-01T00:00:00+07:00")

/** Parses the instant of an option. */
export const parseInstant = (option: string, text: string): Result.Result<VietnamTime, UsageProblem> => {
  const [, year, month, day] = instant.exec(text) ?? []
  const millis = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"))
  const exists = year && month && day && calendarDate(year, month, day) !== undefined
  return exists && millis >= firstMillis && millis < lastMillis
    ? Result.succeed(vietnamTime(millis))
    : Result.fail({
        en: `--${option} is an instant with its offset, such as 2025-04-30T16:40+07:00, not "${text}"`,
        vi: `--${option} là thời điểm kèm múi giờ, ví dụ 2025-04-30T16:40+07:00, không phải "${text}"`,
      })
}
