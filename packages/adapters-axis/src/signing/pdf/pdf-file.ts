import type { InPieces } from "../../turns/in-pieces.ts"
import { type CrossReference, readCrossReference } from "./cross-reference.ts"
import type { Place } from "./cross-reference-section.ts"
import { cursorAt, type PdfCursor, readIndirectObject, readValue, readWholeNumber } from "./pdf-cursor.ts"
import { fullAllowance, unpack } from "./pdf-filter.ts"
import { damaged, PdfProblem } from "./pdf-problem.ts"
import {
  isName,
  nothing,
  type PdfEntries,
  type PdfReference,
  type PdfStream,
  type PdfValue,
  wholeNumber,
} from "./pdf-value.ts"
import { type Budget, expectLeft } from "./spend.ts"

/** A PDF opened for looking up its objects. Found objects are cached; the bytes are never changed. */
export interface PdfFile {
  readonly bytes: Buffer
  readonly crossReference: CrossReference
  readonly found: Map<number, PdfValue>
  /** The end of each object outside streams; for a stream, the start of its data. */
  readonly ends: Map<number, number>
  readonly allowance: Budget
  /** The number of bytes of objects, without stream data, that may still be read. */
  readonly reading: Budget
  /** The unpacked object streams. `undefined` while one is being unpacked, and after that failed. */
  readonly unpacked: Map<number, ObjectStream | undefined>
  /** From this byte on, the file must be written so that every reader reads it alike. */
  readonly strictFrom: number
}

/** An object stream (ISO 32000-1, 7.5.7): its objects by number, and the start of each in `data`. */
export interface ObjectStream {
  readonly data: Buffer
  readonly index: ReadonlyArray<readonly [number: number, start: number]>
}

/** Whether a file has a PDF header. Readers accept it anywhere in the first kilobyte. */
export const hasPdfHeader = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes("%PDF-", 0, "latin1")

/** Whether the file begins with the header. Bytes before it shift every offset for some readers. */
export const beginsWithHeader = (bytes: Buffer): boolean => bytes.toString("latin1", 0, 5) === "%PDF-"

/** Whether a file has a PDF's header or end: damage to one of them does not make it another kind of file. */
export const looksLikePdf = (bytes: Buffer): boolean =>
  hasPdfHeader(bytes) || /%%EOF\s*$/.test(bytes.toString("latin1", Math.max(0, bytes.length - 64)))

/** The max size of cached objects: more than any compared document has, and small enough to hold. */
const maxRead = 32 * 1024 * 1024

export const openPdf = function* (bytes: Buffer, strictFrom = Number.POSITIVE_INFINITY): InPieces<PdfFile> {
  const allowance = fullAllowance()
  return {
    bytes,
    crossReference: yield* readCrossReference(bytes, { allowance, strictFrom }),
    found: new Map(),
    ends: new Map(),
    allowance,
    reading: { left: maxRead },
    unpacked: new Map(),
    strictFrom,
  }
}

/** The data of a stream, still packed. */
export const streamData = (file: PdfFile, stream: PdfStream): Buffer => {
  const length = wholeNumber(resolve(file, stream.entries.get("Length")))
  if (length === undefined || stream.start + length > file.bytes.length)
    return damaged("a stream runs beyond the end of the file")
  if (stream.start >= file.strictFrom) {
    const after = file.bytes.toString("latin1", stream.start + length, stream.start + length + 11)
    if (!/^[\r\n]*endstream/.test(after)) damaged("a stream is not as long as it says")
  }
  return file.bytes.subarray(stream.start, stream.start + length)
}

/** The cost of a file so far, in steps of a comparison. */
export const effortOf = ({ crossReference: { places, sections }, allowance, reading }: PdfFile): number =>
  places.size + sections.size + ((fullAllowance().left - allowance.left + maxRead - reading.left) >> 4)

/** Reads with a cursor and counts how far it came, even if reading fails. */
const counted = <A>({ reading }: PdfFile, cursor: PdfCursor, read: (cursor: PdfCursor) => A): A => {
  expectLeft(reading)
  const start = cursor.at
  try {
    return read(cursor)
  } finally {
    reading.left -= cursor.at - start
  }
}

/** Unpacks an object stream and reads its index, but not the objects. */
export const unpackHolder = (file: PdfFile, holder: number): ObjectStream => {
  const kept = file.unpacked.get(holder)
  if (kept !== undefined) return kept
  if (file.unpacked.has(holder)) damaged("an object stream contains itself")
  file.unpacked.set(holder, undefined)
  if (file.crossReference.places.get(holder)?.kind === "inside")
    damaged("an object stream lies inside another")
  const unpacked = unpackObjects(file, lookUp(file, holder))
  file.unpacked.set(holder, unpacked)
  return unpacked
}

/** The same for a stream that need not be the newest of its number. */
export const unpackObjects = (file: PdfFile, stream: PdfValue): ObjectStream => {
  const entries = stream.kind === "stream" ? stream.entries : undefined
  const count = wholeNumber(resolve(file, entries?.get("N")))
  const first = wholeNumber(resolve(file, entries?.get("First")))
  if (stream.kind !== "stream" || count === undefined || first === undefined)
    return damaged("an object stream does not say how many objects it has")
  const data = unpack(stream.entries, streamData(file, stream), file.allowance)
  const cursor = cursorAt(data, 0)
  const index: Array<readonly [number, number]> = []
  for (let at = 0; at < count; at += 1) {
    const number = readWholeNumber(cursor)
    index.push([number, first + readWholeNumber(cursor)])
  }
  return { data, index }
}

/** The start of an object inside its stream. The cross-reference decides if two have its number. */
export const startInside = ({ index }: ObjectStream, number: number, at: number): number | undefined => {
  const [own, start] = index[at] ?? []
  if (own === number) return start
  const named = index.filter(([other]) => other === number)
  if (named.length > 1) damaged(`object ${number} is twice in one object stream`)
  return named[0]?.[1]
}

const readInside = (file: PdfFile, number: number, holder: number, at: number): PdfValue => {
  const stream = unpackHolder(file, holder)
  if (stream.index[at]?.[0] !== number) file.reading.left -= stream.index.length
  const start = startInside(stream, number, at)
  const place = file.crossReference.places.get(holder)
  const isStrict = place?.kind === "at" && place.offset >= file.strictFrom
  return start === undefined ? nothing : counted(file, cursorAt(stream.data, start, isStrict), readValue)
}

const read = (file: PdfFile, number: number, place: Place): PdfValue => {
  if (place.kind === "free") return nothing
  if (place.kind === "inside") return readInside(file, number, place.holder, place.index)
  const cursor = cursorAt(file.bytes, place.offset, place.offset >= file.strictFrom)
  const object = counted(file, cursor, readIndirectObject)
  if (object.number !== number) damaged(`object ${number} is not where the cross-reference says`)
  file.ends.set(number, cursor.at)
  return object.value
}

/** The object with a number; `null` if the file has none, as in the standard. */
export const lookUp = (file: PdfFile, number: number): PdfValue => {
  const kept = file.found.get(number)
  if (kept !== undefined) return kept
  const place = file.crossReference.places.get(number)
  const value = place === undefined ? nothing : read(file, number, place)
  file.found.set(number, value)
  return value
}

/** Follows references to the value they stand for. */
export const resolve = (file: PdfFile, value: PdfValue | undefined): PdfValue => {
  let current = value ?? nothing
  for (let step = 0; current.kind === "reference"; step += 1) {
    if (step > 32) damaged("references lead in a circle")
    current = lookUp(file, current.number)
  }
  return current
}

/** The entries of a dictionary, also behind a reference; `undefined` when it is something else. */
export const entriesOf = (file: PdfFile, value: PdfValue | undefined): PdfEntries | undefined => {
  const resolved = resolve(file, value)
  return resolved.kind === "dictionary" ? resolved.entries : undefined
}

/** The items of an array, also behind a reference; none when it is something else. */
export const itemsOf = (file: PdfFile, value: PdfValue | undefined): ReadonlyArray<PdfValue> => {
  const resolved = resolve(file, value)
  return resolved.kind === "array" ? resolved.items : []
}

/** The document's root and where it is. */
export const catalogOf = (file: PdfFile): { readonly at: PdfReference; readonly entries: PdfEntries } => {
  const at = file.crossReference.trailer.get("Root")
  const entries = entriesOf(file, at)
  if (at?.kind !== "reference" || entries === undefined) throw new PdfProblem("no-page")
  return { at, entries }
}

/** The first page and where it is. */
export const firstPageOf = (file: PdfFile): { readonly at: PdfReference; readonly entries: PdfEntries } => {
  const seen = new Set<number>()
  const waiting = [catalogOf(file).entries.get("Pages")]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at.kind !== "reference" || seen.has(at.number)) continue
    seen.add(at.number)
    const entries = entriesOf(file, at)
    if (entries === undefined) continue
    if (isName(entries.get("Type"), "Page") || !entries.has("Kids")) return { at, entries }
    waiting.push(...[...itemsOf(file, entries.get("Kids"))].reverse())
  }
  throw new PdfProblem("no-page")
}
