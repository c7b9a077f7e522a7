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

/** Limits far above any real packet, which bound the cost of a hostile one. */
const limits = { depth: 64, elements: 500_000 }

const tooDeep: Reason = {
  en: `it nests deeper than ${limits.depth} levels`,
  vi: `các phần tử lồng nhau quá ${limits.depth} cấp`,
}
const tooMany: Reason = {
  en: `it has more than ${limits.elements} elements`,
  vi: `có quá ${limits.elements} phần tử`,
}

interface OpenElement {
  readonly name: string
  readonly namespace: string
  readonly scope: PrefixScope
  readonly children: Array<ReadElement>
  readonly silent: Array<ReadElement>
  text: string
}

/** Builds a tree from what a parser meets, in that order. */
export interface TreeBuilder {
  /** Begins an element. Says what is wrong when the tree exceeds the limits. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => Reason | undefined
  readonly addText: (text: string) => void
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
  return {
    undeclared,
    respelled,
    root: () => root,
    breakOff: () => {
      while (path.length > 0) close()
      return root
    },
    open: (name, attributes) => {
      elements++
      if (path.length >= limits.depth) return tooDeep
      if (elements > limits.elements) return tooMany
      const scope = scopeWithin(path.at(-1)?.scope ?? outermostScope, attributes)
      for (const prefix of undeclaredPrefixes(scope, [name, ...Object.keys(attributes)]))
        undeclared.add(prefix)
      const [local, spelled] = [localName(name), asSpelledByAxis(localName(name))]
      if (spelled !== local) respelled.add(`${path.at(-1)?.name ?? ""}.${local}`)
      const namespace = namespaceOf(scope, name)
      path.push({ name: spelled, namespace, scope, children: [], silent: [], text: "" })
      return undefined
    },
    addText: (text) => {
      const open = path.at(-1)
      if (open !== undefined) open.text += text
    },
    close,
  }
}
