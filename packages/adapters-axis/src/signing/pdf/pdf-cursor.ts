import { damaged, PdfProblem } from "./pdf-problem.ts"
import { nothing, type PdfValue } from "./pdf-value.ts"

/** A place in a file from which objects are read one after another. */
export interface PdfCursor {
  readonly bytes: Buffer
  at: number
  /** Whether a key given twice, which readers settle differently, is refused. */
  readonly isStrict: boolean
  /** How many values may still be read: what is read of one object is held in memory. */
  left: number
}

const maxDepth = 100

/** Far more than any one object has. */
const maxValues = 1_000_000

export const cursorAt = (bytes: Buffer, at: number, isStrict = false): PdfCursor => ({
  bytes,
  at,
  isStrict,
  left: maxValues,
})

const spaces = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set(Buffer.from("()<>[]{}/%", "latin1"))
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !spaces.has(byte) && !delimiters.has(byte)

const fail = (cursor: PdfCursor, expected: string): never =>
  damaged(`${expected} was expected at byte ${cursor.at}`)

export const isWhiteSpace = (byte: number | undefined): boolean => byte !== undefined && spaces.has(byte)

export const endsLine = (byte: number | undefined): boolean => byte === 10 || byte === 13

export const skipWhiteSpace = (cursor: PdfCursor): void => {
  while (isWhiteSpace(cursor.bytes[cursor.at])) cursor.at += 1
}

/** Moves past white space and comments. */
export const skipSpace = (cursor: PdfCursor): void => {
  const { bytes } = cursor
  for (;;) {
    const byte = bytes[cursor.at]
    if (byte === undefined) return
    if (byte === 0x25) {
      while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at += 1
    } else if (spaces.has(byte)) cursor.at += 1
    else return
  }
}

const readRegular = (cursor: PdfCursor): string => {
  const start = cursor.at
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1
  return cursor.bytes.toString("latin1", start, cursor.at)
}

/** The next word, for example `obj`; empty where a delimiter stands. */
export const readWord = (cursor: PdfCursor): string => {
  skipSpace(cursor)
  return readRegular(cursor)
}

export const expectWord = (cursor: PdfCursor, expected: string): void => {
  if (readWord(cursor) !== expected) fail(cursor, `\`${expected}\``)
}

export const readWholeNumber = (cursor: PdfCursor): number => {
  const read = readWord(cursor)
  return /^\d{1,15}$/.test(read) ? Number(read) : fail(cursor, "a whole number")
}

const readName = (cursor: PdfCursor): PdfValue => {
  cursor.at += 1
  const written = readRegular(cursor)
  return {
    kind: "name",
    name: written.replace(/#([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  }
}

const literalEnd = ({ bytes, at }: PdfCursor): number => {
  let open = 0
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === 0x5c) index += 1
    else if (byte === 0x28) open += 1
    else if (byte === 0x29 && --open === 0) return index + 1
  }
  return -1
}

const readString = (cursor: PdfCursor): PdfValue => {
  const start = cursor.at
  const end = cursor.bytes[start] === 0x28 ? literalEnd(cursor) : cursor.bytes.indexOf(">", start) + 1
  if (end <= 0) {
    cursor.at = cursor.bytes.length
    return damaged(`a string that begins at byte ${start} has no end`)
  }
  cursor.at = end
  const text = cursor.bytes.toString("latin1", start, end)
  if (cursor.isStrict && text.startsWith("<") && !/^<[\s\0\da-fA-F]*>$/.test(text))
    fail(cursor, "a hexadecimal string")
  return { kind: "string", text, start, end }
}

const readArray = (cursor: PdfCursor, depth: number): PdfValue => {
  const items: Array<PdfValue> = []
  cursor.at += 1
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.at] === 0x5d) {
      cursor.at += 1
      return { kind: "array", items }
    }
    items.push(readValue(cursor, depth + 1))
  }
}

const readDictionary = (cursor: PdfCursor, depth: number): PdfValue => {
  const entries = new Map<string, PdfValue>()
  cursor.at += 2
  for (;;) {
    skipSpace(cursor)
    if (cursor.bytes[cursor.at] === 0x3e && cursor.bytes[cursor.at + 1] === 0x3e) {
      cursor.at += 2
      return { kind: "dictionary", entries }
    }
    if (cursor.bytes[cursor.at] !== 0x2f) fail(cursor, "a key")
    const key = readName(cursor)
    const value = readValue(cursor, depth + 1)
    if (key.kind !== "name") continue
    if (cursor.isStrict && entries.has(key.name)) fail(cursor, "a key that is not given twice")
    entries.set(key.name, value)
  }
}

/** A word that every reader reads alike. Of `.` or `--5` they make different things. */
const soundWord = /^(?:true|false|[+-]?(?:\d+\.?\d*|\.\d+))$/

/** A number, `true`, `false`, `null`, or a reference such as `12 0 R`. */
const readWordOrReference = (cursor: PdfCursor): PdfValue => {
  const text = readRegular(cursor)
  if (/^\d{1,10}$/.test(text)) {
    const ahead = cursorAt(cursor.bytes, cursor.at)
    const generation = readWord(ahead)
    if (/^\d{1,5}$/.test(generation) && readWord(ahead) === "R") {
      cursor.at = ahead.at
      return { kind: "reference", number: Number(text), generation: Number(generation) }
    }
  }
  if (text === "null") return nothing
  const known = cursor.isStrict ? soundWord : /^(true|false|[+-]*\d*\.?\d*)$/
  return known.test(text) && text !== "" ? { kind: "word", text } : fail(cursor, "a value")
}

/** Reads the object that begins at the cursor. */
export const readValue = (cursor: PdfCursor, depth = 0): PdfValue => {
  if (depth > maxDepth) throw new PdfProblem("too-large")
  cursor.left -= 1
  if (cursor.left < 0) throw new PdfProblem("too-large")
  skipSpace(cursor)
  switch (cursor.bytes[cursor.at]) {
    case 0x2f:
      return readName(cursor)
    case 0x28:
      return readString(cursor)
    case 0x5b:
      return readArray(cursor, depth)
    case 0x3c:
      return cursor.bytes[cursor.at + 1] === 0x3c ? readDictionary(cursor, depth) : readString(cursor)
    default:
      return readWordOrReference(cursor)
  }
}

/** An object with its number, `12 0 obj … endobj`. */
export interface IndirectObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
}

export const readIndirectObject = (cursor: PdfCursor): IndirectObject => {
  const number = readWholeNumber(cursor)
  const generation = readWholeNumber(cursor)
  expectWord(cursor, "obj")
  const value = readValue(cursor)
  const after = readWord(cursor)
  if (after === "endobj") return { number, generation, value }
  if (after !== "stream" || value.kind !== "dictionary") return fail(cursor, "`endobj`")
  if (cursor.bytes[cursor.at] === 13) cursor.at += 1
  if (cursor.bytes[cursor.at] === 10) cursor.at += 1
  return { number, generation, value: { kind: "stream", entries: value.entries, start: cursor.at } }
}
