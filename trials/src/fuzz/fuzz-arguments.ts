import type { SimulationError } from "@lienthong/testkit"
import { readCount, readRunOptions, readSeed } from "@lienthong/testkit/command"
import { Result } from "effect"

/** What `fuzz` is asked to do. */
export interface FuzzArguments {
  readonly cases: number
  /** The seed of the first case. Each further one has the next. */
  readonly seed: number
  /** Where to write the result as JSON. */
  readonly json?: string
}

/** Reads the arguments of `fuzz`. */
export const parseFuzzArguments = (
  args: ReadonlyArray<string>,
): Result.Result<FuzzArguments, SimulationError> =>
  Result.gen(function* () {
    const { cases, seed, json } = yield* readRunOptions(args, {
      cases: { type: "string", default: "3000" },
      seed: { type: "string", default: "1" },
      json: { type: "string" },
    })
    return {
      cases: yield* readCount("cases", cases),
      seed: yield* readSeed(seed),
      ...(json !== undefined && { json }),
    }
  })
