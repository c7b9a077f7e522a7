import { type ParseArgsConfig, parseArgs } from "node:util"
import type { Problem } from "@lienthong/core"
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

/** The code of wrong arguments, for a program that calls the command. */
const usageCode = "usage/arguments-invalid"

/**
 * Prints what is wrong with the arguments, or with a file that they name, to the error stream. Returns the
 * exit code for wrong arguments.
 */
export const refuse = (command: string, problem: UsageProblem | Problem, console: Console): number => {
  if ("sentence" in problem) {
    const { en, vi, next } = problem.sentence
    console.error(`lienthong ${command}: ${problem.code}: ${en} ${next.en}`)
    console.error(`lienthong ${command}: ${problem.code}: ${vi} ${next.vi}`)
    return 2
  }
  console.error(`lienthong ${command}: ${usageCode}: ${problem.en}. See lienthong ${command} --help.`)
  console.error(`lienthong ${command}: ${usageCode}: ${problem.vi}. Xem lienthong ${command} --help.`)
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
