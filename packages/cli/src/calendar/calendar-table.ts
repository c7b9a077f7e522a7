import { readFile } from "node:fs/promises"
import { CalendarError } from "@lienthong/core"
import { readCalendarFile, type WorkingCalendarOptions } from "@lienthong/core/calendar"
import { Result } from "effect"
import type { UsageProblem } from "../console/usage-problem.ts"

/** Why a calendar file cannot be used: the file is unreadable, or its content is wrong. */
export type CalendarFileProblem = CalendarError | UsageProblem

/** Reads a calendar file (tệp lịch làm việc), or says what is wrong with it. */
export const readCalendarTable = async (
  path: string,
): Promise<Result.Result<WorkingCalendarOptions, CalendarFileProblem>> => {
  try {
    return Result.succeed(readCalendarFile(await readFile(path, "utf8")))
  } catch (cause) {
    if (cause instanceof CalendarError) return Result.fail(cause)
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
    return Result.fail({
      en: `the file ${path} cannot be read (${code})`,
      vi: `không đọc được tệp ${path} (${code})`,
    })
  }
}

/** Converts the problem to one of a command's arguments. */
export const asUsage = (problem: CalendarFileProblem): UsageProblem =>
  problem instanceof CalendarError ? { en: problem.sentence.en, vi: problem.sentence.vi } : problem
