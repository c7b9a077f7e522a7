import { readFile } from "node:fs/promises"
import { CalendarError } from "@lienthong/core"
import { readCalendarFile, type WorkingCalendarOptions } from "@lienthong/core/calendar"
import { Result } from "effect"
import { fileProblem } from "../console/file-problem.ts"
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
    const { en, vi } = fileProblem(cause)
    return Result.fail({
      en: `the file ${path} cannot be read: ${en}`,
      vi: `không đọc được tệp ${path}: ${vi}`,
    })
  }
}
