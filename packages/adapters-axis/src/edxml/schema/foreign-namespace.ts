import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { ReadElement } from "../xml/element.ts"
import { allIn, walk } from "../xml/walk.ts"
import { edxmlNamespace } from "../xml/written-element.ts"
import { limits } from "../xml/xml-limits.ts"
import { knownNames } from "./element-form.ts"

const isKnown = ({ name }: ReadElement): boolean => knownNames.has(name.toLowerCase())

/** An XML signature has its own names, and nobody reads it. */
const outsideSignature = (element: ReadElement) => (element.name === "Signature" ? [] : allIn(element))

/**
 * Notes a packet that is in another namespace than the standard's, and every element of the standard that is
 * in another than the packet. The axis and its connectors go by local names and read them; a reader that goes
 * by namespaces does not see them.
 */
export const noteForeignNamespaces = Effect.fnUntraced(function* (
  root: ReadElement,
): Effect.fn.Return<ReadonlyArray<Tolerance>> {
  let own = isKnown(root) ? root.namespace : ""
  const foreign = new Map<string, string>()
  yield* walk(root, outsideSignature, (element, parent) => {
    const { name, namespace } = element
    if (namespace === "" || !isKnown(element)) return
    // The packet's own is the first that an element of the standard has.
    own ||= namespace
    if (namespace !== own && foreign.size < limits.told) foreign.set(`${parent.name}.${name}`, namespace)
  })
  const ofPacket =
    own === "" || own === edxmlNamespace
      ? []
      : [tolerance("packet-namespace-differs", "edXML", { value: own, readAs: edxmlNamespace })]
  return [
    ...ofPacket,
    ...Array.from(foreign, ([path, value]) => tolerance("namespace-differs", path, { value, readAs: own })),
  ]
})
