import type { Base64Text } from "../../encoding/base64.ts"

/**
 * An element from the reader: its local name, and either its text or its children. Prefixes and attributes
 * are dropped, because the axis and its connectors match by local name only.
 */
export interface XmlElement {
  readonly name: string
  /** The text without white space at its ends; empty for an element with children. */
  readonly text: string
  readonly children: ReadonlyArray<XmlElement>
}

/** An element as it was read, with the additional content that another reader may give a meaning. */
export interface ReadElement extends XmlElement {
  readonly children: ReadonlyArray<ReadElement>
  /** The namespace of its name; empty for none. */
  readonly namespace: string
  /** The children without content, which `children` leaves out. */
  readonly silent: ReadonlyArray<ReadElement>
  /** The text beside its children. For an element without children, `text` has it. */
  readonly stray: string
  /** The content of a file. The text is its fingerprint then. */
  readonly file?: Base64Text
}

/**
 * The local name, such as `OrganId` of `edXML:OrganId`. With several colons, on which readers differ, the
 * part after the last.
 */
export const localName = (name: string): string => name.slice(name.lastIndexOf(":") + 1)

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/**
 * Trims XML's white space. The axis trims every text that passes through it, so ends do not survive and are
 * neither read nor written. `String.trim` would also remove no-break spaces, which do survive.
 */
export const trimmed = (text: string): string => {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/** An element of either kind, whose children are of its kind. */
interface Tree<E> extends Pick<XmlElement, "name" | "text"> {
  readonly children: ReadonlyArray<E>
}

/** The children of a name, in their order. */
export const childrenOf = <E extends Tree<E>>(element: E | undefined, name: string): ReadonlyArray<E> =>
  element?.children.filter((child) => child.name === name) ?? []

/**
 * The element at the end of a path of names. It takes the first of each, which is safe: a packet with
 * contradictory elements is refused before anything is read from it.
 */
export const descend = <E extends Tree<E>>(
  element: E | undefined,
  ...path: ReadonlyArray<string>
): E | undefined =>
  path.reduce<E | undefined>((at, name) => at?.children.find((child) => child.name === name), element)

/** The text at the end of a path. Absent when the element is absent or empty. */
export const textAt = (
  element: XmlElement | undefined,
  ...path: ReadonlyArray<string>
): string | undefined => {
  const text = descend(element, ...path)?.text
  return text === "" ? undefined : text
}

/**
 * Characters that XML 1.0 forbids (everything but `Char`). With `u`, half of a surrogate pair counts as one.
 */
export const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
