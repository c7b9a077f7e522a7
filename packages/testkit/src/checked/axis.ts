import { checked, given } from "@lienthong/core/adapter"
import * as axis from "../axis/axis.ts"
import * as control from "../axis/connect-axis-control.ts"
import * as sample from "../axis/sample.ts"
import * as client from "../axis/scoped-client.ts"
import * as spawned from "../axis/spawn-axis.ts"

const agency = given.with({ code: given.text, name: given.text, systemId: given.text, secret: given.secret })
const axisOptions = given.with({
  agencies: given.list(agency),
  port: given.optional(given.count),
  host: given.optional(given.text),
  now: given.optional(given.callable),
  data: given.optional(given.text),
  tls: given.optional(given.with({ certificate: given.text, key: given.secret })),
  onEvent: given.optional(given.callable),
})
const optionalObject = given.optional(given.object)
const document = given.with({ from: given.text, to: given.anything, documentId: given.text })

/**
 * Starts an axis in a box, for tests of systems that talk to the national axis: the server side of the VXP
 * protocol with its state in memory. It checks signatures, routes packets by the recipients they name,
 * delivers at least once, and produces faults on demand.
 *
 * @example
 * ```ts
 * import { startAxis } from "@lienthong/testkit"
 *
 * const axis = await startAxis({
 *   agencies: [
 *     { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "one" },
 *     { code: "000.00.00.H17", name: "UBND TP Đà Nẵng", systemId: "SYS-H17", secret: "two" },
 *   ],
 * })
 * await axis.misbehave({ kind: "take-then-time-out", from: "000.00.00.H53" })
 * // … the system under test sends a document to axis.endpoint …
 * const taken = (await axis.log()).filter(({ event }) => event === "taken")
 * await axis.stop()
 * ```
 */
export const startAxis: typeof axis.startAxis = checked(axis.startAxis, { options: axisOptions })
/**
 * Starts an axis as an Effect: it stops with its scope.
 *
 * @example
 * ```ts
 * import { scopedAxis } from "@lienthong/testkit"
 * import { it } from "@effect/vitest"
 * import { Effect } from "effect"
 *
 * const tayNinh = { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh", systemId: "SYS-H53", secret: "one" }
 * const agencies = [tayNinh]
 *
 * it.live("a document reaches its recipient", () =>
 *   Effect.gen(function* () {
 *     const axis = yield* scopedAxis({ agencies })
 *     // …
 *   }),
 * )
 * ```
 */
export const scopedAxis: typeof axis.scopedAxis = checked(axis.scopedAxis, { options: axisOptions })
/**
 * Control of an axis that runs in another process on this machine, started with `lienthong-testkit axis`.
 *
 * @example
 * ```ts
 * import { connectAxisControl } from "@lienthong/testkit"
 *
 * const axis = connectAxisControl("http://127.0.0.1:18099/VXP.Edoc")
 * await axis.misbehave({ kind: "deliver-twice", to: "000.00.00.H17" })
 * ```
 */
export const connectAxisControl: typeof control.connectAxisControl = checked(control.connectAxisControl, {
  endpoint: given.text,
})
/** The system and the secret of an agency. */
export const sampleCredentials: typeof sample.sampleCredentials = checked(sample.sampleCredentials, {
  code: given.oneOf(sample.sampleAgencies.map(({ code }) => code)),
})
/**
 * An edXML document packet with one attachment of a few bytes, for trying an axis: it has only what an axis
 * reads, and no receiver accepts it as a document.
 */
export const sampleDocument: typeof sample.sampleDocument = checked(sample.sampleDocument, { document })
/** An edXML status packet (01, unless another code is given) about a document of another agency. */
export const sampleStatus: typeof sample.sampleStatus = checked(sample.sampleStatus, { status: document })
/**
 * A sample agency's way to an axis, until the scope closes; with a short time limit, since the axis is on
 * this machine.
 */
export const scopedClient: typeof client.scopedClient = checked(client.scopedClient, {
  agency: given.oneOf(sample.sampleAgencies.map(({ code }) => code)),
  endpoint: given.text,
  options: optionalObject,
})
/**
 * Runs `lienthong-testkit axis` in a process of its own, for trials in which the axis is killed or takes no
 * time from the program under test. Rejects if it cannot start. Secrets go through its environment.
 *
 * @example
 * ```ts
 * import { spawnAxis } from "@lienthong/testkit"
 *
 * const axis = await spawnAxis({
 *   agencies: [
 *     { code: "000.00.00.H53", name: "Tây Ninh", systemId: "SYS-H53", secret: crypto.randomUUID() },
 *   ],
 *   data: "axis",
 * })
 * console.log(axis.control.endpoint)
 * await axis.kill()
 * ```
 */
export const spawnAxis: typeof spawned.spawnAxis = checked(spawned.spawnAxis, {
  options: given.with({
    agencies: given.list(agency),
    port: given.optional(given.count),
    clockOffset: given.optional(given.wholeNumber),
    data: given.optional(given.text),
  }),
})
