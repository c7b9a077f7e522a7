import { parseArgs } from "node:util"
import { Result } from "effect"

export const storeNames = ["sqlite", "postgres"] as const
export type StoreName = (typeof storeNames)[number]

/** The arguments of `pnpm bench`. */
export type Question =
  | StorageQuestion
  | ViewsQuestion
  | StallsQuestion
  | { readonly suite: "decisions"; readonly json?: string }

export interface StorageQuestion {
  readonly suite: "storage"
  readonly json?: string
  readonly stores: ReadonlyArray<StoreName>
  /** Runs only work whose name contains this. */
  readonly work: string
  /** How long each contender runs each work in each round. */
  readonly seconds: number
  readonly rounds: number
  /** Whether to compare stores of 10,000 and 1,000,000 events too. */
  readonly growth: boolean
}

export interface ViewsQuestion {
  readonly suite: "views"
  readonly json?: string
  readonly stores: ReadonlyArray<StoreName>
  /** How many documents each way; each size in a store of its own. */
  readonly sizes: ReadonlyArray<number>
  /** How often each page is read. */
  readonly times: number
}

export interface StallsQuestion {
  readonly suite: "stalls"
  readonly json?: string
  /** Runs only work whose name contains this. */
  readonly work: string
  /** How often each work is done. */
  readonly times: number
}

export const usage = [
  "pnpm bench storage [--json FILE] [--store sqlite|postgres] [--work NAME] [--seconds N] [--rounds N] [--growth]",
  "pnpm bench decisions [--json FILE]",
  "pnpm bench views [--json FILE] [--store sqlite|postgres] [--sizes 10000,200000] [--times N]",
  "pnpm bench stalls [--json FILE] [--work NAME] [--times N]",
]

const options = {
  json: { type: "string" },
  store: { type: "string" },
  work: { type: "string" },
  seconds: { type: "string" },
  rounds: { type: "string" },
  growth: { type: "boolean" },
  sizes: { type: "string" },
  times: { type: "string" },
} as const

const isStoreName = (text: string): text is StoreName => storeNames.some((name) => name === text)

const atLeast = (
  text: string | undefined,
  usual: number,
  least: number,
  name: string,
): Result.Result<number, string> => {
  const value = text === undefined ? usual : Number(text)
  return value >= least ? Result.succeed(value) : Result.fail(`--${name} is ${least} at least, not "${text}"`)
}

/** Parses the arguments of `pnpm bench`, or says what is wrong with them. */
export const readArguments = (args: ReadonlyArray<string>): Result.Result<Question, string> =>
  Result.gen(function* () {
    const { values, positionals } = yield* Result.try({
      try: () => parseArgs({ args: args.filter((arg) => arg !== "--"), allowPositionals: true, options }),
      catch: (cause) => (cause instanceof Error ? cause.message : String(cause)),
    })
    const [suite, ...rest] = positionals
    const json = values.json === undefined ? {} : { json: values.json }
    if (rest.length > 0) return yield* Result.fail(`"${rest[0]}" belongs to no option`)
    if (suite === "decisions") return { suite, ...json }
    const { store, work = "", growth = false } = values
    if (suite === "stalls")
      return { suite, ...json, work, times: yield* atLeast(values.times, 3, 1, "times") }
    if (store !== undefined && !isStoreName(store)) return yield* Result.fail(`there is no store "${store}"`)
    const stores = store ? [store] : storeNames
    if (suite === "views") {
      const sizes: Array<number> = []
      for (const size of (values.sizes ?? "10000,200000").split(","))
        sizes.push(yield* atLeast(size, 10_000, 10, "sizes"))
      return { suite, ...json, stores, sizes, times: yield* atLeast(values.times, 40, 5, "times") }
    }
    if (suite !== "storage") return yield* Result.fail(`there is no suite "${suite ?? ""}"`)
    const seconds = yield* atLeast(values.seconds, 0.5, 0.01, "seconds")
    const rounds = yield* atLeast(values.rounds, 5, 1, "rounds")
    return { suite, ...json, stores, work, seconds, rounds, growth }
  })
