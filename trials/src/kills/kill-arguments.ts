import { Result } from "effect"
import { readCount, readSeed, readTrialOptions } from "../trial-arguments.ts"
import { TrialError } from "../trial-error.ts"

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

const isStoreName = (text: string): text is StoreName => storeNames.some((name) => name === text)

/** Reads the arguments of `kills`. */
export const parseKillArguments = (args: ReadonlyArray<string>): Result.Result<KillArguments, TrialError> =>
  Result.gen(function* () {
    const { kills, minutes, store, seed, json } = yield* readTrialOptions(args, {
      kills: { type: "string", default: "60" },
      minutes: { type: "string", default: "10" },
      store: { type: "string" },
      seed: { type: "string", default: "1" },
      json: { type: "string" },
    })
    if (store !== undefined && !isStoreName(store))
      return yield* Result.fail(new TrialError({ reason: "store-unknown", detail: { given: store || '""' } }))
    return {
      kills: yield* readCount("kills", kills),
      minutes: yield* readCount("minutes", minutes, /^\d{1,6}(\.\d{1,3})?$/),
      stores: store === undefined ? storeNames : [store],
      seed: yield* readSeed(seed),
      ...(json !== undefined && { json }),
    }
  })
