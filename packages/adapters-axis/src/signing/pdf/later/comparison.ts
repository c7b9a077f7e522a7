import { isSamePlace } from "../cross-reference.ts"
import type { Place } from "../cross-reference-section.ts"
import { lookUp, type PdfFile, resolve, startInside, unpackHolder } from "../pdf-file.ts"
import { changed, PdfProblem } from "../pdf-problem.ts"
import { type PdfReference, type PdfStream, type PdfValue, reference, wholeNumber } from "../pdf-value.ts"
import { type Budget, spend } from "../spend.ts"
import type { Permission } from "./permission.ts"
import { writtenReferences } from "./written-references.ts"

/** A signature of the file, as later revisions may refer to it. */
export interface FoundSignature {
  /** A timestamp proves a time and has no signer, so nobody vouches for what it shows. */
  readonly isTimestamp: boolean
  /**
   * Whether the signature is genuine, trusted and unchanged: only then its appearance is a signature and not
   * an overlay.
   */
  readonly holds: boolean
}

/** The compared revisions: a document as it was signed, and as the file has it now. */
export interface Revisions {
  /** The file up to the end of the signed revision. */
  readonly signed: PdfFile
  /** The whole file. */
  readonly now: PdfFile
  readonly permission: Permission
  /** The signatures found in the file's bytes, by the start of their values. */
  readonly signatures: ReadonlyMap<number, FoundSignature>
  /** How many steps all comparisons of one file may still take together. */
  readonly steps: Budget
}

export type Role = "root" | "form" | "field" | "page" | "note" | "structure"

/** An object in both revisions, usually with one number, and the key that leads to it. */
export interface Reached {
  readonly before: PdfReference
  readonly after: PdfReference
  readonly key: string
}

/** A comparison in progress. */
export interface Comparison extends Revisions {
  /** Objects whose changes are checked by their role, from wherever they are reached. */
  readonly known: Map<number, Role>
  /** Objects that must be equal and are not compared yet. */
  readonly waiting: Array<Reached>
  readonly untouched: Map<number, boolean>
  /** Objects of the structure that are not compared yet. */
  readonly todo: Array<() => void>
  readonly atEnd: Array<() => void>
  /** Fields that later signatures added, those of them that are put on pages, and added notes. */
  readonly fields: Set<number>
  readonly widgets: Set<number>
  readonly notes: Set<number>
  /** Widgets in which later signatures show something. */
  readonly shown: Set<number>
  /** Later signatures that are the value of a field, by their start: each answers for one field. */
  readonly taken: Set<number>
  /**
   * Default appearances (`/DA`) in use, and names added to the form's resources: no appearance may use an
   * added name.
   */
  readonly appearances: Set<string>
  readonly namesAdded: Set<string>
  /** Appearances that a signed field replaced with its own: nothing else may show them. */
  readonly replaced: Set<number>
  takesFormAppearance: boolean
  changedAsAllowed: boolean
}

export const step = ({ steps }: Comparison, count = 1): void => spend(steps, count)

/** Records an object's role; returns whether it is new. An object with two roles may have neither. */
export const isFirst = ({ known }: Comparison, number: number, role: Role): boolean => {
  const other = known.get(number)
  if (other !== undefined && other !== role) changed(`object ${number} is used in two roles`)
  known.set(number, role)
  return other === undefined
}

const free: Place = { kind: "free" }
export const placeIn = ({ crossReference }: PdfFile, number: number): Place =>
  crossReference.places.get(number) ?? free

/** Whether an object did not exist when the document was signed. */
export const isNew = ({ signed: then }: Comparison, number: number): boolean =>
  placeIn(then, number).kind === "free"

/** A stream without a readable length ends at its last keyword. */
const endOfStream = (file: PdfFile, { entries, start }: PdfStream): number => {
  const length = wholeNumber(resolve(file, entries.get("Length")))
  if (length !== undefined) return start + length
  const end = file.bytes.indexOf("endstream", start, "latin1")
  return end < 0 ? Number.POSITIVE_INFINITY : end
}

/** Whether an object that begins inside the signed revision also ends there. */
const endsThere = ({ signed: then, now }: Comparison, number: number, offset: number): boolean => {
  try {
    const value = lookUp(now, number)
    const end = value.kind === "stream" ? endOfStream(now, value) : (now.ends.get(number) ?? 0)
    return end <= then.bytes.length
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error
    return then.bytes.indexOf("endobj", offset, "latin1") >= 0
  }
}

const compareBytes = (comparison: Comparison, number: number): boolean => {
  const before = placeIn(comparison.signed, number)
  const after = placeIn(comparison.now, number)
  if (!isSamePlace(before, after)) return false
  if (before.kind === "free") return true
  return before.kind === "inside"
    ? isUntouched(comparison, before.holder)
    : before.offset < comparison.signed.bytes.length && endsThere(comparison, number, before.offset)
}

/** Whether an object's bytes are unchanged: it needs no comparison, only the objects it refers to do. */
export const isUntouched = (comparison: Comparison, number: number): boolean => {
  const known = comparison.untouched.get(number)
  if (known !== undefined) return known
  comparison.untouched.set(number, false)
  const untouched = compareBytes(comparison, number)
  comparison.untouched.set(number, untouched)
  return untouched
}

const itself = (number: number, key: string): Reached => {
  const one = reference(number)
  return { before: one, after: one, key }
}

/** The bytes of an unreadable object. */
const damagedBytes = (comparison: Comparison, number: number): string => {
  const { signed: then, now } = comparison
  const place = placeIn(now, number)
  if (place.kind === "free") return ""
  if (place.kind === "at") {
    const end = then.bytes.indexOf("endobj", place.offset, "latin1")
    return then.bytes.toString("latin1", place.offset, end < 0 ? then.bytes.length : end)
  }
  const stream = unpackHolder(now, place.holder)
  step(comparison, stream.index.length)
  const start = startInside(stream, number, place.index) ?? stream.data.length
  const end = stream.index.reduce((next, [, at]) => (at > start && at < next ? at : next), stream.data.length)
  return stream.data.toString("latin1", start, end)
}

/**
 * Reads an unchanged object. For a damaged one it returns `undefined`, and every object that it may name must
 * be equal.
 */
const readUntouched = (comparison: Comparison, number: number): PdfValue | undefined => {
  const place = placeIn(comparison.now, number)
  if (place.kind === "inside") comparison.waiting.push(itself(place.holder, "object stream"))
  try {
    return lookUp(comparison.now, number)
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error
    const bytes = damagedBytes(comparison, number)
    step(comparison, bytes.length >> 4)
    for (const named of writtenReferences(bytes)) comparison.waiting.push(itself(named, "damaged object"))
    return undefined
  }
}

export const generationOf = (place: Place) => (place.kind === "at" ? place.generation : 0)

/**
 * Reads an object in both revisions. A reference includes its generation, and with another one finds nothing.
 */
export const readBoth = (
  comparison: Comparison,
  number: number,
): readonly [then: PdfValue, now: PdfValue] | undefined => {
  const { signed: then, now } = comparison
  step(comparison)
  if (isUntouched(comparison, number)) {
    const value = readUntouched(comparison, number)
    return value === undefined ? undefined : [value, value]
  }
  const [before, after] = [placeIn(then, number), placeIn(now, number)]
  if (before.kind !== "free" && after.kind !== "free" && generationOf(before) !== generationOf(after))
    changed(`object ${number} has another generation number`)
  return [lookUp(then, number), lookUp(now, number)]
}
