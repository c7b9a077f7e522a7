import { entriesOf, itemsOf, lookUp, resolve } from "../pdf-file.ts"
import { changed, PdfProblem } from "../pdf-problem.ts"
import { isName, type PdfEntries, type PdfValue } from "../pdf-value.ts"
import { type Comparison, isNew, step } from "./comparison.ts"
import { areaOf } from "./room.ts"

/** The entries that a field inherits. */
export interface Inherited {
  readonly type: PdfValue | undefined
  readonly value: PdfValue | undefined
  readonly parent: number | undefined
}

const atTop: Inherited = { type: undefined, value: undefined, parent: undefined }

/** Whether a widget has no area on its page. */
const hasNoArea = ({ now }: Comparison, widget: PdfEntries): boolean => areaOf(now, widget.get("Rect")) === 0

/** Whether a widget shows something: an appearance, or colours and a caption to draw. */
const showsSomething = (comparison: Comparison, widget: PdfEntries): boolean =>
  (widget.has("AP") || widget.has("MK")) && !hasNoArea(comparison, widget)

/** Finds the later signature that a value is, if it is one, and tells whether it is valid. */
const signatureAt = (comparison: Comparison, value: PdfValue | undefined) => {
  if (value?.kind === "reference" && !isNew(comparison, value.number)) return undefined
  const contents = entriesOf(comparison.now, value)?.get("Contents")
  if (contents?.kind !== "string" || contents.start < comparison.signed.bytes.length) return undefined
  const signature = comparison.signatures.get(contents.start)
  return signature === undefined ? undefined : { ...signature, start: contents.start }
}

/** Throws unless a value is an allowed later signature. */
export const expectLaterSignature = (comparison: Comparison, value: PdfValue | undefined): number => {
  const signature = signatureAt(comparison, value)
  if (signature === undefined)
    return changed("a field was filled in with something other than a later signature")
  if (!comparison.permission.signing && !signature.isTimestamp)
    changed("it was signed again although its author allowed no further signature")
  return signature.start
}

/**
 * The same for the value of a field. A signature vouches only for its own field: a second field may have
 * referred to the signature before it was made, and the signer never saw that field.
 */
export const expectOwnSignature = (comparison: Comparison, value: PdfValue | undefined): void => {
  const start = expectLaterSignature(comparison, value)
  if (comparison.taken.has(start)) changed("two fields share one signature")
  comparison.taken.add(start)
}

/**
 * Whether a signature vouches for what a widget shows, if it shows anything. A valid signature may cover part
 * of the page, as a stamp on paper does (`expectRoom` limits how much). Anything else is an overlay.
 */
export const isAnsweredFor = (
  comparison: Comparison,
  number: number,
  widget: PdfEntries,
  value: PdfValue | undefined,
): boolean => {
  const signature = signatureAt(comparison, value)
  // Some viewers draw their own mark on the page where a field is not signed yet.
  if (signature === undefined) return hasNoArea(comparison, widget)
  if (!showsSomething(comparison, widget)) return true
  comparison.shown.add(number)
  return !signature.isTimestamp && signature.holds
}

/** Whether a field repeats the value of its parent, which makes both one field. */
export const isRepeated = (own: PdfValue | undefined, above: PdfValue | undefined): boolean =>
  own?.kind === "reference" && above?.kind === "reference" && own.number === above.number

const expectNoAction = (entries: PdfEntries) => {
  if (entries.has("A") || entries.has("AA")) changed("an added field runs an action")
}

/**
 * Reads a field that was added after the compared signature. The field and all its children must be new
 * signature fields that are signed later, or empty and invisible. Pages may then contain their widgets.
 */
export const addField = (comparison: Comparison, item: PdfValue, above: Inherited = atTop): void => {
  step(comparison)
  if (item.kind !== "reference" || !isNew(comparison, item.number))
    throw new PdfProblem("changed", "an added field is an object that was already in the file")
  if (comparison.fields.has(item.number)) changed("a field was added twice")
  comparison.fields.add(item.number)
  const field = lookUp(comparison.now, item.number)
  if (field.kind !== "dictionary") throw new PdfProblem("changed", "an added field is damaged")
  const { entries } = field
  const { now } = comparison
  const parent = entries.get("Parent")
  if (parent !== undefined && (parent.kind !== "reference" || parent.number !== above.parent))
    changed("an added field names a parent other than the field that lists it")
  const type = entries.get("FT") ?? above.type
  const value = entries.get("V") ?? above.value
  expectNoAction(entries)
  if (entries.has("V") && !isRepeated(value, above.value)) expectOwnSignature(comparison, value)
  if (value === undefined && !comparison.permission.signing)
    changed("an empty field was added although no change was allowed")
  const kids = itemsOf(now, entries.get("Kids"))
  for (const kid of kids) addField(comparison, kid, { type, value, parent: item.number })
  const isWidget = isName(resolve(now, entries.get("Subtype")), "Widget")
  if (!isWidget && entries.has("Subtype")) changed("an added field is also an annotation of another kind")
  if (!isName(resolve(now, type), "Sig") && (kids.length === 0 || type !== undefined))
    changed("a field was added that is not for signatures")
  if (!isWidget) return
  if (!isAnsweredFor(comparison, item.number, entries, value))
    changed("an added field shows something on the page without a valid signature")
  comparison.widgets.add(item.number)
}
