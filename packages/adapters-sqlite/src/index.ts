export { type LogFile, openLogFile } from "./log-file.ts"
export { type SqliteOptions, sqlite } from "./sqlite.ts"
