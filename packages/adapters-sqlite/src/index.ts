export { type LogFile, openLogFile } from "./log-file.ts"
export { sqlite } from "./sqlite.ts"
export type { SqliteOptions } from "./sqlite-options.ts"
