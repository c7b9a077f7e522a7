import { type PacketCodec, type Transport, unfitKind } from "@lienthong/core/adapter"
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
  options: VxpOptions,
  ...more: ReadonlyArray<never>
): Layer.Layer<Transport | PacketCodec> => {
  if (more.length > 0) throw unfitKind("options", more[0], oneObject, "options[1]")
  return Layer.merge(vxp(options), edxml)
}
