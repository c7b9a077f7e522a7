export { type LogFile, openLogFile } from "./log/log-file.ts"
export { sqlite } from "./sqlite.ts"
export type { SqliteOptions } from "./sqlite-options.ts"
export type { ViewTables } from "./view/view-tables.ts"
