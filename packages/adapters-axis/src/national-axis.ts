import type { PacketCodec, Transport } from "@lienthong/core/adapter"
import { Layer } from "effect"
import { edxml } from "./edxml/edxml.ts"
import { vxp } from "./vxp/vxp.ts"
import type { VxpOptions } from "./vxp/vxp-options.ts"

/**
 * The national axis (trục liên thông văn bản quốc gia) with edXML packets over the VXP protocol, as
 * `openExchange` takes it.
 */
export const nationalAxis = (options: VxpOptions): Layer.Layer<Transport | PacketCodec> =>
  Layer.merge(vxp(options), edxml)
