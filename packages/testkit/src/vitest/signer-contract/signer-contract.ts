import type { Duration, Effect, Scope } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { checking, refusingBroken, refusingFiles, refusingStrangers, refusingTimes } from "./refusing.ts"
import { signing } from "./signing.ts"
import { type OpenDesk, openDesk, type SigningDesk } from "./signing-desk.ts"
import { signingLater } from "./signing-later.ts"

/** The options of the signer at hand. */
export interface SignerContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `strangers`: it has the keys of some people and not of others. With it, `stranger` is needed.
   * - `validity`: its certificates are valid for a time. With it, `after` and `before` are needed.
   * - `earlierSignatures`: it looks at earlier signatures before it signs.
   * - `check`: it says of a file whether it could be signed.
   * - `later`: it begins signatures of keys that are elsewhere, and finishes them. With it, `elsewhere` is
   *   needed.
   */
  readonly without?: {
    readonly strangers?: string
    readonly validity?: string
    readonly earlierSignatures?: string
    readonly check?: string
    readonly later?: string
  }
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port, in chapters. */
export const signerChapters = ({ without = {} }: SignerContractOptions): ReadonlyArray<Chapter<OpenDesk>> => [
  { about: "signing", promises: signing },
  { about: "files that cannot be signed", promises: refusingFiles },
  { about: "keys that are not there", promises: refusingStrangers, without: without.strangers },
  { about: "certificates that are not valid", promises: refusingTimes, without: without.validity },
  { about: "earlier signatures", promises: refusingBroken, without: without.earlierSignatures },
  { about: "checking a file before it is signed", promises: checking, without: without.check },
  { about: "keys that are elsewhere", promises: signingLater, without: without.later },
]

/**
 * Checks a signer against the promises of the `Signer` port, with a verifier that trusts its keys: the
 * verifier must accept what it signs. `desk` opens both; each test opens its own.
 *
 * It cannot show that other programs find the signatures valid: look at a signed file with them.
 *
 * @example
 * ```ts
 * import { system } from "@lienthong/core/agency"
 * import { vietnamTime } from "@lienthong/core/calendar"
 * import { stampSigner, stampVerifier } from "@lienthong/testkit"
 * import { signerContract } from "@lienthong/testkit/vitest"
 * import { Effect } from "effect"
 *
 * const desk = { signer: stampSigner, verifier: stampVerifier, person: system, at: vietnamTime(0) }
 * signerContract("The stamp", Effect.succeed(desk), {
 *   without: {
 *     strangers: "it signs for everybody",
 *     validity: "it has no certificates",
 *     earlierSignatures: "it looks at none",
 *     later: "it has no keys that could be elsewhere",
 *   },
 * })
 * ```
 */
export const signerContract = (
  name: string,
  desk: Effect.Effect<SigningDesk, unknown, Scope.Scope>,
  options: SignerContractOptions = {},
): void =>
  contract(`${name} keeps the contract of signing`, openDesk(desk), signerChapters(options), options.patience)
