/** A command of a program. */
export interface Command {
  readonly name: string
  /** The arguments after the name. */
  readonly usage: string
  readonly en: string
  readonly vi: string
  /** Runs the command and returns the process' exit code: 0 success, 1 failure, 2 wrong arguments. */
  readonly run: (args: ReadonlyArray<string>, console: Console) => Promise<number>
}

/** Where a command writes. */
export interface Console {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
  /** Writes over the line written before by it, where a person looks on; absent elsewhere. */
  readonly progress?: (line: string) => void
}

/** The process' own streams. */
export const processConsole: Console = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { progress: (line) => process.stderr.write(`\r\u001B[K${line}`) }),
}

const help = (program: string, commands: ReadonlyArray<Command>): ReadonlyArray<string> => [
  `${program} COMMAND [OPTIONS]`,
  ...commands.flatMap(({ name, usage, en, vi }) => ["", `  ${name} ${usage}`, `      ${en}`, `      ${vi}`]),
]

const isHelp = (arg: string | undefined) => arg === undefined || arg === "--help" || arg === "-h"

/** Help without `--help`, because no command was named, ends with the exit code for wrong arguments. */
const explain = (
  program: string,
  commands: ReadonlyArray<Command>,
  asked: string | undefined,
  console: Console,
): number => {
  for (const line of help(program, commands)) console.out(line)
  return asked === undefined ? 2 : 0
}

/**
 * Runs the command that the arguments name with one or several words, as in `packet read`. Ignores the `--`
 * that pnpm passes on.
 */
export const dispatch = async (
  program: string,
  commands: ReadonlyArray<Command>,
  args: ReadonlyArray<string>,
  console: Console,
): Promise<number> => {
  const words = args[0] === "--" ? args.slice(1) : args
  if (isHelp(words[0])) return explain(program, commands, words[0], console)
  const command = commands.find(({ name }) => {
    const names = name.split(" ")
    return names.every((part, index) => words[index] === part)
  })
  if (command === undefined) {
    const family = commands.filter(({ name }) => name.startsWith(`${words[0]} `))
    if (family.length > 0 && isHelp(words[1])) return explain(program, family, words[1], console)
    console.error(
      `${program}: usage/command-unknown: there is no command "${words[0]}". See ${program} --help.`,
    )
    console.error(`${program}: usage/command-unknown: không có lệnh "${words[0]}". Xem ${program} --help.`)
    return 2
  }
  const rest = words.slice(command.name.split(" ").length)
  if (rest.includes("--help") || rest.includes("-h")) {
    return explain(program, [command], "--help", console)
  }
  return command.run(rest, console)
}
