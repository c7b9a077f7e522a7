import { type VxpOptions, vxp } from "@lienthong/adapters-axis"
import { Transport } from "@lienthong/core/adapter"
import { type AxisOptions, sampleAgencies, scopedAxis, wholeTransport } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"

/** A client of an axis that closes with the test's scope. */
export const client = (options: VxpOptions) =>
  Layer.build(vxp(options)).pipe(Effect.map((services) => wholeTransport(Context.get(services, Transport))))

/** An axis with the sample agencies. */
export const axis = (options: Partial<AxisOptions> = {}) =>
  scopedAxis({ agencies: sampleAgencies, ...options })
