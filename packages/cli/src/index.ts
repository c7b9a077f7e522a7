export { type Command, type Console, dispatch, processConsole } from "./console/command.ts"
export { readOptions, refuse, type UsageProblem } from "./console/usage-problem.ts"
export { tablesXlsx } from "./figures/table-xlsx.ts"
export { lienthong } from "./lienthong.ts"
