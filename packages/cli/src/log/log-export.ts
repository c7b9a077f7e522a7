import { exportHead, exportLine, LogError } from "@lienthong/core/log"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { tellProblem } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { eventOutside, openLogSource } from "./log-source.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      agency: { type: "string" },
      schema: { type: "string" },
    })
    return { where: yield* onlyWord(positionals, { en: "FILE or URL", vi: "FILE hoặc URL" }), ...values }
  })

/**
 * Runs `lienthong log export FILE|URL [--agency CODE] [--schema NAME]`: prints the log as lines of JSON. Exit
 * codes: 0 success, 2 wrong arguments, 3 no log to read, or events outside the log that was printed.
 */
export const runLogExport = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("log export", parsed.failure, console)
  const { where, ...choice } = parsed.success
  try {
    const source = await openLogSource(where, choice)
    try {
      let events = 0
      for await (const event of source.events()) {
        if (events++ === 0) console.out(exportHead(source.agency))
        console.out(exportLine(event))
      }
      const outside = (await source.head())?.outside
      if (outside) throw eventOutside(outside)
      if (events === 0) throw new LogError({ reason: "empty", detail: { agency: source.agency } })
    } finally {
      await source.close()
    }
    return 0
  } catch (error) {
    return tellProblem(error, console)
  }
}
