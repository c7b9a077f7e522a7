import { SaxesParser } from "saxes"
import { encodingOf } from "./decode-text.ts"
import type { ReadElement } from "./element.ts"
import { treeBuilder } from "./tree-builder.ts"

/** A packet begins with its header, which is far smaller. */
const beginning = 262_144

/**
 * What can be made out of the beginning of bytes that are not well-formed XML, as where a packet was cut off
 * on its way. For saying whose packet it was, never for taking anything in. Nothing of what has a DTD or is
 * beyond all limits.
 */
export const salvageXml = (bytes: Uint8Array): ReadElement | undefined => {
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  const tree = treeBuilder()
  let isHostile = false
  // Known already: the parser goes on after each.
  parser.on("error", () => {})
  parser.on("doctype", () => {
    isHostile = true
  })
  parser.on("opentag", ({ name, attributes }) => {
    if (!isHostile) isHostile = tree.open(name, Object.keys(attributes)) !== undefined
  })
  parser.on("text", tree.addText)
  parser.on("cdata", tree.addText)
  parser.on("closetag", tree.close)
  parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, beginning)))
  return isHostile ? undefined : tree.breakOff()
}
