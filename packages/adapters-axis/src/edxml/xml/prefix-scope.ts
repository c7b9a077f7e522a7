/** The namespaces of the prefixes that are declared where an element stands. */
export interface PrefixScope {
  /** The namespace of names without a prefix. */
  readonly plain: string
  readonly declared: ReadonlyMap<string, string>
  /** The scope around it. Linked, since a hostile packet declares many prefixes in every element. */
  readonly outer?: PrefixScope
}

/** What XML itself declares. */
const ofXml = new Map([
  ["xml", "http://www.w3.org/XML/1998/namespace"],
  ["xmlns", "http://www.w3.org/2000/xmlns/"],
])

export const outermostScope: PrefixScope = { plain: "", declared: new Map() }

const prefixOf = (name: string): string => {
  const colon = name.indexOf(":")
  return colon > 0 ? name.slice(0, colon) : ""
}

/** The scope inside an element, given its attributes. */
export const scopeWithin = (
  outer: PrefixScope,
  attributes: Readonly<Record<string, string>>,
): PrefixScope => {
  const { xmlns: plain = outer.plain } = attributes
  const declared = Object.entries(attributes).flatMap(([name, namespace]) =>
    name.startsWith("xmlns:") ? [[name.slice(6), namespace] as const] : [],
  )
  return declared.length === 0 && plain === outer.plain
    ? outer
    : { plain, declared: new Map(declared), outer }
}

const find = (scope: PrefixScope | undefined, prefix: string): string | undefined =>
  scope && (scope.declared.get(prefix) ?? find(scope.outer, prefix))

const namespaceBehind = (scope: PrefixScope, prefix: string): string | undefined =>
  prefix === "" ? scope.plain : (ofXml.get(prefix) ?? find(scope, prefix))

/** The namespace of an element's name. Empty for none, and for a prefix that nothing declares. */
export const namespaceOf = (scope: PrefixScope, name: string): string =>
  namespaceBehind(scope, prefixOf(name)) ?? ""

/** The prefixes of names that nothing declares; a namespace-aware reader would refuse the packet for them. */
export const undeclaredPrefixes = (scope: PrefixScope, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.map(prefixOf).filter((prefix) => namespaceBehind(scope, prefix) === undefined)
