import { type VxpOptions, vxp } from "@lienthong/adapters-axis"
import { Transport } from "@lienthong/core/adapter"
import {
  type AxisOptions,
  sampleAgencies,
  sampleCredentials,
  scopedAxis,
  wholeTransport,
} from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"

/** A client of an axis that closes with the test's scope. */
export const client = (options: VxpOptions) =>
  Layer.build(vxp(options)).pipe(Effect.map((services) => wholeTransport(Context.get(services, Transport))))

/** A client with an agency's credentials; with a short time limit, since these axes are on this machine. */
export const clientOf = (agency: string, endpoint: string, options: Partial<VxpOptions> = {}) =>
  client({ endpoint, ...sampleCredentials(agency), timeout: "5 seconds", ...options })

export const axis = (options: Partial<AxisOptions> = {}) =>
  scopedAxis({ agencies: sampleAgencies, ...options })
