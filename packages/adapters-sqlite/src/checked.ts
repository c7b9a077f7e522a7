import { checked, given } from "@lienthong/core/adapter"
import * as log from "./log/log-file.ts"

export const openLogFile: typeof log.openLogFile = checked(log.openLogFile, {
  path: given.text,
  agency: given.optional(given.text),
})
