import { checked, given } from "@lienthong/core/adapter"
import * as memory from "../exchange/memory-axis.ts"
import * as test from "../exchange/test-agency.ts"
import * as options from "../exchange/test-options.ts"
import * as packets from "../exchange/whole-packets.ts"
import * as signing from "../exchange/whole-signing.ts"
import * as transport from "../exchange/whole-transport.ts"

const ofAgency = {
  axis: given.with({ transport: given.callable }),
  agency: given.with({ code: given.text, name: given.text }),
}
const optionalObject = given.optional(given.object)

/** Makes an axis that knows these agencies. */
export const memoryAxis: typeof memory.memoryAxis = checked(memory.memoryAxis, {
  agencies: given.list(given.with({ code: given.text, name: given.text })),
})
/**
 * An agency whole in memory: its exchange, and its store to inspect. An agency that cannot be opened is a
 * defect of the test.
 */
export const testAgency: typeof test.testAgency = checked(test.testAgency, {
  ...ofAgency,
  options: optionalObject,
})
/** Opens an agency for the length of a test, separate from all others. */
export const openTestAgency: typeof test.openTestAgency = checked(test.openTestAgency, {
  ...ofAgency,
  options: optionalObject,
})
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
export const testOptions: typeof options.testOptions = checked(options.testOptions, ofAgency)
/**
 * Writes and reads packets with their files. A file's bytes are used as given, even if they do not match its
 * digest.
 */
export const wholePackets: typeof packets.wholePackets = checked(packets.wholePackets, {
  codec: given.with({ encode: given.callable, decode: given.callable }),
})
/** Signs files that are whole in memory. Reading them never fails. */
export const wholeSigner: typeof signing.wholeSigner = checked(signing.wholeSigner, {
  signer: given.with({ sign: given.callable }),
})
/** Checks files that are whole in memory. */
export const wholeVerifier: typeof signing.wholeVerifier = checked(signing.wholeVerifier, {
  verifier: given.with({ verify: given.callable }),
})
/** Submits and fetches packets that are whole in memory. Reading them never fails. */
export const wholeTransport: typeof transport.wholeTransport = checked(transport.wholeTransport, {
  transport: given.with({ submit: given.callable, fetch: given.callable }),
})
