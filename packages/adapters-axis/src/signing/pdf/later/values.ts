import { lookUp, type PdfFile } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import { nothing, type PdfEntries, type PdfReference, type PdfValue } from "../pdf-value.ts"
import { type Comparison, generationOf, placeIn, type Revisions, readBoth } from "./comparison.ts"

type Values = readonly [then: PdfValue, now: PdfValue]

/** Whether two values refer to the same object. */
export const isSameObject = (then: PdfReference, now: PdfReference): boolean => {
  if (then.number !== now.number) return false
  if (then.generation !== now.generation)
    changed(`object ${then.number} is referred to under another generation number`)
  return true
}

/** The object of a reference. Only some readers find it under another generation. */
const named = (file: PdfFile, { number, generation }: PdfReference): PdfValue => {
  const place = placeIn(file, number)
  if (place.kind !== "free" && generationOf(place) !== generation)
    changed(`object ${number} is referred to under another generation number`)
  const value = lookUp(file, number)
  return value.kind === "reference" ? changed(`object ${number} only points to another object`) : value
}

const isLater = (revisions: Revisions, number: number): boolean => {
  const place = placeIn(revisions.now, number)
  if (place.kind === "inside") return isLater(revisions, place.holder)
  return place.kind === "free" || place.offset >= revisions.signed.bytes.length
}

/**
 * The values of two references to different objects. A copy of a signature is not a signature. The present
 * value must be written after the signed revision, with the same bytes: readers may read an older object,
 * which was never shown, in different ways.
 */
export const valuesApart = (
  comparison: Comparison,
  then: PdfValue = nothing,
  now: PdfValue = nothing,
): Values => {
  if (now.kind === "reference" && !isLater(comparison, now.number))
    changed(`object ${now.number}, an earlier one, takes the place of another`)
  const before = then.kind === "reference" ? named(comparison.signed, then) : then
  if (then.kind === "reference" && entriesIn(before)?.has("ByteRange"))
    changed("a signature was replaced by another object")
  return [before, now.kind === "reference" ? named(comparison.now, now) : now]
}

/** The values of two references; `undefined` if both refer to one damaged object. */
export const valuesOf = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
): Values | undefined =>
  then?.kind === "reference" && now?.kind === "reference" && isSameObject(then, now)
    ? readBoth(comparison, then.number)
    : valuesApart(comparison, then, now)

export const entriesIn = (value: PdfValue): PdfEntries | undefined =>
  value.kind === "dictionary" ? value.entries : undefined

/** Two lists. A missing list is empty, and a single value is a list of one. */
export const listsOf = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
): readonly [then: ReadonlyArray<PdfValue>, now: ReadonlyArray<PdfValue>] => {
  const values = valuesOf(comparison, then, now)
  if (values === undefined) return [[], []]
  const [before, after] = values.map((value, at) => {
    if (value.kind === "array") return value.items
    const itself = at === 0 ? then : now
    return itself === undefined || (value.kind === "word" && value.text === "null") ? [] : [itself]
  })
  return [before ?? [], after ?? []]
}
