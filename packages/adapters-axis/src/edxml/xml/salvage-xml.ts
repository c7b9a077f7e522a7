import { encodingOf } from "./decode-text.ts"
import type { ReadElement } from "./element.ts"
import { beginXml } from "./parse-xml.ts"

/** A packet begins with its header, which is far smaller. */
const beginning = 262_144

/** More errors than the packet of a merely faulty program has. */
const maxErrors = 100

/**
 * Reads the beginning of bytes that are not well-formed XML, as when a packet was cut off. Only for naming
 * the packet's sender, never for accepting content. Nothing is read from bytes with a DTD, nor what stands
 * behind the place where a limit of the tree is exceeded.
 */
export const salvageXml = (bytes: Uint8Array, isRead: (name: string) => boolean): ReadElement | undefined => {
  let isHostile = false
  let errors = 0
  const reading = beginXml(isRead, {
    error: () => {
      errors += 1
      return errors > maxErrors ? "stop" : "go on"
    },
    limit: () => {},
    // No longer than what is read at all.
    longAttribute: () => "go on",
    doctype: () => {
      isHostile = true
    },
  })
  reading.write(new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, beginning)))
  return isHostile ? undefined : reading.tree.breakOff()
}
