import { resolve } from "../pdf-file.ts"
import { textOfString } from "../pdf-string.ts"
import { isName, nothing, type PdfEntries, type PdfValue, print, wholeNumber } from "../pdf-value.ts"
import { addField, expectOwnSignature, isAnsweredFor, isRepeated } from "./added-signature.ts"
import { aligned } from "./aligned.ts"
import { type Comparison, isFirst, isUntouched, readBoth, step } from "./comparison.ts"
import { expectSame, expectSameEntries } from "./same-value.ts"
import { entriesIn, listsOf } from "./values.ts"

/** The entries that a field inherits, in both revisions. */
interface Above {
  readonly name: string
  readonly type: PdfValue | undefined
  readonly wasSigned: boolean
  /** The value now. */
  readonly value: PdfValue | undefined
  /** Whether the field and its parent state the same value. */
  readonly repeats: boolean
  readonly hasAppearance: boolean
  /** Whether the form tells readers to draw every field, even one with an appearance. */
  readonly isDrawnAnew: boolean
}

const top = {
  name: "",
  type: undefined,
  wasSigned: false,
  value: undefined,
  repeats: false,
  hasAppearance: false,
}

/** The entries that filling in a field may change: its value and its appearance. */
const filled = new Set(["V", "RV", "I", "AP", "AS", "M"])
const signed = new Set(["V", "AP", "F", "P"])

const locked = 128

/**
 * Compares flags: a signed field may become locked, as signing tools do; no other flag may show or hide it.
 */
const expectSameFlags = (comparison: Comparison, then: PdfEntries, now: PdfEntries) => {
  const [before, after] = [then.get("F"), now.get("F")].map((flags) => wholeNumber(flags ?? undefined) ?? 0)
  if (before !== undefined && after === before + locked && (before & locked) === 0) return
  expectSame(comparison, then.get("F"), now.get("F"), "F")
}

/** An empty signature field may get its value, its appearance, and a note of the page it is on. */
const expectSigned = (
  comparison: Comparison,
  number: number,
  then: PdfEntries,
  now: PdfEntries,
  { value, repeats }: Above,
) => {
  if (now.has("V") && !repeats) expectOwnSignature(comparison, value)
  expectSameFlags(comparison, then, now)
  if (then.has("P")) expectSame(comparison, then.get("P"), now.get("P"), "P")
  const [before, after] = [then.get("AP"), now.get("AP")]
  if (!isAnsweredFor(comparison, number, now, value)) expectSame(comparison, before, after, "AP")
  else if (before?.kind === "reference" && print(before) !== print(after ?? nothing))
    comparison.replaced.add(before.number)
  expectSameEntries(comparison, then, now, signed)
}

const isSet = (entries: PdfEntries, key: string) => print(entries.get(key) ?? nothing) !== "null"

const nameOf = (comparison: Comparison, entries: PdfEntries, above: string): string => {
  const own = resolve(comparison.signed, entries.get("T"))
  if (own.kind !== "string") return above
  return above === "" ? textOfString(own) : `${above}.${textOfString(own)}`
}

/** A field of another type may be filled in where that is allowed. */
const expectFilled = (comparison: Comparison, then: PdfEntries, now: PdfEntries, name: string) => {
  if (!comparison.permission.filling(name)) return expectSameEntries(comparison, then, now, kidsAlone)
  comparison.changedAsAllowed = true
  expectSameEntries(comparison, then, now, new Set([...filled, "Kids"]))
}

const kidsAlone = new Set(["Kids"])

const compareEntries = (
  comparison: Comparison,
  number: number,
  then: PdfEntries,
  now: PdfEntries,
  own: Above,
) => {
  if (
    isUntouched(comparison, number) ||
    print({ kind: "dictionary", entries: then }) === print({ kind: "dictionary", entries: now })
  )
    return expectSameEntries(comparison, then, now, kidsAlone)
  if (!isName(resolve(comparison.signed, own.type), "Sig"))
    return expectFilled(comparison, then, now, own.name)
  if (own.wasSigned || own.value === undefined) return expectSameEntries(comparison, then, now, kidsAlone)
  return expectSigned(comparison, number, then, now, own)
}

/**
 * Whether a reader may draw a field by a default appearance. A button with its own appearance shows only
 * that.
 */
const mayBeDrawn = (comparison: Comparison, field: PdfEntries, { type, isDrawnAnew }: Above): boolean => {
  const kind = resolve(comparison.signed, type)
  return !isName(kind, "Sig") && !(isName(kind, "Btn") && field.has("AP") && !isDrawnAnew)
}

const compareField = (comparison: Comparison, item: PdfValue, now: PdfValue, above: Above) => {
  step(comparison)
  if (item.kind !== "reference") return expectSame(comparison, item, now, "Fields")
  if (!isFirst(comparison, item.number, "field")) return
  const both = readBoth(comparison, item.number)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (before === undefined || after === undefined) return expectSame(comparison, ...both, "Fields")
  const own: Above = {
    name: nameOf(comparison, before, above.name),
    type: before.get("FT") ?? above.type,
    wasSigned: above.wasSigned || isSet(before, "V"),
    value: after.get("V") ?? above.value,
    repeats: isRepeated(after.get("V"), above.value),
    hasAppearance: above.hasAppearance || before.has("DA"),
    isDrawnAnew: above.isDrawnAnew,
  }
  compareEntries(comparison, item.number, before, after, own)
  const kids = compareList(comparison, before.get("Kids"), after.get("Kids"), own)
  if (kids === 0 && !own.hasAppearance && mayBeDrawn(comparison, before, own))
    comparison.takesFormAppearance = true
}

const compareList = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
  above: Above,
): number => {
  const [before, after] = listsOf(comparison, then, now)
  const mayCome = () => false
  const pairs = aligned(comparison, before, after, "the list of a field's parts", { mayCome })
  for (const [field, same] of pairs) comparison.todo.push(() => compareField(comparison, field, same, above))
  return pairs.length
}

/**
 * Compares the form's fields: existing ones must be unchanged, signed, or filled in as allowed; new ones must
 * be for signatures.
 */
export const compareFields = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
  isDrawnAnew: boolean,
): void => {
  const [before, after] = listsOf(comparison, then, now)
  const had = new Set(before.map((item) => (item.kind === "reference" ? item.number : undefined)))
  const mayCome = (item: PdfValue) => {
    if (item.kind !== "reference" || had.has(item.number)) return false
    addField(comparison, item)
    return true
  }
  for (const [field, same] of aligned(comparison, before, after, "the list of fields", { mayCome }))
    compareField(comparison, field, same, { ...top, isDrawnAnew })
}
