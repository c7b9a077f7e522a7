import { crossReferenceDamaged, PdfProblem } from "./pdf-problem.ts"
import type { PdfEntries } from "./pdf-value.ts"
import type { Budget } from "./spend.ts"

/** Where an object is: at a byte of the file, or as the n-th object inside an object stream. */
export type Place =
  | { readonly kind: "free" }
  | { readonly kind: "at"; readonly offset: number; readonly generation: number }
  | { readonly kind: "inside"; readonly holder: number; readonly index: number }

export interface CrossReferenceOptions {
  readonly allowance: Budget
  /** Sections that begin here or later must keep to the letter of the standard. */
  readonly strictFrom: number
}

/** A section of a cross-reference, in either form. */
export interface Section {
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfEntries
  readonly style: "table" | "stream"
  /** Behind which byte a table's trailer ends; a stream ends as objects do. */
  readonly end: number
}

/** Far more than any document has, and few enough to hold. */
export const maxObjects = 1_000_000

export const tooMany = () => new PdfProblem("too-large")

const isSame = (one: Place, other: Place) => JSON.stringify(one) === JSON.stringify(other)

/** Lists an object in a section. Of two places for one object some readers take the first, some the last. */
export const list = (places: Map<number, Place>, number: number, place: Place): void => {
  const other = places.get(number)
  if (other !== undefined && !isSame(other, place)) crossReferenceDamaged(`object ${number} is listed twice`)
  places.set(number, place)
}

/**
 * The same in a strict section, in which every reader must find everything: 0 is not an object, and beyond a
 * few million readers give up, or count from 0 again, and look for objects on their own.
 */
export const listStrictly = (places: Map<number, Place>, number: number, place: Place): void => {
  if (places.has(number)) crossReferenceDamaged(`object ${number} is listed twice`)
  if (number > maxObjects || (number === 0 && place.kind !== "free"))
    crossReferenceDamaged(`it lists an object ${number}, a number that not every reader accepts`)
  places.set(number, place)
}
