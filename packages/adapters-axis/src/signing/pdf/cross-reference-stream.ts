import { entriesInAPiece, type InPieces } from "../../turns/in-pieces.ts"
import {
  type CrossReferenceOptions,
  list,
  listStrictly,
  maxObjects,
  type Place,
  type Section,
  tooMany,
} from "./cross-reference-section.ts"
import { cursorAt, readIndirectObject } from "./pdf-cursor.ts"
import { unpack } from "./pdf-filter.ts"
import { crossReferenceDamaged } from "./pdf-problem.ts"
import { isName, type PdfEntries, wholeNumber } from "./pdf-value.ts"

const field = (data: Buffer, at: number, width: number): number => {
  let value = 0
  for (let index = at; index < at + width; index += 1) value = value * 256 + (data[index] ?? 0)
  return value
}

const placeOf = (type: number, second: number, third: number): Place => {
  if (type === 1) return { kind: "at", offset: second, generation: third }
  return type === 2 ? { kind: "inside", holder: second, index: third } : { kind: "free" }
}

const numbers = (entries: PdfEntries, key: string): ReadonlyArray<number> | undefined => {
  const value = entries.get(key)
  if (value?.kind !== "array") return undefined
  const read = value.items.map(wholeNumber)
  return read.every((number) => number !== undefined) ? read : undefined
}

/**
 * Refuses what only some readers take, while others look for objects on their own: a wide type, parameters
 * of the filter in an array or null.
 */
const checkForm = (entries: PdfEntries, typeWidth: number) => {
  const parameters = entries.get("DecodeParms")
  if (typeWidth > 1 || !(parameters === undefined || parameters.kind === "dictionary"))
    crossReferenceDamaged("its stream has a form that not every reader can read")
}

/** Reads a section that is a stream (ISO 32000-1, 7.5.8), by the letter of the standard if it is strict. */
export const readStream = function* (
  bytes: Buffer,
  offset: number,
  { allowance, strictFrom }: CrossReferenceOptions,
): InPieces<Section> {
  const isStrict = offset >= strictFrom
  const { value } = readIndirectObject(cursorAt(bytes, offset, isStrict))
  if (value.kind !== "stream" || !isName(value.entries.get("Type"), "XRef"))
    return crossReferenceDamaged("it is not where the file says")
  const length = wholeNumber(value.entries.get("Length"))
  const size = wholeNumber(value.entries.get("Size"))
  const widths = numbers(value.entries, "W")
  if (
    length === undefined ||
    size === undefined ||
    widths?.length !== 3 ||
    widths[1] === 0 ||
    widths.some((width) => width > 8)
  )
    return crossReferenceDamaged("its stream lacks its length, size or widths")
  const data = unpack(value.entries, bytes.subarray(value.start, value.start + length), allowance)
  const [type, second, third] = widths as [number, number, number]
  const index = numbers(value.entries, "Index") ?? [0, size]
  const row = type + second + third
  if (isStrict) checkForm(value.entries, type)
  if (data.length / row > maxObjects) throw tooMany()
  const places = new Map<number, Place>()
  const add = isStrict ? listStrictly : list
  let at = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0
    for (
      let number = first;
      number < first + (index[pair + 1] ?? 0) && at + row <= data.length;
      number += 1
    ) {
      const kind = type === 0 ? 1 : field(data, at, type)
      if (isStrict && kind > 2) crossReferenceDamaged("an entry is of an unknown type")
      const place = placeOf(kind, field(data, at + type, second), field(data, at + type + second, third))
      add(places, number, place)
      at += row
      if (places.size % entriesInAPiece === 0) yield
    }
  }
  const listed = index.reduce((sum, count, at) => (at % 2 === 1 ? sum + count : sum), 0)
  if (isStrict && data.length !== listed * row) crossReferenceDamaged("its stream is not as long as it says")
  return { places, trailer: value.entries, style: "stream", end: value.start + length }
}
