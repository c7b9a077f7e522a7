import { type ParseArgsConfig, parseArgs } from "node:util"
import { Result } from "effect"
import type { Console } from "./command.ts"

/** Why a command's arguments are wrong, in both languages. */
export interface UsageProblem {
  readonly en: string
  readonly vi: string
}

type Options = NonNullable<ParseArgsConfig["options"]>
type Read<O extends Options> = ReturnType<
  typeof parseArgs<{ args: Array<string>; strict: true; allowPositionals: true; options: O }>
>

/** Parses the options and the other words of a command. */
export const readOptions = <const O extends Options>(
  args: ReadonlyArray<string>,
  options: O,
): Result.Result<Read<O>, UsageProblem> =>
  Result.try({
    try: () => parseArgs({ args: [...args], strict: true, allowPositionals: true, options }),
    catch: (cause): UsageProblem => {
      const said = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "")
      const [, option] = /'(--?[^\s']+)/.exec(said) ?? []
      return {
        en: said,
        vi: option === undefined ? "tham số không hợp lệ" : `tham số ${option} không có hoặc thiếu giá trị`,
      }
    },
  })

/** Prints the problem to the error stream and returns the exit code for wrong arguments. */
export const refuse = (command: string, { en, vi }: UsageProblem, console: Console): number => {
  console.error(`lienthong ${command}: ${en}. See lienthong ${command} --help.`)
  console.error(`lienthong ${command}: ${vi}. Xem lienthong ${command} --help.`)
  return 2
}

/** The single word beside a command's options. */
export const onlyWord = (
  positionals: ReadonlyArray<string>,
  what: UsageProblem,
): Result.Result<string, UsageProblem> => {
  const [word] = positionals
  return word !== undefined && positionals.length === 1
    ? Result.succeed(word)
    : Result.fail({ en: `exactly one ${what.en} is needed`, vi: `cần đúng một ${what.vi}` })
}

/** Rejects words that belong to no option. */
export const noWords = (positionals: ReadonlyArray<string>): Result.Result<void, UsageProblem> =>
  positionals.length === 0
    ? Result.succeed(undefined)
    : Result.fail({
        en: `"${positionals[0]}" belongs to no option`,
        vi: `"${positionals[0]}" không thuộc tham số nào`,
      })
