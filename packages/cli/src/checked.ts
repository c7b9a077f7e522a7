import { checked, given } from "@lienthong/core/adapter"
import * as command from "./console/command.ts"
import * as problem from "./console/usage-problem.ts"
import * as xlsx from "./figures/table-xlsx.ts"
import * as program from "./lienthong.ts"

const args = given.list(given.text)
const console = given.with({ out: given.callable, error: given.callable })

/**
 * Runs the command that the arguments name with one or several words, as in `packet read`. Ignores the `--`
 * that pnpm passes on.
 */
export const dispatch: typeof command.dispatch = checked(command.dispatch, {
  program: given.text,
  commands: given.list(given.with({ name: given.text, run: given.callable })),
  args,
  console,
})
/**
 * Runs the command `lienthong` with the arguments after its name. Returns the exit code: 0 success, 1
 * failure, 2 wrong arguments.
 *
 * @example
 * ```ts
 * import { lienthong } from "@lienthong/cli"
 *
 * const said: Array<string> = []
 * const to = { out: (line: string) => said.push(line), error: (line: string) => said.push(line) }
 * const code = await lienthong(["log", "verify", "tay-ninh.db", "--unsealed-ok"], to)
 * ```
 */
export const lienthong: typeof program.lienthong = checked(program.lienthong, { args, console })
/** Parses the options and the other words of a command. */
export const readOptions: typeof problem.readOptions = checked(problem.readOptions, {
  args,
  options: given.object,
})
/**
 * Prints what is wrong with the arguments, or with a file that they name, to the error stream. Returns the
 * exit code for wrong arguments.
 */
export const refuse: typeof problem.refuse = checked(problem.refuse, {
  command: given.text,
  problem: given.object,
  console,
})
/** Tables as a workbook (XLSX), a sheet for each: title, period, column titles, rows. */
export const tablesXlsx: typeof xlsx.tablesXlsx = checked(xlsx.tablesXlsx, {
  tables: given.list(given.with({ columns: given.list(given.object), rows: given.list(given.anything) })),
  language: given.optional(given.oneOf(["vi", "en"])),
})
