import { Result } from "effect"
import { readCount, readRunOptions, readSeed, readStore } from "./run-options.ts"
import type { SimulationError } from "./simulation-error.ts"

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

/** How many seeds are run when neither their number nor a time is given. */
const usualSeeds = 100

const unlimited = Result.succeed(Number.POSITIVE_INFINITY)

/** Reads the arguments of `simulate`. */
export const parseSimulationArguments = (
  args: ReadonlyArray<string>,
): Result.Result<SimulationArguments, SimulationError> =>
  Result.gen(function* () {
    const { seeds, from, minutes, store, json } = yield* readRunOptions(args, {
      seeds: { type: "string" },
      from: { type: "string", default: "1" },
      minutes: { type: "string" },
      store: { type: "string", default: "memory" },
      json: { type: "string" },
    })
    const isOpen = seeds === undefined && minutes === undefined
    return {
      from: yield* readSeed(from),
      seeds: isOpen ? usualSeeds : yield* seeds === undefined ? unlimited : readCount("seeds", seeds),
      minutes: yield* minutes === undefined ? unlimited : readCount("minutes", minutes, "decimal"),
      store: yield* readStore(store, ["memory", "sqlite"]),
      ...(json !== undefined && { json }),
    }
  })
