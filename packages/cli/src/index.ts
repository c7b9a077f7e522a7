export { type Command, type Console, dispatch, processConsole } from "./console/command.ts"
export { readOptions, refuse, type UsageProblem } from "./console/usage-problem.ts"
export { lienthong } from "./lienthong.ts"
