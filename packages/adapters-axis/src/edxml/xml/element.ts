/**
 * An element as the reader gives it: its local name, and either its text or its children. Prefixes,
 * namespaces and attributes are gone, because the axis and its connectors match by local name only.
 */
export interface XmlElement {
  readonly name: string
  /** Without the white space at its ends; empty for an element with children. */
  readonly text: string
  readonly children: ReadonlyArray<XmlElement>
}

/**
 * An element as it was read: what else stands in it than its meaning needs, which another reader may take for
 * more.
 */
export interface ReadElement extends XmlElement {
  readonly children: ReadonlyArray<ReadElement>
  /** Its children that say nothing, which are left out of `children`. */
  readonly silent: ReadonlyArray<ReadElement>
  /** The text beside its children; that of an element without any is `text`. */
  readonly stray: string
}

/**
 * `OrganId` of `edXML:OrganId`; where there are several colons, of which readers take this or that, behind
 * the last.
 */
export const localName = (name: string): string => name.slice(name.lastIndexOf(":") + 1)

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/**
 * A text without XML's white space at its ends. The axis trims every text that passes through it, so ends do
 * not survive the way and are neither read nor written. `String.trim` would also take no-break spaces, which
 * do survive.
 */
export const trimmed = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/** The children of a name, in their order. */
export const childrenOf = (element: XmlElement | undefined, name: string): ReadonlyArray<XmlElement> =>
  element?.children.filter((child) => child.name === name) ?? []

/**
 * The element at the end of a path of names. It takes the first of each, which is as good as any: a packet
 * whose single elements stand there in two forms is refused before anything is read out of it.
 */
export const descend = (
  element: XmlElement | undefined,
  ...path: ReadonlyArray<string>
): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    element,
  )

/** The text at the end of a path; absent when the element is absent or says nothing. */
export const textAt = (
  element: XmlElement | undefined,
  ...path: ReadonlyArray<string>
): string | undefined => {
  const text = descend(element, ...path)?.text
  return text === "" ? undefined : text
}
