import { type VxpOptions, vxp } from "@lienthong/adapters-axis"
import { Transport } from "@lienthong/core/adapter"
import { Context, Effect, Layer } from "effect"
import { wholeTransport } from "../exchange/whole-transport.ts"
import { sampleCredentials } from "./sample.ts"

/**
 * A sample agency's way to an axis, until the scope closes; with a short time limit, since the axis is on
 * this machine.
 */
export const scopedClient = (agency: string, endpoint: string, options: Partial<VxpOptions> = {}) =>
  Layer.build(vxp({ endpoint, ...sampleCredentials(agency), timeout: "5 seconds", ...options })).pipe(
    Effect.map((services) => wholeTransport(Context.get(services, Transport))),
  )
