/** The prefixes declared where an element stands. */
export type PrefixScope = ReadonlySet<string>

/** What XML itself declares. */
export const outermostScope: PrefixScope = new Set(["xml", "xmlns"])

const prefixOf = (name: string): string | undefined => {
  const colon = name.indexOf(":")
  return colon > 0 ? name.slice(0, colon) : undefined
}

/** The scope inside an element, given its attributes. */
export const scopeWithin = (scope: PrefixScope, attributes: ReadonlyArray<string>): PrefixScope => {
  const declared = attributes.filter((name) => name.startsWith("xmlns:")).map((name) => name.slice(6))
  return declared.length === 0 ? scope : new Set([...scope, ...declared])
}

/** The prefixes of names that nothing declares; a namespace-aware reader would refuse the packet for them. */
export const undeclaredPrefixes = (scope: PrefixScope, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.flatMap((name) => {
    const prefix = prefixOf(name)
    return prefix === undefined || scope.has(prefix) ? [] : [prefix]
  })
