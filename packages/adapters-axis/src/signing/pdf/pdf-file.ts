import { type CrossReference, type Place, readCrossReference } from "./cross-reference.ts"
import { cursorAt, readIndirectObject, readValue, readWholeNumber } from "./pdf-cursor.ts"
import { fullAllowance, type UnpackAllowance, unpack } from "./pdf-filter.ts"
import {
  isName,
  nothing,
  type PdfEntries,
  PdfProblem,
  type PdfReference,
  type PdfStream,
  type PdfValue,
  wholeNumber,
} from "./pdf-value.ts"

/** A PDF opened for looking up its objects. What is found is kept; the bytes are never changed. */
export interface PdfFile {
  readonly bytes: Buffer
  readonly crossReference: CrossReference
  readonly found: Map<number, PdfValue>
  readonly allowance: UnpackAllowance
  readonly unpacked: Map<number, ReadonlyMap<number, PdfValue>>
}

/** Whether the bytes begin as a PDF does. Readers accept the header anywhere in the first kilobyte. */
export const hasPdfHeader = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes("%PDF-", 0, "latin1")

/** As above, or it ends as a PDF does: damage to either end alone does not make another kind of file of it. */
export const looksLikePdf = (bytes: Buffer): boolean =>
  hasPdfHeader(bytes) || /%%EOF\s*$/.test(bytes.toString("latin1", Math.max(0, bytes.length - 64)))

export const openPdf = (bytes: Buffer): PdfFile => {
  const allowance = fullAllowance()
  return {
    bytes,
    crossReference: readCrossReference(bytes, allowance),
    found: new Map(),
    allowance,
    unpacked: new Map(),
  }
}

/** The data of a stream, still packed. */
export const streamData = (file: PdfFile, stream: PdfStream): Buffer => {
  const length = wholeNumber(resolve(file, stream.entries.get("Length")))
  if (length === undefined || stream.start + length > file.bytes.length)
    throw new PdfProblem("a stream runs beyond the end of the file")
  return file.bytes.subarray(stream.start, stream.start + length)
}

const unpackHolder = (file: PdfFile, holder: number): ReadonlyMap<number, PdfValue> => {
  const kept = file.unpacked.get(holder)
  if (kept !== undefined) return kept
  const objects = new Map<number, PdfValue>()
  file.unpacked.set(holder, objects)
  if (file.crossReference.places.get(holder)?.kind === "inside")
    throw new PdfProblem("an object stream lies inside another")
  const stream = lookUp(file, holder)
  const entries = stream.kind === "stream" ? stream.entries : undefined
  const count = wholeNumber(resolve(file, entries?.get("N")))
  const first = wholeNumber(resolve(file, entries?.get("First")))
  if (stream.kind !== "stream" || count === undefined || first === undefined)
    throw new PdfProblem("an object stream is damaged")
  const data = unpack(stream.entries, streamData(file, stream), file.allowance)
  const index = cursorAt(data, 0)
  for (let at = 0; at < count; at += 1) {
    const number = readWholeNumber(index)
    objects.set(number, readValue(cursorAt(data, first + readWholeNumber(index))))
  }
  return objects
}

const read = (file: PdfFile, number: number, place: Place): PdfValue => {
  if (place.kind === "free") return nothing
  if (place.kind === "inside") return unpackHolder(file, place.holder).get(number) ?? nothing
  const object = readIndirectObject(cursorAt(file.bytes, place.offset))
  if (object.number !== number) throw new PdfProblem(`object ${number} is not where its cross-reference says`)
  return object.value
}

/** The object of a number; `null` where the file has none, as the standard has it. */
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
    if (step > 32) throw new PdfProblem("its references run in a circle")
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
  if (at?.kind !== "reference" || entries === undefined) throw new PdfProblem("it has no document catalog")
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
  throw new PdfProblem("it has no page")
}
