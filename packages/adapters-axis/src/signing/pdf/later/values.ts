import { lookUp, type PdfFile } from "../pdf-file.ts"
import { nothing, type PdfEntries, type PdfReference, type PdfValue } from "../pdf-value.ts"
import { type Comparison, changed, generationOf, placeIn, type Revisions, readBoth } from "./comparison.ts"

type Values = readonly [then: PdfValue, now: PdfValue]

/** Whether two values name one object. */
export const isSameObject = (then: PdfReference, now: PdfReference): boolean => {
  if (then.number !== now.number) return false
  if (then.generation !== now.generation) changed(`object ${then.number} is named by another generation`)
  return true
}

/** The object that a reference names; another generation of it is found by some readers and not by others. */
const named = (file: PdfFile, { number, generation }: PdfReference): PdfValue => {
  const place = placeIn(file, number)
  if (place.kind !== "free" && generationOf(place) !== generation)
    changed(`object ${number} is named by another generation`)
  const value = lookUp(file, number)
  return value.kind === "reference" ? changed(`object ${number} is another's name`) : value
}

const isLater = (revisions: Revisions, number: number): boolean => {
  const place = placeIn(revisions.now, number)
  if (place.kind === "inside") return isLater(revisions, place.holder)
  return place.kind === "free" || place.offset >= revisions.signed.bytes.length
}

/**
 * What two values stand for where they are not one object. A copy of a signature is none. The present one
 * must be written behind the signed revision, and so to the letter: an older one, which nobody showed, may be
 * one that readers read differently.
 */
export const valuesApart = (
  comparison: Comparison,
  then: PdfValue = nothing,
  now: PdfValue = nothing,
): Values => {
  if (now.kind === "reference" && !isLater(comparison, now.number))
    changed(`object ${now.number} is shown in another's place`)
  const before = then.kind === "reference" ? named(comparison.signed, then) : then
  if (then.kind === "reference" && entriesIn(before)?.has("ByteRange"))
    changed("a signature is another object")
  return [before, now.kind === "reference" ? named(comparison.now, now) : now]
}

/** What two values stand for; `undefined` where both are one damaged object. */
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

/** Two lists; what is no list is an empty one if it is nothing, and otherwise a list of itself. */
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
