import type { Console } from "../src/console/command.ts"

type Run = (args: ReadonlyArray<string>, console: Console) => Promise<number>

/** What a command answers to its arguments and says. */
export const answerOf = async (run: Run, ...args: ReadonlyArray<string>) => {
  const out: Array<string> = []
  const error: Array<string> = []
  const exitCode = await run(args, { out: (line) => out.push(line), error: (line) => error.push(line) })
  return { exitCode, out: out.join("\n"), error }
}
