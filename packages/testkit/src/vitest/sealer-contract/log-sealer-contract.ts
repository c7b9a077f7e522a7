import type { Duration, Effect, Scope } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { type OpenSealers, openSealers, type SealerUnderTest } from "./sealer-under-test.ts"
import { sealing } from "./sealing.ts"

/** The options of the sealer at hand. */
export interface LogSealerContractOptions {
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port. */
export const logSealerChapters: ReadonlyArray<Chapter<OpenSealers>> = [{ about: "seals", promises: sealing }]

/**
 * Checks a sealer of the log against the promises of the `LogSealer` port. `sealers` opens one, and one with
 * a key that the first does not know; each test opens its own.
 *
 * @example
 * ```ts
 * import { keySealer } from "@lienthong/adapters-axis"
 * import { newSealKey } from "@lienthong/testkit"
 * import { logSealerContract } from "@lienthong/testkit/vitest"
 * import { Effect } from "effect"
 *
 * const [own, other] = [newSealKey(), newSealKey()]
 * const sealers = { sealer: keySealer(own.privatePem), stranger: keySealer(other.privatePem) }
 * logSealerContract("A key in a file", Effect.succeed(sealers))
 * ```
 */
export const logSealerContract = (
  name: string,
  sealers: Effect.Effect<SealerUnderTest, unknown, Scope.Scope>,
  { patience }: LogSealerContractOptions = {},
): void =>
  contract(`${name} keeps the contract of sealing`, openSealers(sealers), logSealerChapters, patience)
