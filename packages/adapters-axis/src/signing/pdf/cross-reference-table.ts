import { entriesInAPiece, type InPieces } from "../../turns/in-pieces.ts"
import {
  list,
  listStrictly,
  maxObjects,
  type Place,
  type Section,
  tooMany,
} from "./cross-reference-section.ts"
import {
  cursorAt,
  expectWord,
  type PdfCursor,
  readValue,
  readWholeNumber,
  readWord,
  skipSpace,
  skipWhiteSpace,
} from "./pdf-cursor.ts"
import { crossReferenceDamaged } from "./pdf-problem.ts"

/** One entry as the standard has it, twenty bytes wide. */
const soundEntry = /^\d{10} \d{5} [nf](?: \r| \n|\r\n)$/

/**
 * A reader that finds a table malformed looks for objects on its own, and finds others than the table names.
 */
const checkEntry = (bytes: Buffer, at: number) => {
  if (!soundEntry.test(bytes.toString("latin1", at, at + 20))) crossReferenceDamaged("an entry is malformed")
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
  if (first > maxObjects) throw tooMany()
  const [head] = soundHead.exec(bytes.toString("latin1", start, start + 30)) ?? []
  if (head === undefined) return crossReferenceDamaged("the heading of a part is malformed")
  cursor.at = start + head.length
  if (first === 1 && bytes[cursor.at + 17] === 0x66)
    crossReferenceDamaged("it begins with a free object at number 1")
}

/** Some tools count the end of the line before it in. */
const checkWord = (bytes: Buffer, offset: number) => {
  if (!/^(?:\r\n|\r|\n)?xref ?[\r\n]/.test(bytes.toString("latin1", offset, offset + 8)))
    crossReferenceDamaged("it is not where the file says")
}

/** Reads a section that is a table (ISO 32000-1, 7.5.4), by the letter of the standard if it is strict. */
export const readTable = function* (bytes: Buffer, offset: number, isStrict: boolean): InPieces<Section> {
  const cursor = cursorAt(bytes, offset)
  const places = new Map<number, Place>()
  const add = isStrict ? listStrictly : list
  if (isStrict) checkWord(bytes, offset)
  expectWord(cursor, "xref")
  for (;;) {
    if (isStrict) skipWhiteSpace(cursor)
    else skipSpace(cursor)
    const ahead = cursorAt(bytes, cursor.at, isStrict)
    if (readWord(ahead) === "trailer") {
      const trailer = readValue(ahead)
      if (trailer.kind !== "dictionary") return crossReferenceDamaged("its trailer is not a dictionary")
      return { places, trailer: trailer.entries, style: "table", end: ahead.at }
    }
    const start = cursor.at
    const first = readWholeNumber(cursor)
    const count = readWholeNumber(cursor)
    if (isStrict) checkHead(bytes, cursor, start, first)
    if (places.size + count > maxObjects) throw tooMany()
    for (let number = first; number < first + count; number += 1) {
      if ((number - first) % entriesInAPiece === entriesInAPiece - 1) yield
      if (!isStrict) skipSpace(cursor)
      const entry = cursor.at
      const sound = soundPlace(bytes, entry)
      if (sound !== undefined) {
        add(places, number, sound)
        cursor.at = entry + 20
        continue
      }
      if (isStrict) checkEntry(bytes, entry)
      const position = readWholeNumber(cursor)
      const generation = readWholeNumber(cursor)
      const use = readWord(cursor)
      if (use !== "n" && use !== "f") crossReferenceDamaged("an entry is neither used nor free")
      add(places, number, use === "n" ? { kind: "at", offset: position, generation } : { kind: "free" })
      if (isStrict) cursor.at = entry + 20
    }
  }
}
