import { type PacketCodec, rejectExtraArguments, type Transport } from "@lienthong/core/adapter"
import { Layer } from "effect"
import { edxml } from "./edxml/edxml.ts"
import { vxp } from "./vxp/vxp.ts"
import type { VxpOptions } from "./vxp/vxp-options.ts"

const oneObject = {
  en: "one object `{ endpoint, systemId, secret }`",
  vi: "một đối tượng `{ endpoint, systemId, secret }`",
}

/**
 * The national axis (trục liên thông văn bản quốc gia) with edXML packets over the VXP protocol, as
 * `openExchange` takes it.
 */
export const nationalAxis = (
  ...given: readonly [options: VxpOptions]
): Layer.Layer<Transport | PacketCodec> => {
  const [options, ...more] = given as readonly [VxpOptions, ...ReadonlyArray<unknown>]
  rejectExtraArguments(more, oneObject)
  return Layer.merge(vxp(options), edxml)
}
