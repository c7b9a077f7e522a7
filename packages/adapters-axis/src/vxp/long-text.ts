import { Effect } from "effect"
import { type Base64Text, base64Reader } from "../encoding/base64.ts"

/** A JSON text with a short string in the place of a long one, which was read as base64. */
export interface WithoutLongText {
  readonly body: Buffer
  /** The string in its place, which stands nowhere else. */
  readonly mark: string
  readonly content: Base64Text
}

/** A long string begins within so many bytes, and is longer. */
const headLength = 64 * 1024

/** Bytes that are read in one turn: some milliseconds. */
const readAtOnce = 1024 * 1024

const quote = 0x22

/** JSON allows none of them in a string, unless they are escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u001f]/

/** Reads the inside of a JSON string as base64: servers escape `=`, `/` and line ends. */
const escapedBase64 = () => {
  const reader = base64Reader("perhaps")
  /** An escape that is not whole yet. */
  let pending = ""
  let isSound = true
  return {
    write: (bytes: Uint8Array) => {
      const text = pending + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
      const last = text.lastIndexOf("\\")
      const needed = text[last + 1] === "u" ? "\\u003d".length : "\\n".length
      const end = last >= 0 && text.length - last < needed ? last : text.length
      pending = text.slice(end)
      if (control.test(text)) isSound = false
      if (last < 0) return reader.write(text)
      try {
        reader.write(JSON.parse(`"${text.slice(0, end)}"`))
      } catch (cause) {
        if (!(cause instanceof SyntaxError)) throw cause
        isSound = false
      }
    },
    end: (): Base64Text => {
      const read = reader.end()
      return isSound && pending === "" ? read : { ...read, bytes: undefined }
    },
  }
}

/**
 * Takes a long string out of a JSON text and decodes it, piece by piece yielding to the event loop between
 * them. An answer of the axis holds a packet as such a string, and this way it is never in memory as text.
 * Absent if no long string is seen. A text that is cut in the wrong place does not parse, or has the mark
 * elsewhere.
 */
export const withoutLongText = Effect.fnUntraced(function* (pieces: ReadonlyArray<Uint8Array>) {
  let size = 0
  const first = pieces.findIndex(({ length }) => {
    size += length
    return size >= headLength
  })
  const begun = Buffer.concat(pieces.slice(0, first + 1))
  const head = begun.subarray(0, headLength)
  const opening = head.lastIndexOf(quote)
  if (first < 0 || opening < 0) return undefined
  const reader = escapedBase64()
  reader.write(head.subarray(opening + 1))
  const rest: Array<Uint8Array> = []
  let turn = readAtOnce
  for (const piece of [begun.subarray(headLength), ...pieces.slice(first + 1)]) {
    const closing = rest.length > 0 ? 0 : piece.indexOf(quote)
    if (rest.length === 0) reader.write(closing < 0 ? piece : piece.subarray(0, closing))
    if (closing >= 0) rest.push(piece.subarray(closing))
    turn -= piece.length
    if (turn > 0) continue
    turn = readAtOnce
    yield* Effect.yieldNow
  }
  if (rest.length === 0) return undefined
  const before = head.subarray(0, opening + 1)
  let mark = "long-text"
  while ([before, ...rest].some((part) => Buffer.from(part).includes(mark))) mark += "-"
  const found: WithoutLongText = {
    body: Buffer.concat([before, Buffer.from(mark), ...rest]),
    mark,
    content: reader.end(),
  }
  return found
})
