import { writeFile } from "node:fs/promises"
import { type Console, readOptions } from "@lienthong/cli"
import { Result } from "effect"
import { TrialError } from "./trial-error.ts"

const maxSeed = 0xffff_ffff

/** Reads a seed. */
export const readSeed = (given: string): Result.Result<number, TrialError> => {
  const seed = Number(given)
  return /^\d{1,10}$/.test(given) && seed <= maxSeed
    ? Result.succeed(seed)
    : Result.fail(new TrialError({ reason: "seed-invalid", detail: { given: given || '""' } }))
}

/** Reads a number above 0, whole or with decimals. */
export const readCount = (
  option: string,
  given: string,
  pattern: RegExp = /^\d{1,9}$/,
): Result.Result<number, TrialError> =>
  pattern.test(given) && Number(given) > 0
    ? Result.succeed(Number(given))
    : Result.fail(new TrialError({ reason: "count-invalid", detail: { option, given: given || '""' } }))

type Options = Parameters<typeof readOptions>[1]

/** Parses the options of a command that takes no other words. */
export const readTrialOptions = <const O extends Options>(args: ReadonlyArray<string>, options: O) =>
  Result.gen(function* () {
    const unknown = (problem: string, problemVi: string) =>
      new TrialError({ reason: "option-unknown", detail: { problem, problemVi } })
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

/** Says in both languages why a command cannot run, and returns the exit code for wrong arguments. */
export const refuseTrial = (
  command: string,
  { code, sentence: { en, vi, next } }: TrialError,
  console: Console,
): number => {
  console.error(`${command}: ${code}: ${en} ${next.en}`)
  console.error(`${command}: ${code}: ${vi} ${next.vi}`)
  return 2
}

/** Writes the outcome of a trial as JSON. Rejects with a `TrialError` if the file cannot be written. */
export const writeResult = async (file: string, result: unknown): Promise<void> => {
  try {
    await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`)
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new TrialError({ reason: "file-unwritable", detail: { file, problem } })
  }
}
