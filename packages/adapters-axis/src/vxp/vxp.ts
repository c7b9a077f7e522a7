import { Agent as HttpAgent } from "node:http"
import { Agent as HttpsAgent } from "node:https"
import { Transport } from "@lienthong/core/adapter"
import { Effect, Layer } from "effect"
import { problemsOf, vxpCaller } from "./vxp-call.ts"
import { settle, type VxpOptions, type VxpSettings } from "./vxp-options.ts"
import { vxpTransport } from "./vxp-transport.ts"

/**
 * Shorter than the idle time of the servers in use, so that no call uses a connection that is just closing.
 */
const idleMillis = 4_000

const openAgent = ({ endpoint, ca }: VxpSettings) => {
  const options = { keepAlive: true, timeout: idleMillis }
  return endpoint.startsWith("https:")
    ? new HttpsAgent({ ...options, ...(ca === undefined ? {} : { ca: [...ca] }) })
    : new HttpAgent(options)
}

/**
 * The national axis over the VXP protocol (REST with headers signed by HMAC-SHA256). One layer is one system
 * id; its connections are kept open between calls and closed with the layer's scope.
 *
 * What an outcome means: without a connection (refused, DNS, TLS, no route) `unreachable`; a connection that
 * broke or fell silent after that `timed-out`; a page or a server error instead of the axis' envelope
 * `malformed-answer`; HTTP 401 and 403 or the axis' signature error `unauthorized`; HTTP 429 and 503, or
 * words about a load or maintenance, `busy`; a FAIL with a code that is known to be final for the operation
 * `refused`, with any other `failed`.
 *
 * @example
 * ```ts
 * import { vxp } from "@lienthong/adapters-axis"
 * import { Redacted } from "effect"
 *
 * const axis = vxp({
 *   endpoint: "https://truc.example.gov.vn/VXP.Edoc",
 *   systemId: "SYS-000.00.00.H53",
 *   secret: Redacted.make(process.env.AXIS_SECRET ?? ""),
 * })
 * ```
 */
export const vxp = (options: VxpOptions): Layer.Layer<Transport> => {
  const settings = settle(options)
  const problem = problemsOf(settings)
  return Layer.effect(
    Transport,
    Effect.acquireRelease(
      Effect.sync(() => openAgent(settings)),
      (agent) => Effect.sync(() => agent.destroy()),
    ).pipe(
      Effect.map((agent) =>
        Transport.of(vxpTransport(settings, vxpCaller(settings, agent, problem), problem)),
      ),
    ),
  )
}
