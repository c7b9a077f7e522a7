import { checked, given } from "@lienthong/core/adapter"
import * as command from "./console/command.ts"
import * as problem from "./console/usage-problem.ts"
import * as xlsx from "./figures/table-xlsx.ts"
import * as program from "./lienthong.ts"

const args = given.list(given.text)
const console = given.with({ out: given.callable, error: given.callable })

export const dispatch: typeof command.dispatch = checked(command.dispatch, {
  program: given.text,
  commands: given.list(given.with({ name: given.text, run: given.callable })),
  args,
  console,
})
export const lienthong: typeof program.lienthong = checked(program.lienthong, { args, console })
export const readOptions: typeof problem.readOptions = checked(problem.readOptions, {
  args,
  options: given.object,
})
export const refuse: typeof problem.refuse = checked(problem.refuse, {
  command: given.text,
  problem: given.object,
  console,
})
export const tablesXlsx: typeof xlsx.tablesXlsx = checked(xlsx.tablesXlsx, {
  tables: given.list(given.with({ columns: given.list(given.object), rows: given.list(given.anything) })),
  language: given.optional(given.oneOf(["vi", "en"])),
})
