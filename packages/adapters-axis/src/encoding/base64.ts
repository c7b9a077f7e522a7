import { createHash } from "node:crypto"

/** Text in base64, read piece by piece. */
export interface Base64Text {
  /** Equal for equal texts, whatever white space is in them; empty for a text without letters. */
  readonly fingerprint: string
  /** The decoded bytes, in pieces; absent for a text that is not base64. */
  readonly bytes: ReadonlyArray<Uint8Array> | undefined
}

/** Reads base64 (RFC 4648) with white space anywhere. */
export interface Base64Reader {
  readonly write: (text: string) => void
  readonly end: () => Base64Text
}

const whiteSpace = /[\t\n\r ]+/g
const letters = /^[A-Za-z0-9+/]*$/
const isPadding = (text: string) => text === "" || text === "=" || text === "=="

/**
 * Decodes while a text comes in, so that it is never in memory as a whole. Text that is not all base64, which
 * Node's decoder would read in part, is not accepted. Answers of the axis may lack the padding.
 */
export const base64Reader = (padded: "always" | "perhaps" = "always"): Base64Reader => {
  const hash = createHash("sha256")
  const pieces: Array<Uint8Array> = []
  let length = 0
  /** The last letters, which make no three bytes yet. */
  let rest = ""
  let padding = ""
  let isSound = true
  const decode = (text: string) => {
    if (text !== "") pieces.push(Buffer.from(text, "base64"))
  }
  return {
    write: (text) => {
      const packed = text.replace(whiteSpace, "")
      if (packed === "") return
      length += packed.length
      hash.update(packed)
      if (!isSound) return
      const end = packed.indexOf("=")
      const body = end < 0 ? packed : packed.slice(0, end)
      isSound = letters.test(body) && (padding === "" || body === "")
      if (end >= 0) padding += packed.slice(end)
      isSound &&= isPadding(padding)
      if (!isSound) {
        pieces.length = 0
        return
      }
      const whole = rest + body
      const cut = whole.length - (whole.length % 4)
      decode(whole.slice(0, cut))
      rest = whole.slice(cut)
    },
    end: () => {
      if (length === 0) return { fingerprint: "", bytes: [] }
      const isWhole = length % 4 === 0 || (padded === "perhaps" && rest.length !== 1)
      if (isSound && isWhole) decode(rest)
      return { fingerprint: hash.digest("hex"), bytes: isSound && isWhole ? pieces : undefined }
    },
  }
}

/** Bytes that are encoded at once: a number of times three, so that the texts join. */
const encodedAtOnce = 768 * 1024

/** How long a file is in base64. */
export const base64Length = (bytes: Uint8Array): number => 4 * Math.ceil(bytes.length / 3)

/** Encodes a file in one line, as all known packets do, piece by piece. */
export const encodeBase64 = function* (bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += encodedAtOnce) {
    const part = bytes.subarray(from, from + encodedAtOnce)
    yield Buffer.from(Buffer.from(part.buffer, part.byteOffset, part.length).toString("base64"), "latin1")
  }
}
