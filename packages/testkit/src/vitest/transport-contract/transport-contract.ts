import type { Duration, Effect, Scope } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { asking, doubting, lackingSentList, listingSent } from "./asking.ts"
import { type AxisUnderTest, type OpenAxis, openAxis } from "./axis-under-test.ts"
import { counting, lackingCount, mailbox } from "./mailbox.ts"
import { refusing, sending, sendingAgain, sendingInPieces } from "./sending.ts"
import { credentials, standing } from "./standing.ts"
import { wire } from "./wire.ts"

/** The options of the adapter or the axis at hand. */
export interface TransportContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `asking`: the axis says of a document that it has taken it. Without it `findSent` answers `none`.
   * - `sentList`: the axis has a list of what it took from us. Without it `listSent` answers `none`.
   * - `counting`: the axis counts what waits. Without it `countInbox` answers `none`.
   * - `duplicates`: the axis notices that it has a packet already.
   * - `refusals`: the axis refuses a packet to an agency that it does not know.
   * - `credentials`: the axis asks who is calling. With it, `withSecret` is needed.
   * - `http`: the axis is called over HTTP. With it, `at` is needed.
   */
  readonly without?: {
    readonly asking?: string
    readonly sentList?: string
    readonly counting?: string
    readonly duplicates?: string
    readonly refusals?: string
    readonly credentials?: string
    readonly http?: string
  }
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port, in chapters. */
export const transportChapters = ({
  without = {},
}: TransportContractOptions): ReadonlyArray<Chapter<OpenAxis>> => [
  { about: "sending", promises: sending },
  { about: "packets in pieces", promises: sendingInPieces },
  { about: "refusing", promises: refusing, without: without.refusals },
  { about: "sending again", promises: sendingAgain, without: without.duplicates },
  { about: "asking after a document", promises: asking, without: without.asking },
  { about: "not finding what was not sent", promises: doubting },
  without.sentList === undefined
    ? { about: "the sent list", promises: listingSent }
    : { about: `no sent list (${without.sentList})`, promises: lackingSentList },
  { about: "the mailbox", promises: mailbox },
  without.counting === undefined
    ? { about: "counting", promises: counting }
    : { about: `no count (${without.counting})`, promises: lackingCount },
  { about: "the axis itself", promises: standing },
  { about: "credentials", promises: credentials, without: without.credentials },
  { about: "a network that fails", promises: wire, without: without.http },
]

/**
 * Checks an adapter against the promises of the `Transport` port: an adapter that passes neither loses nor
 * doubles documents on their way. It needs an axis that it may fill, such as the testkit's `scopedAxis`, or a
 * server of your own that answers as yours does. `axis` opens one; each test opens its own.
 *
 * It cannot show that the test's server answers as the real one does.
 *
 * @example
 * ```ts
 * import { vxp } from "@lienthong/adapters-axis"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { scopedAxis } from "@lienthong/testkit"
 * import { transportContract } from "@lienthong/testkit/vitest"
 * import { Effect } from "effect"
 *
 * const agencies = ["H53", "H17", "H14"].map((number) => ({
 *   code: `000.00.00.${number}` as AgencyCode,
 *   name: `Ủy ban nhân dân tỉnh ${number}`,
 *   systemId: `SYS-${number}`,
 *   secret: `secret-of-${number}`,
 * }))
 *
 * const axis = Effect.map(scopedAxis({ agencies, refusesDuplicates: true }), ({ endpoint }) => {
 *   const [sender, receiver, bystander] = agencies.map((agency) => ({
 *     ...agency,
 *     transport: vxp({ endpoint, systemId: agency.systemId, secret: agency.secret }),
 *   }))
 *   if (!sender || !receiver || !bystander) throw new Error("three agencies are needed")
 *   return {
 *     sender,
 *     receiver,
 *     bystander,
 *     withSecret: (secret: string) => vxp({ endpoint, systemId: "SYS-H53", secret }),
 *     at: (endpoint: string) => vxp({ endpoint, systemId: "SYS-H53", secret: "x", timeout: "1 second" }),
 *   }
 * })
 *
 * transportContract("VXP", axis)
 * ```
 */
export const transportContract = (
  name: string,
  axis: Effect.Effect<AxisUnderTest, unknown, Scope.Scope>,
  options: TransportContractOptions = {},
): void =>
  contract(
    `${name} keeps the contract of transport`,
    openAxis(axis),
    transportChapters(options),
    options.patience,
  )
