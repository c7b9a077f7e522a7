/** The namespaces of the prefixes that are declared where an element stands. */
export interface PrefixScope {
  /** The namespace of names without a prefix. */
  readonly plain: string
  readonly declared: ReadonlyMap<string, string>
  /** The scope around it. Linked, since a hostile packet declares many prefixes in every element. */
  readonly outer?: PrefixScope
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace"
const declaring = "http://www.w3.org/2000/xmlns/"

/** What XML itself declares. */
const ofXml = new Map([
  ["xml", xmlNamespace],
  ["xmlns", declaring],
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

/** A colon at an end, several colons, or a local part that begins as no name does. */
const noQualifiedName = /^:|:$|:.*:|:(?:[-.\d\u{B7}\u{203F}\u{2040}]|[\u{300}-\u{36F}])/u

/** Whether XML allows a declaration of a prefix, or of no prefix, for a namespace. */
const isDeclarable = (prefix: string, namespace: string): boolean =>
  prefix === "xml"
    ? namespace === xmlNamespace
    : prefix !== "xmlns" &&
      namespace !== xmlNamespace &&
      namespace !== declaring &&
      (prefix === "" || namespace !== "")

/**
 * The names in a tag that are against "Namespaces in XML 1.0", beside those of undeclared prefixes: a
 * namespace-aware reader refuses the packet for them, or reads another name.
 */
export const misusedNames = (
  scope: PrefixScope,
  name: string,
  attributes: Readonly<Record<string, string>>,
): ReadonlyArray<string> => {
  const seen = new Set<string>()
  const isMisused = (attribute: string): boolean => {
    if (attribute === "xmlns") return !isDeclarable("", attributes[attribute] ?? "")
    if (!attribute.includes(":")) return false
    if (noQualifiedName.test(attribute)) return true
    if (prefixOf(attribute) === "xmlns")
      return !isDeclarable(attribute.slice("xmlns:".length), attributes[attribute] ?? "")
    const expanded = `${namespaceOf(scope, attribute)} ${attribute.slice(attribute.indexOf(":"))}`
    const isSeen = seen.has(expanded)
    seen.add(expanded)
    return isSeen
  }
  const isOfXmlns = prefixOf(name) === "xmlns"
  return [
    ...(isOfXmlns || noQualifiedName.test(name) ? [name] : []),
    ...Object.keys(attributes).filter(isMisused),
  ]
}
