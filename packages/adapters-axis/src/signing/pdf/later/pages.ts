import { resolve } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import { isName, type PdfEntries, type PdfValue } from "../pdf-value.ts"
import { aligned } from "./aligned.ts"
import { type Comparison, isFirst, isUntouched } from "./comparison.ts"
import { boxesOf, expectRoom, type PageBoxes } from "./room.ts"
import { expectSame, expectSameEntries } from "./same-value.ts"
import { entriesIn, listsOf, valuesOf } from "./values.ts"

/** Annotations that only add a note to a document (ISO 32000-1, 12.5.6.2). */
const notes = new Set([
  "Text",
  "FreeText",
  "Line",
  "Square",
  "Circle",
  "Polygon",
  "PolyLine",
  "Highlight",
  "Underline",
  "Squiggly",
  "StrikeOut",
  "Stamp",
  "Caret",
  "Ink",
  "Popup",
])

const isNote = (entries: PdfEntries | undefined, file: Comparison["now"]): boolean => {
  const kind = resolve(file, entries?.get("Subtype"))
  return kind.kind === "name" && notes.has(kind.name) && !entries?.has("A") && !entries?.has("AA")
}

/** Notes may be added, removed and changed if the document allows notes. */
const isNoteNow = (comparison: Comparison, item: PdfValue): boolean =>
  comparison.permission.notes && isNote(entriesIn(resolve(comparison.now, item)), comparison.now)

const wasNote = (comparison: Comparison, item: PdfValue): boolean =>
  comparison.permission.notes && isNote(entriesIn(resolve(comparison.signed, item)), comparison.signed)

const compareAnnotation = (comparison: Comparison, then: PdfValue, now: PdfValue) => {
  if (
    then.kind === "reference" &&
    !isUntouched(comparison, then.number) &&
    wasNote(comparison, then) &&
    isNoteNow(comparison, now)
  ) {
    isFirst(comparison, then.number, "note")
    comparison.changedAsAllowed = true
  } else expectSame(comparison, then, now, "Annots")
}

/**
 * Compares the annotations of a page. Added ones must be widgets of later signatures, or notes if the
 * document allows notes.
 */
const compareAnnotations = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
) => {
  const [before, after] = listsOf(comparison, then, now)
  const had = new Set(before.map((item) => (item.kind === "reference" ? item.number : undefined)))
  const has = new Set(after.map((item) => (item.kind === "reference" ? item.number : undefined)))
  const mayCome = (item: PdfValue) => {
    if (item.kind !== "reference" || had.has(item.number)) return false
    if (comparison.widgets.has(item.number)) return true
    if (!isNoteNow(comparison, item)) return false
    comparison.notes.add(item.number)
    comparison.changedAsAllowed = true
    return true
  }
  const mayGo = (item: PdfValue) => {
    if (item.kind !== "reference" || has.has(item.number) || !wasNote(comparison, item)) return false
    comparison.changedAsAllowed = true
    return true
  }
  for (const pair of aligned(comparison, before, after, "the list of a page's annotations", {
    mayCome,
    mayGo,
  }))
    compareAnnotation(comparison, ...pair)
}

const tabOrders = ["R", "C", "S", "A", "W"]

/** The tab order of a page is added with its first field; it shows nothing. */
const gotTabOrder = (then: PdfEntries, now: PdfEntries) =>
  !then.has("Tabs") && tabOrders.some((order) => isName(now.get("Tabs"), order))

const comparePage = (comparison: Comparison, then: PdfEntries, now: PdfEntries, above: PageBoxes) => {
  compareAnnotations(comparison, then.get("Annots"), now.get("Annots"))
  expectSameEntries(comparison, then, now, new Set(gotTabOrder(then, now) ? ["Annots", "Tabs"] : ["Annots"]))
  comparison.atEnd.push(() => expectRoom(comparison, now, above))
}

const kidsAlone = new Set(["Kids"])

/**
 * Compares the tree of pages: the same pages in the same order. A page is a node without kids, whatever its
 * type says.
 */
export const comparePages = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
  above: PageBoxes,
): void => {
  if (then?.kind === "reference") {
    if (!isFirst(comparison, then.number, "page")) return
    if (now?.kind !== "reference" || now.number !== then.number) changed("a page was replaced")
  }
  const both = valuesOf(comparison, then, now)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (before === undefined || after === undefined) expectSame(comparison, ...both, "Pages")
  else if (isName(before.get("Type"), "Page") || !before.has("Kids"))
    comparePage(comparison, before, after, above)
  else compareBranch(comparison, before, after, above)
}

const compareBranch = (comparison: Comparison, before: PdfEntries, after: PdfEntries, above: PageBoxes) => {
  const boxes = boxesOf(after, above)
  expectSameEntries(comparison, before, after, kidsAlone)
  const [kids, kidsNow] = listsOf(comparison, before.get("Kids"), after.get("Kids"))
  const mayCome = () => false
  for (const pair of aligned(comparison, kids, kidsNow, "the list of pages", { mayCome }))
    comparison.todo.push(() => comparePages(comparison, ...pair, boxes))
}
