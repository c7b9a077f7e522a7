import { entriesInAPiece, type InPieces } from "../../turns/in-pieces.ts"
import {
  type CrossReferenceOptions,
  maxObjects,
  type Place,
  type Section,
  tooMany,
} from "./cross-reference-section.ts"
import { readStream } from "./cross-reference-stream.ts"
import { readTable } from "./cross-reference-table.ts"
import { cursorAt, endsLine, readWholeNumber, readWord } from "./pdf-cursor.ts"
import { crossReferenceDamaged, PdfProblem } from "./pdf-problem.ts"
import { type PdfEntries, wholeNumber } from "./pdf-value.ts"

/**
 * The whole cross-reference of a file (ISO 32000-1, 7.5.4 and 7.5.8): newest section first, older ones
 * filling in.
 */
export interface CrossReference {
  readonly places: ReadonlyMap<number, Place>
  /** The newest trailer. */
  readonly trailer: PdfEntries
  /** Where the newest section begins, for `/Prev` of the next. */
  readonly start: number
  /** How the newest section is written; the next one is written alike. */
  readonly style: "table" | "stream"
  /** Its sections by where they begin. */
  readonly sections: ReadonlyMap<number, Section>
  /**
   * Objects that a hybrid section's table and stream put at different places: what they are depends on the
   * reader.
   */
  readonly contradicted: ReadonlySet<number>
}

const readSection = (bytes: Buffer, offset: number, options: CrossReferenceOptions): InPieces<Section> => {
  if (offset >= bytes.length) crossReferenceDamaged("it lies beyond the end of the file")
  const cursor = cursorAt(bytes, offset)
  return readWord(cursor) === "xref"
    ? readTable(bytes, offset, offset >= options.strictFrom)
    : readStream(bytes, offset, options)
}

/** What is read of a cross-reference so far; newer sections come first and win. */
interface Gathered {
  readonly places: Map<number, Place>
  readonly sections: Map<number, Section>
  readonly contradicted: Set<number>
  /** What a hybrid section's stream has and its table calls free: hidden from readers before PDF 1.5. */
  readonly hidden: Set<number>
}

export const isSamePlace = (one: Place, other: Place): boolean => {
  if (one.kind === "at")
    return other.kind === "at" && one.offset === other.offset && one.generation === other.generation
  if (one.kind === "inside")
    return other.kind === "inside" && one.holder === other.holder && one.index === other.index
  return other.kind === "free"
}

/** The byte that a cross-reference means: some tools count the end of the line before an object in. */
export const meant = (bytes: Buffer, place: Place): Place =>
  place.kind === "at" && endsLine(bytes[place.offset]) ? { ...place, offset: place.offset + 1 } : place

const gather = function* ({ places, contradicted, hidden }: Gathered, section: Section): InPieces<void> {
  if (places.size + section.places.size > maxObjects) throw tooMany()
  let gathered = 0
  for (const [number, place] of section.places) {
    gathered += 1
    if (gathered % entriesInAPiece === 0) yield
    if (!places.has(number)) places.set(number, place)
    else if (hidden.has(number) && place.kind !== "free") contradicted.add(number)
  }
}

/**
 * A hybrid section (ISO 32000-1, 7.5.8.4): its stream adds to its table, and defines what the table calls
 * free.
 */
const merged = function* (
  table: Section,
  stream: Section,
  { contradicted, hidden }: Gathered,
): InPieces<Section> {
  const places = new Map(table.places)
  let added = 0
  for (const [number, place] of stream.places) {
    added += 1
    if (added % entriesInAPiece === 0) yield
    const own = places.get(number)
    if (own === undefined || own.kind === "free") {
      if (own !== undefined && place.kind !== "free") hidden.add(number)
      places.set(number, place)
    } else if (!isSamePlace(own, place)) contradicted.add(number)
  }
  return { ...table, places }
}

/** Reads every section from the newest back to the first, each once, however they name each other. */
export const readCrossReference = function* (
  bytes: Buffer,
  options: CrossReferenceOptions,
): InPieces<CrossReference> {
  const marker = bytes.lastIndexOf("startxref", undefined, "latin1")
  if (marker < 0) throw new PdfProblem("no-cross-reference")
  const start = readWholeNumber(cursorAt(bytes, marker + "startxref".length))
  const gathered: Gathered = {
    places: new Map(),
    sections: new Map(),
    contradicted: new Set(),
    hidden: new Set(),
  }
  const waiting = [start]
  const met = new Set<number>()
  const isNew = (offset: number | undefined): offset is number => {
    if (offset === undefined || met.has(offset)) return false
    met.add(offset)
    return true
  }
  const previous = ({ trailer }: Section) => {
    const offset = wholeNumber(trailer.get("Prev"))
    return offset === undefined ? [] : [offset]
  }
  let newest: Section | undefined
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    if (!isNew(offset)) continue
    const section = yield* readSection(bytes, offset, options)
    newest ??= section
    gathered.sections.set(offset, section)
    waiting.push(...previous(section))
    const besides = section.style === "table" ? wholeNumber(section.trailer.get("XRefStm")) : undefined
    const stream = isNew(besides) ? yield* readStream(bytes, besides, options) : undefined
    if (besides !== undefined && stream !== undefined) gathered.sections.set(besides, stream)
    if (stream !== undefined) waiting.push(...previous(stream))
    yield* gather(gathered, stream === undefined ? section : yield* merged(section, stream, gathered))
  }
  if (newest === undefined) throw new PdfProblem("no-cross-reference")
  const { places, sections, contradicted } = gathered
  return { places, trailer: newest.trailer, start, style: newest.style, sections, contradicted }
}
