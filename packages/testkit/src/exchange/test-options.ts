import { edxml } from "@lienthong/adapters-axis"
import type { ExchangeOptions } from "@lienthong/core"
import { Layer } from "effect"
import { memoryStorage } from "../storage/memory-storage.ts"
import type { MemoryAxis } from "./memory-axis.ts"
import { stampSigner, stampVerifier } from "./stamp-signer.ts"

/**
 * The options of `openExchange` for an agency whole in memory. Workers run only if `workers` is given; spread
 * the options to change a part.
 *
 * @example
 * ```ts
 * import { openExchange } from "@lienthong/core"
 * import { memoryAxis, testOptions } from "@lienthong/testkit"
 *
 * const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
 * const axis = memoryAxis([agency])
 * const exchange = await openExchange({ ...testOptions(axis, agency), workers: { pollMillis: 10 } })
 * ```
 */
export const testOptions = (
  axis: Pick<MemoryAxis, "transport">,
  agency: { readonly code: string; readonly name: string },
): ExchangeOptions => ({
  agency: { code: agency.code, name: agency.name, abbreviation: "UBND" },
  storage: memoryStorage(),
  axis: Layer.merge(axis.transport(agency.code), edxml),
  signers: stampSigner,
  verifier: stampVerifier,
  workers: false,
})
