import type { Reason } from "@lienthong/core/adapter"
import { type Base64Reader, base64Reader } from "../../encoding/base64.ts"
import { localName, type ReadElement, trimmed } from "./element.ts"
import {
  misusedNames,
  namespaceOf,
  outermostScope,
  type PrefixScope,
  scopeWithin,
  undeclaredPrefixes,
} from "./prefix-scope.ts"
import { asSpelledByAxis } from "./spelling.ts"
import { bearsManyMarks, beyond, limits, type TooLong } from "./xml-limits.ts"

interface OpenElement {
  readonly name: string
  readonly namespace: string
  readonly scope: PrefixScope
  readonly children: Array<ReadElement>
  readonly silent: Array<ReadElement>
  readonly isInHeader: boolean
  /** Reads the text of a file's content. */
  readonly file: Base64Reader | undefined
  /** Whether the text is read. Of any other text only enough is kept to show that there is one. */
  readonly isField: boolean
  text: string
  /** White space behind the text, which counts when more text follows. */
  space: string
  spaceLength: number
}

/** The elements of a file's entry, whose only long text is the file. */
const isEntry = (name: string | undefined) => name === "Reference" || name === "Attachment"
/** The second name is that of a provincial axis. */
const fileContents: ReadonlySet<string> = new Set(["ContentTransferEncoded", "Content"])

/** Enough of a text that nobody reads to tell that there is one. */
const glimpse = 64

/** Builds a tree from what a parser reports, in that order. */
export interface TreeBuilder {
  /** Begins an element. Says what is wrong when the tree exceeds the limits. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => Reason | TooLong | undefined
  /** Adds text to the open element. Says what is wrong when it exceeds the limits. */
  readonly addText: (text: string) => TooLong | undefined
  /** Notes that the text of the open element has an ampersand that is not written as a reference. */
  readonly noteAmpersand: () => void
  /** Ends the open element. Says what is wrong when its text exceeds the limits. */
  readonly close: () => Reason | undefined
  /** Whether an element is open. */
  readonly isOpen: () => boolean
  /** The tree, once its root is closed. */
  readonly root: () => ReadElement | undefined
  /** The tree so far, with all open elements closed. Nothing can be added to it afterwards. */
  readonly breakOff: () => ReadElement | undefined
  /** Elements that are spelled differently from the axis, as they are written. */
  readonly respelled: ReadonlySet<string>
  /** Elements whose texts have ampersands that are not written as references. */
  readonly ampersands: ReadonlySet<string>
  /** Prefixes that were used without a declaration. */
  readonly undeclared: ReadonlySet<string>
  /** Names that a namespace-aware reader refuses. */
  readonly misused: ReadonlySet<string>
}

const tell = (names: Set<string>, name: string): void => {
  if (names.size < limits.told) names.add(name)
}

const saysNothing = (element: ReadElement): boolean => element.text === "" && element.children.length === 0

/** Adds text to a field. White space at its ends does not count. */
const lengthenField = (open: OpenElement, text: string): TooLong | undefined => {
  const inner = trimmed(text)
  const start = text.indexOf(inner)
  const before = open.text === "" ? 0 : open.spaceLength + start
  const length = open.text.length + before + inner.length
  if (inner !== "" && length > limits.field) return { field: open.name, length, limit: limits.field }
  if (inner !== "") {
    open.text += (before > 0 ? open.space + text.slice(0, start) : "") + inner
    open.space = ""
    open.spaceLength = 0
  }
  const after = inner === "" ? text : text.slice(start + inner.length)
  open.spaceLength += after.length
  if (open.spaceLength <= limits.field) open.space += after
  return undefined
}

const finished = ({ name, namespace, children, silent, ...open }: OpenElement): ReadElement => {
  const file = open.file?.end()
  const own = file?.fingerprint ?? trimmed(open.text)
  const hasChildren = children.length > 0
  const text = hasChildren ? { text: "", stray: own } : { text: own, stray: "" }
  return { name, namespace, children, silent, ...text, ...(file && { file }) }
}

/**
 * Builds one tree. Elements without content (`<Fax/>`) are set aside: systems write an absent value in both
 * ways. A text that nobody reads is not kept, and has no limit of its own; nor has the content of a file,
 * which is decoded as it comes.
 */
export const treeBuilder = (isRead: (name: string) => boolean): TreeBuilder => {
  const path: Array<OpenElement> = []
  const undeclared = new Set<string>()
  const misused = new Set<string>()
  const respelled = new Set<string>()
  const ampersands = new Set<string>()
  let elements = 0
  let headerLength = 0
  let root: ReadElement | undefined
  const close = () => {
    const open = path.pop()
    if (open === undefined) return undefined
    if (open.isField && open.file === undefined && bearsManyMarks(open.text)) return beyond.marks
    const element = finished(open)
    const parent = path.at(-1)
    if (parent === undefined) root ??= element
    else if (saysNothing(element)) parent.silent.push(element)
    else parent.children.push(element)
    return undefined
  }
  const lengthen = (length: number) => {
    headerLength += length
    return headerLength > limits.header
      ? { field: path[0]?.name ?? "", length: headerLength, limit: limits.header }
      : undefined
  }
  return {
    undeclared,
    misused,
    respelled,
    ampersands,
    noteAmpersand: () => tell(ampersands, `${path.at(-2)?.name ?? ""}.${path.at(-1)?.name ?? ""}`),
    isOpen: () => path.length > 0,
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
        tell(undeclared, prefix)
      for (const each of misusedNames(scope, name, attributes)) tell(misused, each)
      const [local, spelled] = [localName(name), asSpelledByAxis(localName(name))]
      if (spelled !== local) tell(respelled, `${parent?.name ?? ""}.${local}`)
      const namespace = namespaceOf(scope, name)
      const isInHeader = parent?.isInHeader === true || /header$/i.test(spelled)
      const file = isEntry(parent?.name) && fileContents.has(spelled) ? base64Reader() : undefined
      const isField = isRead(spelled)
      const empty = { children: [], silent: [], text: "", space: "", spaceLength: 0 }
      path.push({ name: spelled, namespace, scope, isInHeader, file, isField, ...empty })
      return isInHeader ? lengthen(2 * name.length) : undefined
    },
    addText: (text) => {
      const open = path.at(-1)
      if (open === undefined) return undefined
      if (open.file !== undefined) open.file.write(text)
      else if (!open.isField && open.text.length < glimpse) open.text += trimmed(text).slice(0, glimpse)
      if (open.file !== undefined || !open.isField) return undefined
      const before = open.text.length
      const long = lengthenField(open, text)
      if (long) return { ...long, field: `${path.at(-2)?.name ?? ""}.${open.name}` }
      return open.isInHeader ? lengthen(open.text.length - before) : undefined
    },
    close,
  }
}
