import {
  cursorAt,
  endsLine,
  expectWord,
  type PdfCursor,
  readIndirectObject,
  readValue,
  readWholeNumber,
  readWord,
  skipSpace,
  skipWhiteSpace,
} from "./pdf-cursor.ts"
import { type UnpackAllowance, unpack } from "./pdf-filter.ts"
import { isName, type PdfEntries, PdfProblem, wholeNumber } from "./pdf-value.ts"

/** Where an object is: at a byte of the file, or as the n-th object inside an object stream. */
export type Place =
  | { readonly kind: "free" }
  | { readonly kind: "at"; readonly offset: number; readonly generation: number }
  | { readonly kind: "inside"; readonly holder: number; readonly index: number }

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

/** Far more than any document has, and few enough to hold. */
const maxObjects = 1_000_000

const tooMany = () => new PdfProblem("it has more than a million objects")

export interface CrossReferenceOptions {
  readonly allowance: UnpackAllowance
  /** Sections that begin here or later must keep to the letter of the standard. */
  readonly strictFrom: number
}

export interface Section {
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfEntries
  readonly style: "table" | "stream"
  /** Behind which byte a table's trailer ends; a stream ends as objects do. */
  readonly end: number
}

/** One entry as the standard has it, twenty bytes wide. */
const soundEntry = /^\d{10} \d{5} [nf](?: \r| \n|\r\n)$/

/**
 * A reader that finds a table malformed looks for objects by itself, and finds others than the table names.
 */
const checkEntry = (bytes: Buffer, at: number) => {
  if (!soundEntry.test(bytes.toString("latin1", at, at + 20)))
    throw new PdfProblem("an entry of its cross-reference table is malformed")
}

const digitsAt = (bytes: Buffer, at: number, count: number): number => {
  let value = 0
  for (let index = at; index < at + count; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** A sound entry, which nearly every entry of every file is: a large file has tens of thousands. */
const soundPlace = (bytes: Buffer, at: number): Place | undefined => {
  const [space, newLine, before] = [0x20, 0x0a, bytes[at + 18]]
  if (bytes[at + 10] !== space || bytes[at + 16] !== space || bytes[at + 19] !== newLine) return undefined
  if (before !== space && before !== 0x0d) return undefined
  const [offset, generation] = [digitsAt(bytes, at, 10), digitsAt(bytes, at + 11, 5)]
  if (Number.isNaN(offset + generation)) return undefined
  if (bytes[at + 17] === 0x6e) return { kind: "at", offset, generation }
  return bytes[at + 17] === 0x66 ? { kind: "free" } : undefined
}

/** A subsection's first number and count, alone on their line. */
const soundHead = /^\d{1,10} \d{1,10} ?(?:\r\n|\r|\n)/

/**
 * Moves to the first entry. Readers take one free entry at number 1 for that of object 0, and shift all
 * others.
 */
const checkHead = (bytes: Buffer, cursor: PdfCursor, start: number, first: number) => {
  const [head] = soundHead.exec(bytes.toString("latin1", start, start + 30)) ?? []
  if (head === undefined) throw new PdfProblem("a part of its cross-reference table is malformed")
  cursor.at = start + head.length
  if (first === 1 && bytes[cursor.at + 17] === 0x66)
    throw new PdfProblem("its cross-reference table begins at 1 with a free object")
}

/** Some tools count the end of the line before it in. */
const checkWord = (bytes: Buffer, offset: number) => {
  if (!/^(?:\r\n|\r|\n)?xref ?[\r\n]/.test(bytes.toString("latin1", offset, offset + 8)))
    throw new PdfProblem("its cross-reference table is not where it should be")
}

const readTable = (bytes: Buffer, offset: number, isStrict: boolean): Section => {
  const cursor = cursorAt(bytes, offset)
  const places = new Map<number, Place>()
  if (isStrict) checkWord(bytes, offset)
  expectWord(cursor, "xref")
  for (;;) {
    if (isStrict) skipWhiteSpace(cursor)
    else skipSpace(cursor)
    const ahead = cursorAt(bytes, cursor.at, isStrict)
    if (readWord(ahead) === "trailer") {
      const trailer = readValue(ahead)
      if (trailer.kind !== "dictionary") throw new PdfProblem("its trailer is not a dictionary")
      return { places, trailer: trailer.entries, style: "table", end: ahead.at }
    }
    const start = cursor.at
    const first = readWholeNumber(cursor)
    const count = readWholeNumber(cursor)
    if (isStrict) checkHead(bytes, cursor, start, first)
    if (places.size + count > maxObjects) throw tooMany()
    for (let number = first; number < first + count; number += 1) {
      if (!isStrict) skipSpace(cursor)
      const entry = cursor.at
      const sound = soundPlace(bytes, entry)
      if (sound !== undefined) {
        places.set(number, sound)
        cursor.at = entry + 20
        continue
      }
      if (isStrict) checkEntry(bytes, entry)
      const position = readWholeNumber(cursor)
      const generation = readWholeNumber(cursor)
      const use = readWord(cursor)
      if (use !== "n" && use !== "f") throw new PdfProblem("its cross-reference table is damaged")
      places.set(number, use === "n" ? { kind: "at", offset: position, generation } : { kind: "free" })
      if (isStrict) cursor.at = entry + 20
    }
  }
}

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

const readStream = (
  bytes: Buffer,
  offset: number,
  { allowance, strictFrom }: CrossReferenceOptions,
): Section => {
  const { value } = readIndirectObject(cursorAt(bytes, offset, offset >= strictFrom))
  if (value.kind !== "stream" || !isName(value.entries.get("Type"), "XRef"))
    throw new PdfProblem("its cross-reference was not found where it should be")
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
    throw new PdfProblem("its cross-reference stream is damaged")
  const data = unpack(value.entries, bytes.subarray(value.start, value.start + length), allowance)
  const [type, second, third] = widths as [number, number, number]
  const index = numbers(value.entries, "Index") ?? [0, size]
  const row = type + second + third
  if (data.length / row > maxObjects) throw tooMany()
  const places = new Map<number, Place>()
  let at = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0
    for (
      let number = first;
      number < first + (index[pair + 1] ?? 0) && at + row <= data.length;
      number += 1
    ) {
      const kind = type === 0 ? 1 : field(data, at, type)
      places.set(
        number,
        placeOf(kind, field(data, at + type, second), field(data, at + type + second, third)),
      )
      at += row
    }
  }
  const listed = index.reduce((sum, count, at) => (at % 2 === 1 ? sum + count : sum), 0)
  if (offset >= strictFrom && data.length !== listed * row)
    throw new PdfProblem("its cross-reference stream is not as long as it says")
  return { places, trailer: value.entries, style: "stream", end: value.start + length }
}

const readSection = (bytes: Buffer, offset: number, options: CrossReferenceOptions): Section => {
  if (offset >= bytes.length) throw new PdfProblem("its cross-reference lies beyond its end")
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

const gather = ({ places, contradicted, hidden }: Gathered, section: Section) => {
  if (places.size + section.places.size > maxObjects) throw tooMany()
  for (const [number, place] of section.places) {
    if (!places.has(number)) places.set(number, place)
    else if (hidden.has(number) && place.kind !== "free") contradicted.add(number)
  }
}

/**
 * A hybrid section (ISO 32000-1, 7.5.8.4): its stream adds to its table, and defines what the table calls
 * free.
 */
const merged = (table: Section, stream: Section, { contradicted, hidden }: Gathered): Section => {
  const places = new Map(table.places)
  for (const [number, place] of stream.places) {
    const own = places.get(number)
    if (own === undefined || own.kind === "free") {
      if (own !== undefined && place.kind !== "free") hidden.add(number)
      places.set(number, place)
    } else if (!isSamePlace(own, place)) contradicted.add(number)
  }
  return { ...table, places }
}

/** Reads every section from the newest back to the first, each once, however they name each other. */
export const readCrossReference = (bytes: Buffer, options: CrossReferenceOptions): CrossReference => {
  const marker = bytes.lastIndexOf("startxref", undefined, "latin1")
  if (marker < 0) throw new PdfProblem("it has no cross-reference")
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
    const section = readSection(bytes, offset, options)
    newest ??= section
    gathered.sections.set(offset, section)
    waiting.push(...previous(section))
    const besides = section.style === "table" ? wholeNumber(section.trailer.get("XRefStm")) : undefined
    const stream = isNew(besides) ? readStream(bytes, besides, options) : undefined
    if (besides !== undefined && stream !== undefined) gathered.sections.set(besides, stream)
    if (stream !== undefined) waiting.push(...previous(stream))
    gather(gathered, stream === undefined ? section : merged(section, stream, gathered))
  }
  if (newest === undefined) throw new PdfProblem("it has no cross-reference")
  const { places, sections, contradicted } = gathered
  return { places, trailer: newest.trailer, start, style: newest.style, sections, contradicted }
}
