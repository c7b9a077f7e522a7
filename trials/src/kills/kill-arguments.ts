import type { SimulationError } from "@lienthong/testkit"
import { readCount, readRunOptions, readSeed, readStore } from "@lienthong/testkit/command"
import { Result } from "effect"

/** The stores that processes are killed over. */
export const storeNames = ["sqlite", "postgres"] as const
export type StoreName = (typeof storeNames)[number]

/** What `kills` is asked to do. */
export interface KillArguments {
  /** How many processes are killed, over all stores together. */
  readonly kills: number
  /** The killing ends after this time, however many are left. */
  readonly minutes: number
  readonly stores: ReadonlyArray<StoreName>
  readonly seed: number
  /** Where to write the result as JSON. */
  readonly json?: string
}

/** Reads the arguments of `kills`. */
export const parseKillArguments = (
  args: ReadonlyArray<string>,
): Result.Result<KillArguments, SimulationError> =>
  Result.gen(function* () {
    const { kills, minutes, store, seed, json } = yield* readRunOptions(args, {
      kills: { type: "string", default: "60" },
      minutes: { type: "string", default: "10" },
      store: { type: "string" },
      seed: { type: "string", default: "1" },
      json: { type: "string" },
    })
    return {
      kills: yield* readCount("kills", kills),
      minutes: yield* readCount("minutes", minutes, "decimal"),
      stores: store === undefined ? storeNames : [yield* readStore(store, storeNames)],
      seed: yield* readSeed(seed),
      ...(json !== undefined && { json }),
    }
  })
