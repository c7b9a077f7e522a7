import { entriesOf, type PdfFile, resolve } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import { isName, type PdfEntries, type PdfValue, print } from "../pdf-value.ts"
import { aligned } from "./aligned.ts"
import { type Comparison, isFirst, isNew, readBoth, step } from "./comparison.ts"
import { expectSame, expectSameEntries } from "./same-value.ts"
import { entriesIn, listsOf, valuesOf } from "./values.ts"

const none: ReadonlySet<number> = new Set()

/**
 * Whether an item of the structure has only widgets of later signatures and allowed notes.
 */
const holdsOnlyAdded = (comparison: Comparison, item: PdfValue, above: ReadonlySet<number>): boolean => {
  step(comparison)
  const { now } = comparison
  if (item.kind === "reference" && (above.has(item.number) || !isNew(comparison, item.number))) return false
  const entries = entriesOf(now, item)
  if (entries === undefined) return false
  if (isName(resolve(now, entries.get("Type")), "OBJR")) {
    const shown = entries.get("Obj")
    if (shown?.kind !== "reference") return false
    return comparison.widgets.has(shown.number) || comparison.notes.has(shown.number)
  }
  if (item.kind !== "reference" || !entries.has("S")) return false
  const kids = resolve(now, entries.get("K"))
  const own = entries.get("K")
  const items = kids.kind === "array" ? kids.items : own === undefined ? [] : [own]
  const path = new Set([...above, item.number])
  return path.size < 50 && items.every((kid) => holdsOnlyAdded(comparison, kid, path))
}

const compareElement = (comparison: Comparison, then: PdfValue, now: PdfValue) => {
  if (then.kind !== "reference") return expectSame(comparison, then, now, "K")
  if (comparison.known.get(then.number) === "structure") return
  const both = readBoth(comparison, then.number)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (before === undefined || after === undefined || !before.has("S"))
    return expectSame(comparison, then, now, "K")
  isFirst(comparison, then.number, "structure")
  compareKids(comparison, before, after)
  expectSameEntries(comparison, before, after, kidsAlone)
}

const kidsAlone = new Set(["K"])

const compareKids = (comparison: Comparison, then: PdfEntries, now: PdfEntries): void => {
  const [before, after] = listsOf(comparison, then.get("K"), now.get("K"))
  const had = new Set(before.map(print))
  const mayCome = (item: PdfValue) => !had.has(print(item)) && holdsOnlyAdded(comparison, item, none)
  for (const pair of aligned(comparison, before, after, "the document structure", { mayCome }))
    comparison.todo.push(() => compareElement(comparison, ...pair))
}

interface NumberTree {
  readonly table: ReadonlyMap<string, PdfValue>
  /** Its nodes by the numbers of their objects; the topmost node may have none. */
  readonly nodes: ReadonlyMap<number | undefined, PdfEntries>
}

const isAbsent = (value: PdfValue) => value.kind === "word" && value.text === "null"

/** The list of a node. Any other value could be shown from elsewhere. */
const listIn = (file: PdfFile, node: PdfEntries, key: string): ReadonlyArray<PdfValue> => {
  const list = resolve(file, node.get(key))
  if (list.kind === "array") return list.items
  return isAbsent(list) ? [] : changed("the index of the document structure (`/ParentTree`) is damaged")
}

/** A number tree (ISO 32000-1, 7.9.7) as one table. */
const numbersOf = (comparison: Comparison, file: PdfFile, tree: PdfValue | undefined): NumberTree => {
  const table = new Map<string, PdfValue>()
  const nodes = new Map<number | undefined, PdfEntries>()
  const waiting = [tree]
  while (waiting.length > 0) {
    step(comparison)
    const item = waiting.pop()
    const node = resolve(file, item)
    if (isAbsent(node)) continue
    const number = item?.kind === "reference" ? item.number : undefined
    if (node.kind !== "dictionary" || nodes.has(number))
      return changed("the index of the document structure (`/ParentTree`) is damaged")
    nodes.set(number, node.entries)
    const numbers = listIn(file, node.entries, "Nums")
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const key = resolve(file, numbers[at])
      const value = numbers[at + 1]
      if (key.kind !== "word" || value === undefined || table.has(key.text))
        return changed("the index of the document structure (`/ParentTree`) is damaged")
      table.set(key.text, value)
    }
    waiting.push(...listIn(file, node.entries, "Kids"))
  }
  return { table, nodes }
}

const ofNumberTree = new Set(["Nums", "Kids", "Limits"])

/**
 * Requires that a number which the tree gained is of one widget or note: its element is new and holds only
 * those, or is one that the structure already had. A list of elements would say again what a page's text is.
 */
const expectOfAdded = (comparison: Comparison, value: PdfValue) => {
  if (value.kind === "reference" && comparison.known.get(value.number) === "structure") return
  if (!holdsOnlyAdded(comparison, value, none))
    changed("the index of the document structure gained more than signatures and notes")
}

/**
 * Compares the tree that leads from content to the structure. It may gain numbers for the widgets of later
 * signatures.
 */
const compareParents = (comparison: Comparison, then: PdfValue | undefined, now: PdfValue | undefined) => {
  const [before, after] = [
    numbersOf(comparison, comparison.signed, then),
    numbersOf(comparison, comparison.now, now),
  ]
  for (const [number, value] of before.table)
    expectSame(comparison, value, after.table.get(number), "ParentTree")
  for (const [number, value] of after.table)
    if (!before.table.has(number)) comparison.atEnd.push(() => expectOfAdded(comparison, value))
  for (const [number, node] of after.nodes)
    expectSameEntries(comparison, before.nodes.get(number) ?? new Map(), node, ofNumberTree)
}

const treated = new Set(["K", "ParentTree", "ParentTreeNextKey"])

/**
 * Compares the structure of a tagged document (ISO 32000-1, 14.7). It may gain elements for the widgets of
 * later signatures.
 */
export const compareStructure = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
): void => {
  const both = valuesOf(comparison, then, now)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (before === undefined && after !== undefined && isAbsent(both[0])) compareIntroduced(comparison, after)
  else if (before === undefined || after === undefined) expectSame(comparison, ...both, "StructTreeRoot")
  else compareRoots(comparison, before, after)
  if (before !== undefined && then?.kind === "reference") isFirst(comparison, then.number, "structure")
}

const ofIntroduced = new Set([...treated, "Type", "RoleMap"])

/** A signer may begin the structure of a document without any, for nothing but widgets of signatures. */
const compareIntroduced = (comparison: Comparison, root: PdfEntries) => {
  if (listsOf(comparison, undefined, root.get("K"))[1].length === 0)
    changed("an empty document structure was added")
  compareKids(comparison, new Map(), root)
  const { table } = numbersOf(comparison, comparison.now, root.get("ParentTree"))
  for (const item of table.values())
    if (!holdsOnlyAdded(comparison, item, none))
      changed("a document structure was added that holds more than signatures")
  expectSameEntries(comparison, new Map(), root, ofIntroduced)
}

const compareRoots = (comparison: Comparison, before: PdfEntries, after: PdfEntries) => {
  compareKids(comparison, before, after)
  compareParents(comparison, before.get("ParentTree"), after.get("ParentTree"))
  expectSameEntries(comparison, before, after, treated)
}
