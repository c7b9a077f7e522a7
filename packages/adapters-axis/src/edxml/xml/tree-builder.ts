import type { Reason } from "@lienthong/core/adapter"
import { localName, type ReadElement, trimmed } from "./element.ts"
import {
  namespaceOf,
  outermostScope,
  type PrefixScope,
  scopeWithin,
  undeclaredPrefixes,
} from "./prefix-scope.ts"
import { asSpelledByAxis } from "./spelling.ts"
import { beyond, limits, type TooLong } from "./xml-limits.ts"

interface OpenElement {
  readonly name: string
  readonly namespace: string
  readonly scope: PrefixScope
  readonly children: Array<ReadElement>
  readonly silent: Array<ReadElement>
  readonly isInHeader: boolean
  /** Whether its text is one field, which is kept. */
  readonly isField: boolean
  text: string
}

/** The elements of a file's entry, whose only long text is the file. */
const isEntry = (name: string | undefined) => name === "Reference" || name === "Attachment"
const fileContent = "ContentTransferEncoded"

/** Builds a tree from what a parser meets, in that order. */
export interface TreeBuilder {
  /** Begins an element. Says what is wrong when the tree exceeds the limits. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => Reason | TooLong | undefined
  /** Adds text to the open element. Says what is wrong when it exceeds the limits. */
  readonly addText: (text: string) => TooLong | undefined
  /** What is wrong when so much more text is in the open element, if it is a field. */
  readonly withMore: (length: number) => TooLong | undefined
  readonly close: () => void
  /** The tree, once its root is closed. */
  readonly root: () => ReadElement | undefined
  /** The tree so far, with all open elements closed. Nothing can be added to it afterwards. */
  readonly breakOff: () => ReadElement | undefined
  /** Elements that are spelled differently from the axis, as they are written. */
  readonly respelled: ReadonlySet<string>
  /** Prefixes that were used without a declaration. */
  readonly undeclared: ReadonlySet<string>
}

const saysNothing = (element: ReadElement): boolean => element.text === "" && element.children.length === 0

const finished = ({ name, namespace, children, silent, text }: OpenElement): ReadElement => {
  const own = trimmed(text)
  const hasChildren = children.length > 0
  return { name, namespace, text: hasChildren ? "" : own, children, silent, stray: hasChildren ? own : "" }
}

/**
 * Builds one tree. Elements without content (`<Fax/>`) are set aside: systems write an absent value in both
 * ways.
 */
export const treeBuilder = (): TreeBuilder => {
  const path: Array<OpenElement> = []
  const undeclared = new Set<string>()
  const respelled = new Set<string>()
  let elements = 0
  let headerLength = 0
  let root: ReadElement | undefined
  const close = () => {
    const open = path.pop()
    if (open === undefined) return
    const element = finished(open)
    const parent = path.at(-1)
    if (parent === undefined) root ??= element
    else if (saysNothing(element)) parent.silent.push(element)
    else parent.children.push(element)
  }
  const lengthen = (length: number) => {
    headerLength += length
    return headerLength > limits.header
      ? { field: path[0]?.name ?? "", length: headerLength, limit: limits.header }
      : undefined
  }
  const withMore = (length: number) => {
    const open = path.at(-1)
    return open?.isField && open.text.length + length > limits.field
      ? {
          field: `${path.at(-2)?.name ?? ""}.${open.name}`,
          length: open.text.length + length,
          limit: limits.field,
        }
      : undefined
  }
  return {
    undeclared,
    respelled,
    withMore,
    root: () => root,
    breakOff: () => {
      while (path.length > 0) close()
      return root
    },
    open: (name, attributes) => {
      elements++
      if (path.length >= limits.depth) return beyond.depth
      if (elements > limits.elements) return beyond.elements
      const parent = path.at(-1)
      const scope = scopeWithin(parent?.scope ?? outermostScope, attributes)
      for (const prefix of undeclaredPrefixes(scope, [name, ...Object.keys(attributes)]))
        undeclared.add(prefix)
      const [local, spelled] = [localName(name), asSpelledByAxis(localName(name))]
      if (spelled !== local) respelled.add(`${parent?.name ?? ""}.${local}`)
      const namespace = namespaceOf(scope, name)
      const isInHeader = parent?.isInHeader === true || /header$/i.test(spelled)
      const isField = isInHeader || (isEntry(parent?.name) && spelled !== fileContent)
      path.push({ name: spelled, namespace, scope, children: [], silent: [], isInHeader, isField, text: "" })
      return isInHeader ? lengthen(2 * name.length) : undefined
    },
    addText: (text) => {
      const open = path.at(-1)
      if (open === undefined) return undefined
      const long = withMore(text.length)
      if (long) return long
      open.text += text
      return open.isInHeader ? lengthen(text.length) : undefined
    },
    close,
  }
}
