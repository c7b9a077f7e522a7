import { readOptions } from "@lienthong/cli"
import { Result } from "effect"
import { SimulationError } from "./simulation-error.ts"

/** What `simulate` is asked to run. */
export interface SimulationArguments {
  /** The first seed. Each further simulation has the next one. */
  readonly from: number
  readonly seeds: number
  /** Ends after this time, however many seeds are left. */
  readonly minutes: number
  readonly store: "memory" | "sqlite"
  /** Where to write the result as JSON. */
  readonly json?: string
}

const maxSeed = 0xffff_ffff
/** How many seeds are run when neither their number nor a time is given. */
const usualSeeds = 100

const readSeed = (given: string): Result.Result<number, SimulationError> => {
  const seed = Number(given)
  return /^\d{1,10}$/.test(given) && seed <= maxSeed
    ? Result.succeed(seed)
    : Result.fail(new SimulationError({ reason: "seed-invalid", detail: { given: given || '""' } }))
}

const readCount = (
  option: string,
  given: string | undefined,
  pattern: RegExp,
): Result.Result<number, SimulationError> =>
  given === undefined
    ? Result.succeed(Number.POSITIVE_INFINITY)
    : pattern.test(given) && Number(given) > 0
      ? Result.succeed(Number(given))
      : Result.fail(
          new SimulationError({ reason: "count-invalid", detail: { option, given: given || '""' } }),
        )

const readStore = (given: string): Result.Result<"memory" | "sqlite", SimulationError> =>
  given === "memory" || given === "sqlite"
    ? Result.succeed(given)
    : Result.fail(new SimulationError({ reason: "store-unknown", detail: { given: given || '""' } }))

const wrongOption = (problem: string, problemVi: string) =>
  new SimulationError({ reason: "option-unknown", detail: { problem, problemVi } })

/** Reads the arguments of `simulate`. */
export const parseSimulationArguments = (
  args: ReadonlyArray<string>,
): Result.Result<SimulationArguments, SimulationError> =>
  Result.gen(function* () {
    const read = readOptions(args, {
      seeds: { type: "string" },
      from: { type: "string", default: "1" },
      minutes: { type: "string" },
      store: { type: "string", default: "memory" },
      json: { type: "string" },
    })
    const { values, positionals } = yield* Result.mapError(read, ({ en, vi }) => wrongOption(en, vi))
    const [stray] = positionals
    if (stray !== undefined)
      return yield* Result.fail(
        wrongOption(`"${stray}" belongs to no option`, `"${stray}" không thuộc tham số nào`),
      )
    const { seeds, from, minutes, store, json } = values
    const isOpen = seeds === undefined && minutes === undefined
    return {
      from: yield* readSeed(from),
      seeds: isOpen ? usualSeeds : yield* readCount("seeds", seeds, /^\d{1,9}$/),
      minutes: yield* readCount("minutes", minutes, /^\d{1,6}(\.\d{1,3})?$/),
      store: yield* readStore(store),
      ...(json !== undefined && { json }),
    }
  })
