import { isUtf8 } from "node:buffer"
import { PacketError } from "@lienthong/core"
import { Effect } from "effect"
import { bearsManyMarks, beyond } from "./xml-limits.ts"

/**
 * Long enough to be fast; short enough that a piece holds others up for some milliseconds at most, and that a
 * field kept for long does not keep a whole packet in memory.
 */
const chunkBytes = 16_384

const declaration = /^<\?xml[^>]*encoding=["']windows-1258["']/i

const declaresWindows1258 = (bytes: Uint8Array): boolean =>
  declaration.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))

/**
 * QCVN 102:2016 prescribes UTF-8; a byte order mark of UTF-16 is believed, as XML 1.0 requires of every
 * reader. Windows-1258 is believed where a packet declares it and is not UTF-8 all the same.
 */
export const encodingOf = (bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return declaresWindows1258(bytes) && !isUtf8(bytes) ? "windows-1258" : "utf-8"
}

/** The last letter of a piece and its marks, which may go on in the next one. */
const lastLetter = /\P{M}\p{M}*$/u

/**
 * Puts letters and marks together, which windows-1258 writes apart, across the borders of pieces too. Absent
 * for a text with more marks on a letter than are read.
 */
const composing = () => {
  let kept = ""
  return (piece: string, isLast: boolean): string | undefined => {
    const text = kept + piece
    if (bearsManyMarks(text)) return undefined
    const cut = isLast ? text.length : Math.max(0, text.search(lastLetter))
    kept = text.slice(cut)
    return text.slice(0, cut).normalize("NFC")
  }
}

/**
 * Decodes a packet's bytes piece by piece and hands each piece to `take` until it answers `false`. It yields
 * to the event loop between pieces.
 *
 * Bytes that are not text are `not-xml`: replacing them would change a document without anybody noticing.
 */
export const decodeText = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  take: (text: string) => boolean,
): Effect.fn.Return<void, PacketError> {
  const encoding = encodingOf(bytes)
  const decoder = new TextDecoder(encoding, { fatal: true })
  const compose = encoding === "windows-1258" ? composing() : undefined
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const end = start + chunkBytes
    let text: string
    try {
      text = decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length })
    } catch (cause) {
      const [name, until] = [encoding.toUpperCase(), Math.min(end, bytes.length)]
      const detail = {
        problem: `it is not ${name} text (within bytes ${start} to ${until})`,
        problemVi: `không phải văn bản mã ${name} (trong khoảng byte ${start} đến ${until})`,
      }
      return yield* new PacketError({ reason: "not-xml", detail, cause })
    }
    const composed = compose ? compose(text, end >= bytes.length) : text
    if (composed === undefined) {
      const detail = { problem: beyond.marks.en, problemVi: beyond.marks.vi }
      return yield* new PacketError({ reason: "not-edxml", detail })
    }
    if (!take(composed)) return
    yield* Effect.yieldNow
  }
})
