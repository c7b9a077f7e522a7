import type { Duration, Effect, Scope } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { type DirectoryUnderTest, type OpenDirectory, openDirectory } from "./directory-under-test.ts"
import { beingAway, findingAgencies, findingOtherCodes } from "./finding-agencies.ts"

/** The options of the directory at hand. */
export interface AgencyDirectoryContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `otherCodes`: it knows agencies by the codes of both standards.
   * - `away`: it may be that it cannot be asked. With it, `away` of the directory under test is needed.
   */
  readonly without?: { readonly otherCodes?: string; readonly away?: string }
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port, in chapters. */
export const agencyDirectoryChapters = ({
  without = {},
}: AgencyDirectoryContractOptions): ReadonlyArray<Chapter<OpenDirectory>> => [
  { about: "finding agencies", promises: findingAgencies },
  { about: "other codes", promises: findingOtherCodes, without: without.otherCodes },
  { about: "a directory that cannot be asked", promises: beingAway, without: without.away },
]

/**
 * Checks a directory against the promises of the `AgencyDirectory` port. `directory` opens one and tells the
 * suite its agencies; each test opens its own.
 *
 * @example
 * ```ts
 * import { AgencyDirectory } from "@lienthong/core/adapter"
 * import { agencyDirectoryContract } from "@lienthong/testkit/vitest"
 * import { Effect, Layer, Option } from "effect"
 *
 * const listed = [
 *   { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
 *   { code: "000.00.00.H17", name: "UBND TP Đà Nẵng" },
 * ]
 * const directory = Layer.succeed(AgencyDirectory, {
 *   find: (code) => Effect.succeed(Option.fromNullishOr(listed.find((entry) => entry.code === code))),
 * })
 *
 * agencyDirectoryContract("The host's list", Effect.succeed({ directory, listed }), {
 *   without: { otherCodes: "it has none", away: "it is in this process" },
 * })
 * ```
 */
export const agencyDirectoryContract = (
  name: string,
  directory: Effect.Effect<DirectoryUnderTest, unknown, Scope.Scope>,
  options: AgencyDirectoryContractOptions = {},
): void =>
  contract(
    `${name} keeps the contract of directories`,
    openDirectory(directory, { asksAway: options.without?.away === undefined }),
    agencyDirectoryChapters(options),
    options.patience,
  )
