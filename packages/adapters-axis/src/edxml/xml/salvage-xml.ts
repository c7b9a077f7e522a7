import { SaxesParser } from "saxes"
import { encodingOf } from "./decode-text.ts"
import type { ReadElement } from "./element.ts"
import { treeBuilder } from "./tree-builder.ts"

/** A packet begins with its header, which is far smaller. */
const beginning = 262_144

/**
 * Reads the beginning of bytes that are not well-formed XML, as when a packet was cut off. Only for naming
 * the packet's sender, never for accepting content. Nothing is read from bytes with a DTD or beyond the
 * limits.
 */
export const salvageXml = (bytes: Uint8Array): ReadElement | undefined => {
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: "1.0" })
  const tree = treeBuilder()
  let isHostile = false
  // The error is already known: the parser goes on after each.
  parser.on("error", () => {})
  parser.on("doctype", () => {
    isHostile = true
  })
  parser.on("opentag", ({ name, attributes }) => {
    if (!isHostile) isHostile = tree.open(name, attributes) !== undefined
  })
  parser.on("text", tree.addText)
  parser.on("cdata", tree.addText)
  parser.on("closetag", tree.close)
  parser.write(new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, beginning)))
  return isHostile ? undefined : tree.breakOff()
}
