export { dispatch, lienthong, readOptions, refuse, tablesXlsx } from "./checked.ts"
export { type Command, type Console, processConsole } from "./console/command.ts"
export type { UsageProblem } from "./console/usage-problem.ts"
