/** The namespace of each prefix declared where an element stands; that of no prefix is under "". */
export type PrefixScope = ReadonlyMap<string, string>

/** What XML itself declares. */
export const outermostScope: PrefixScope = new Map([
  ["xml", "http://www.w3.org/XML/1998/namespace"],
  ["xmlns", "http://www.w3.org/2000/xmlns/"],
])

const prefixOf = (name: string): string => {
  const colon = name.indexOf(":")
  return colon > 0 ? name.slice(0, colon) : ""
}

/** The scope inside an element, given its attributes. */
export const scopeWithin = (
  scope: PrefixScope,
  attributes: Readonly<Record<string, string>>,
): PrefixScope => {
  const declared = Object.entries(attributes).flatMap(([name, namespace]) => {
    if (name === "xmlns") return [["", namespace] as const]
    return name.startsWith("xmlns:") ? [[name.slice(6), namespace] as const] : []
  })
  return declared.length === 0 ? scope : new Map([...scope, ...declared])
}

/** The namespace of an element's name. Empty for none, and for a prefix that nothing declares. */
export const namespaceOf = (scope: PrefixScope, name: string): string => scope.get(prefixOf(name)) ?? ""

/** The prefixes of names that nothing declares; a namespace-aware reader would refuse the packet for them. */
export const undeclaredPrefixes = (scope: PrefixScope, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.map(prefixOf).filter((prefix) => prefix !== "" && !scope.has(prefix))
