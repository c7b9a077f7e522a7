import { writeFile } from "node:fs/promises"
import { type Console, readOptions } from "@lienthong/cli"
import { Result } from "effect"
import { SimulationError } from "./simulation-error.ts"

const maxSeed = 0xffff_ffff

const shown = (given: string) => given || '""'

/** Reads a seed: a whole number from 0 to 4294967295. */
export const readSeed = (given: string): Result.Result<number, SimulationError> => {
  const seed = Number(given)
  return /^\d{1,10}$/.test(given) && seed <= maxSeed
    ? Result.succeed(seed)
    : Result.fail(new SimulationError({ reason: "seed-invalid", detail: { given: shown(given) } }))
}

const counts = { whole: /^\d{1,9}$/, decimal: /^\d{1,6}(\.\d{1,3})?$/ }

/** Reads a number above 0. `kind`: `decimal` takes decimals too, as minutes may have. Default: `whole`. */
export const readCount = (
  option: string,
  given: string,
  kind: keyof typeof counts = "whole",
): Result.Result<number, SimulationError> =>
  counts[kind].test(given) && Number(given) > 0
    ? Result.succeed(Number(given))
    : Result.fail(new SimulationError({ reason: "count-invalid", detail: { option, given: shown(given) } }))

/** Reads the name of one of these stores. */
export const readStore = <Name extends string>(
  given: string,
  names: ReadonlyArray<Name>,
): Result.Result<Name, SimulationError> => {
  const name = names.find((one) => one === given)
  if (name !== undefined) return Result.succeed(name)
  const detail = { given: shown(given), stores: names.join(", ") }
  return Result.fail(new SimulationError({ reason: "store-unknown", detail }))
}

type Options = Parameters<typeof readOptions>[1]

/** Reads the options of a command that takes no other words. Ignores the `--` that pnpm passes on. */
export const readRunOptions = <const O extends Options>(args: ReadonlyArray<string>, options: O) =>
  Result.gen(function* () {
    const unknown = (problem: string, problemVi: string) =>
      new SimulationError({ reason: "option-unknown", detail: { problem, problemVi } })
    const read = readOptions<O>(
      args.filter((arg) => arg !== "--"),
      options,
    )
    const { values, positionals } = yield* Result.mapError(read, ({ en, vi }) => unknown(en, vi))
    const [stray] = positionals
    if (stray !== undefined)
      return yield* Result.fail(
        unknown(`"${stray}" belongs to no option`, `"${stray}" không thuộc tham số nào`),
      )
    return values
  })

/** The outcome of a run: what is written as JSON, and whether the run found anything wrong. */
export interface Run {
  readonly outcome: unknown
  readonly hasFailed: boolean
}

const write = async (file: string, outcome: unknown): Promise<void> => {
  try {
    await writeFile(file, `${JSON.stringify(outcome, undefined, 2)}\n`)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new SimulationError({ reason: "file-unwritable", detail: { file, problem } })
  }
}

const refuse = (
  command: string,
  { code, sentence: { en, vi, next } }: SimulationError,
  console: Console,
): number => {
  console.error(`${command}: ${code}: ${en} ${next.en}`)
  console.error(`${command}: ${code}: ${vi} ${next.vi}`)
  return 2
}

/**
 * Runs a command with the arguments read for it, and writes the outcome to the file of its option `json`.
 * That file is written before the run too, so that a long run does not end without one. Returns the exit
 * code: 0 if nothing is wrong, 1 if the run found something, 2 for wrong arguments, which are told in both
 * languages.
 */
export const runAsked = async <Asked extends { readonly json?: string }>(
  command: string,
  asked: Result.Result<Asked, SimulationError>,
  console: Console,
  run: (asked: Asked) => Promise<Run>,
): Promise<number> => {
  if (Result.isFailure(asked)) return refuse(command, asked.failure, console)
  const { json } = asked.success
  try {
    if (json !== undefined) await write(json, {})
    const { outcome, hasFailed } = await run(asked.success)
    if (json !== undefined) await write(json, outcome)
    return hasFailed ? 1 : 0
  } catch (cause) {
    if (!(cause instanceof SimulationError)) throw cause
    return refuse(command, cause, console)
  }
}
