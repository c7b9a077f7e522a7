import { catalogOf, entriesOf, itemsOf, type PdfFile, resolve, streamData } from "./pdf-file.ts"
import { isName, type PdfEntries, type PdfValue } from "./pdf-value.ts"
import { isSignatureField } from "./signature-dictionary.ts"

/** What a further signature may add to the catalog and to the form; none of it changes what a page shows. */
const freeInCatalog = new Set(["AcroForm", "DSS", "Extensions", "Metadata", "Version"])
const freeInForm = new Set(["Fields", "SigFlags", "DR", "DA"])

/** Two readings of a document: as it was signed and as it is now. */
interface Comparison {
  readonly then: PdfFile
  readonly now: PdfFile
  readonly seen: Set<string>
  /** Pairs still to be compared. */
  readonly waiting: Array<readonly [PdfValue, PdfValue]>
}

const none: PdfEntries = new Map()

/** Queues every entry that both should have alike; says whether one has a key that the other has not. */
const queueEntries = (
  { waiting }: Comparison,
  then: PdfEntries,
  now: PdfEntries,
  free: ReadonlySet<string>,
) => {
  for (const key of new Set([...then.keys(), ...now.keys()])) {
    if (free.has(key)) continue
    const [before, after] = [then.get(key), now.get(key)]
    if (before === undefined || after === undefined) return false
    waiting.push([before, after])
  }
  return true
}

/** Lists that may have grown by signatures and by nothing else: annotations of a page, fields of a form. */
const queueGrown = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
): boolean => {
  const before = [...itemsOf(comparison.then, then)]
  for (const item of itemsOf(comparison.now, now)) {
    const [next] = before
    const continues =
      next !== undefined &&
      (next.kind === "reference" && item.kind === "reference"
        ? next.number === item.number
        : next.kind === item.kind)
    if (continues) {
      comparison.waiting.push([next, item])
      before.shift()
    } else if (!isSignatureField(comparison.now, entriesOf(comparison.now, item))) return false
  }
  return before.length === 0
}

const sameDictionary = (comparison: Comparison, then: PdfEntries, now: PdfEntries): boolean => {
  const wasToBeSigned = isSignatureField(comparison.then, then) && !then.has("V")
  if (wasToBeSigned) return isSignatureField(comparison.now, now)
  if (!isName(then.get("Type"), "Page")) return queueEntries(comparison, then, now, new Set())
  return (
    queueGrown(comparison, then.get("Annots"), now.get("Annots")) &&
    queueEntries(comparison, then, now, new Set(["Annots"]))
  )
}

const same = (comparison: Comparison, then: PdfValue, now: PdfValue): boolean => {
  if (then.kind === "reference" && now.kind === "reference") {
    const pair = `${then.number} ${now.number}`
    if (comparison.seen.has(pair)) return true
    comparison.seen.add(pair)
  }
  const before = resolve(comparison.then, then)
  const after = resolve(comparison.now, now)
  if (before.kind === "array" && after.kind === "array") {
    if (before.items.length !== after.items.length) return false
    comparison.waiting.push(...before.items.map((item, at) => [item, after.items[at] ?? item] as const))
    return true
  }
  if (before.kind === "dictionary" && after.kind === "dictionary")
    return sameDictionary(comparison, before.entries, after.entries)
  if (before.kind === "stream" && after.kind === "stream")
    return (
      queueEntries(comparison, before.entries, after.entries, new Set()) &&
      streamData(comparison.then, before).equals(streamData(comparison.now, after))
    )
  if (before.kind === "name") return isName(after, before.name)
  return (
    (before.kind === "word" || before.kind === "string") &&
    before.kind === after.kind &&
    before.text === after.text
  )
}

/**
 * Whether a document, seen from its root, is now what it was when it was signed, save for further signatures: new
 * signature fields and their places on pages, and what belongs to them. Incremental updates can replace any object, so
 * bytes that are intact are not yet a document that is.
 *
 * A visible signature added later may cover what a page shows, as a stamp on paper may.
 */
export const onlySignaturesAdded = (then: PdfFile, now: PdfFile): boolean => {
  const comparison: Comparison = { then, now, seen: new Set(), waiting: [] }
  const [before, after] = [catalogOf(then).entries, catalogOf(now).entries]
  const formBefore = entriesOf(then, before.get("AcroForm")) ?? none
  const formAfter = entriesOf(now, after.get("AcroForm")) ?? none
  const alike =
    queueEntries(comparison, before, after, freeInCatalog) &&
    queueEntries(comparison, formBefore, formAfter, freeInForm) &&
    queueGrown(comparison, formBefore.get("Fields"), formAfter.get("Fields"))
  if (!alike) return false
  for (let pair = comparison.waiting.pop(); pair !== undefined; pair = comparison.waiting.pop())
    if (!same(comparison, pair[0], pair[1])) return false
  return true
}
