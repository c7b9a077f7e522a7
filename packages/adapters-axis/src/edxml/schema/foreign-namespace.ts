import { type Tolerance, tolerance } from "@lienthong/core/adapter"
import { edxmlNamespace } from "../xml/draft.ts"
import type { ReadElement } from "../xml/element.ts"
import { knownNames } from "./element-form.ts"

const isKnown = ({ name }: ReadElement): boolean => knownNames.has(name.toLowerCase())

/** The packet's own namespace: the first that an element of the standard has. */
const ownNamespace = (element: ReadElement): string =>
  isKnown(element) && element.namespace !== ""
    ? element.namespace
    : [...element.children, ...element.silent].map(ownNamespace).find((namespace) => namespace !== "") || ""

const inside = (parent: ReadElement): ReadonlyArray<readonly [path: string, element: ReadElement]> =>
  // An XML signature has names of its own, and nobody reads it.
  parent.name === "Signature"
    ? []
    : [...parent.children, ...parent.silent].flatMap((child) => [
        [`${parent.name}.${child.name}`, child] as const,
        ...inside(child),
      ])

/**
 * Notes a packet that is in another namespace than the standard's, and every element of the standard that is
 * in another than the packet. The axis and its connectors go by local names and read them; a reader that goes
 * by namespaces does not see them.
 */
export const noteForeignNamespaces = (root: ReadElement): ReadonlyArray<Tolerance> => {
  const own = ownNamespace(root)
  const ofPacket =
    own === "" || own === edxmlNamespace
      ? []
      : [tolerance("packet-namespace-differs", "edXML", { value: own, readAs: edxmlNamespace })]
  const foreign = inside(root).filter(
    ([, element]) => isKnown(element) && element.namespace !== "" && element.namespace !== own,
  )
  return [
    ...ofPacket,
    ...[...new Map(foreign)].map(([path, { namespace }]) =>
      tolerance("namespace-differs", path, { value: namespace, readAs: own }),
    ),
  ]
}
