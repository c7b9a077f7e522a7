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

/**
 * An agency's way to an axis, until the test's scope closes; with a short time limit, since the axis is on
 * this machine.
 */
export const clientOf = (agency: string, endpoint: string, options: Partial<VxpOptions> = {}) =>
  Layer.build(vxp({ endpoint, ...sampleCredentials(agency), timeout: "5 seconds", ...options })).pipe(
    Effect.map((services) => wholeTransport(Context.get(services, Transport))),
  )

/** An axis with the sample agencies. */
export const axis = (options: Partial<AxisOptions> = {}) =>
  scopedAxis({ agencies: sampleAgencies, ...options })
