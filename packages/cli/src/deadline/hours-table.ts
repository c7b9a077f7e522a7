import { readFile } from "node:fs/promises"
import { OfficeHours } from "@lienthong/core/calendar"
import { Result, Schema } from "effect"
import { fileProblem } from "../console/file-problem.ts"
import type { UsageProblem } from "../console/usage-problem.ts"

/**
 * Office hours (giờ làm việc) by agency, as a host keeps them: `{ "000.00.00.H53": { sessions, summer } }`.
 */
const HoursTable = Schema.fromJsonString(Schema.Record(Schema.String, OfficeHours))
export type HoursTable = typeof HoursTable.Type

const read = Schema.decodeUnknownResult(HoursTable)

const noTable = (path: string, said: string): UsageProblem => ({
  en: `--hours ${path} is not a table of office hours by agency: ${said}`,
  vi: `--hours ${path} không phải bảng giờ làm việc theo cơ quan`,
})

/** Reads a table of office hours, or says what is wrong with the file. */
export const readHoursTable = async (path: string): Promise<Result.Result<HoursTable, UsageProblem>> => {
  try {
    const text = await readFile(path, "utf8")
    return Result.mapError(read(text), ({ message }) => noTable(path, message.replaceAll(/\s+/g, " ")))
  } catch (cause) {
    const { en, vi } = fileProblem(cause)
    return Result.fail({
      en: `the file ${path} of --hours cannot be read: ${en}`,
      vi: `không đọc được tệp ${path} của --hours: ${vi}`,
    })
  }
}
