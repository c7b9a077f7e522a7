import { cursorAt, type PdfCursor, readIndirectObject, readValue } from "./pdf-cursor.ts"
import { type PdfFile, resolve } from "./pdf-file.ts"
import { PdfProblem } from "./pdf-problem.ts"
import { orElse, type PdfValue, wholeNumber } from "./pdf-value.ts"
import type { SignatureDictionary } from "./signature-dictionary.ts"
import { type Budget, spend } from "./spend.ts"

/** How many objects around a `/ByteRange` are tried, and how many such places a file may have. */
const tries = 16
const maxPlaces = 500

/** How many bytes may be read in looking for them, far more than the signatures of any document have. */
const maxBytes = 8_000_000

/** Bytes that are only looked through for a word cost as much less. */
const searching = 6

/** Reads what begins at an offset and counts what that took, whether or not it can be read. */
const attempt = <A>(bytes: Buffer, start: number, effort: Budget, read: (cursor: PdfCursor) => A) => {
  const cursor = cursorAt(bytes, start)
  let value: A | undefined
  try {
    value = read(cursor)
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error
  }
  spend(effort, cursor.at - start)
  return value === undefined ? undefined : { value, end: cursor.at }
}

const nested = function* (value: PdfValue): Generator<SignatureDictionary> {
  if (value.kind === "array") for (const item of value.items) yield* nested(item)
  if (value.kind !== "dictionary") return
  const contents = value.entries.get("Contents")
  if (value.entries.has("ByteRange") && contents?.kind === "string")
    yield { entries: value.entries, contents }
  for (const entry of value.entries.values()) yield* nested(entry)
}

/** The object that begins at an `obj` before `place` and reaches beyond it. */
const objectAround = (bytes: Buffer, place: number, effort: Budget) => {
  let before = place
  for (let tried = 0; tried < tries; tried += 1) {
    const from = before
    before = bytes.lastIndexOf("obj", before - 1, "latin1")
    spend(effort, (from - Math.max(before, 0)) >> searching)
    if (before < 1) return undefined
    if (bytes[before - 1] === 0x64) continue
    const object = attempt(bytes, before + 3, effort, readValue)
    if (object !== undefined && object.end > place) return object
  }
  return undefined
}

/** Where all objects begin that any section of the cross-reference lists, in their order. */
const listedOffsets = ({ crossReference }: PdfFile): Float64Array => {
  const offsets: Array<number> = []
  for (const { places } of crossReference.sections.values())
    for (const place of places.values()) if (place.kind === "at") offsets.push(place.offset)
  return Float64Array.from(offsets).sort()
}

/** The last of these numbers that is not behind `place`. */
const lastBefore = (numbers: Float64Array, place: number): number | undefined => {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return numbers[low - 1]
}

const lengthOf = (file: PdfFile, length: PdfValue | undefined): number | undefined =>
  orElse(() => wholeNumber(resolve(file, length)), undefined)

/**
 * Behind which byte a stream's data ends that `place` lies in: what is in a stream is an attachment or a
 * picture, and no object of this file. Only a listed stream that ends as it says counts as one.
 */
const endOfDataAround = (file: PdfFile, offsets: Float64Array, place: number, effort: Budget) => {
  const start = lastBefore(offsets, place)
  const object = start === undefined ? undefined : attempt(file.bytes, start, effort, readIndirectObject)
  if (object?.value.value.kind !== "stream") return undefined
  const { entries, start: data } = object.value.value
  const length = lengthOf(file, entries.get("Length"))
  if (length === undefined || place < data || place >= data + length) return undefined
  const end = data + length
  return /^[\r\n]*endstream/.test(file.bytes.toString("latin1", end, end + 11)) ? end : undefined
}

/**
 * Signature dictionaries by looking at the bytes alone, save at what is inside the streams of a file that can
 * be opened.
 */
export const searchSignatures = (
  bytes: Buffer,
  file: PdfFile | undefined,
): Map<number, SignatureDictionary> => {
  const found = new Map<number, SignatureDictionary>()
  const effort: Budget = { left: maxBytes }
  let offsets: Float64Array | undefined
  let place = bytes.indexOf("/ByteRange", 0, "latin1")
  for (let count = 0; place >= 0 && count < maxPlaces; ) {
    if (file !== undefined) offsets ??= listedOffsets(file)
    const data =
      file !== undefined && offsets !== undefined ? endOfDataAround(file, offsets, place, effort) : undefined
    const object = data === undefined ? objectAround(bytes, place, effort) : undefined
    if (data === undefined) count += 1
    for (const signature of object === undefined ? [] : nested(object.value))
      found.set(signature.contents.start, signature)
    place = bytes.indexOf("/ByteRange", Math.max(place + 1, data ?? object?.end ?? 0), "latin1")
  }
  return found
}
