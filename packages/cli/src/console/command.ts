/** A command of a program. */
export interface Command {
  readonly name: string
  /** What follows the name. */
  readonly usage: string
  readonly en: string
  readonly vi: string
  /** Does what the command says and answers with the process' exit code: 0 done, 1 failed, 2 asked wrongly. */
  readonly run: (args: ReadonlyArray<string>, console: Console) => Promise<number>
}

/** Where a command's words go. */
export interface Console {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

/** The process' own streams. */
export const processConsole: Console = {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
}

const help = (program: string, commands: ReadonlyArray<Command>): ReadonlyArray<string> => [
  `${program} COMMAND [OPTIONS]`,
  ...commands.flatMap(({ name, usage, en, vi }) => ["", `  ${name} ${usage}`, `      ${en}`, `      ${vi}`]),
]

const isHelp = (arg: string | undefined) => arg === undefined || arg === "--help" || arg === "-h"

/** Help that was not asked for, but given where a command should stand, is an answer to a wrong question. */
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
 * Runs the command that the arguments name: one word or several, as in `packet read`. pnpm passes a `--` on, which is
 * not one of them.
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
    console.error(`${program}: there is no command "${words[0]}". See ${program} --help.`)
    console.error(`${program}: không có lệnh "${words[0]}". Xem ${program} --help.`)
    return 2
  }
  const rest = words.slice(command.name.split(" ").length)
  if (rest.includes("--help") || rest.includes("-h")) {
    return explain(program, [command], "--help", console)
  }
  return command.run(rest, console)
}
