import type { Duration, Effect, Scope } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { type OpenDesk, openDesk, type SigningDesk } from "../signer-contract/signing-desk.ts"
import { finding, trusting } from "./finding.ts"

/** The options of the verifier at hand. */
export interface SignatureVerifierContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `trust`: it trusts some keys and not others. With it, `untrusted` is needed.
   */
  readonly without?: { readonly trust?: string }
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port, in chapters. */
export const signatureVerifierChapters = ({
  without = {},
}: SignatureVerifierContractOptions): ReadonlyArray<Chapter<OpenDesk>> => [
  { about: "what it finds", promises: finding },
  { about: "keys that it does not trust", promises: trusting, without: without.trust },
]

/**
 * Checks a verifier against the promises of the `SignatureVerifier` port, with files that a signer signs for
 * it. `desk` opens both; each test opens its own.
 *
 * It cannot show the verifier's findings on files that other programs signed, or that were forged with care:
 * keep such files, and check them.
 */
export const signatureVerifierContract = (
  name: string,
  desk: Effect.Effect<SigningDesk, unknown, Scope.Scope>,
  options: SignatureVerifierContractOptions = {},
): void =>
  contract(
    `${name} keeps the contract of checking signatures`,
    openDesk(desk),
    signatureVerifierChapters(options),
    options.patience,
  )
