import { checked, given } from "@lienthong/core/adapter"
import * as log from "./log/log-file.ts"

/**
 * Opens a store's file to check or export the log of the named agency, or of the only one in it. Throws a
 * `StorageError` for any other file.
 *
 * @example
 * ```ts
 * import { openLogFile } from "@lienthong/adapters-sqlite"
 *
 * const log = openLogFile("tay-ninh.db")
 * for (const { position, type } of log.events()) console.log(position, type)
 * log.close()
 * ```
 */
export const openLogFile: typeof log.openLogFile = checked(log.openLogFile, {
  path: given.text,
  agency: given.optional(given.text),
})
