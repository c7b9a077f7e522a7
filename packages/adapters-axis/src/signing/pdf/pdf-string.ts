import type { PdfString } from "./pdf-value.ts"

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }

const literal = (written: string): string =>
  written.replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return "\n"
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff)
    return /^[\r\n]/.test(escaped) ? "" : (escapes[escaped] ?? whole.slice(1))
  })

/** The bytes of a string (ISO 32000-1, 7.3.4), one Latin-1 character each, however it is written. */
export const bytesOfString = ({ text }: PdfString): string => {
  const inside = text.slice(1, -1)
  if (text.startsWith("(")) return literal(inside)
  const digits = inside.replace(/[^0-9a-fA-F]/g, "")
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1")
}

/** The text of a string: UTF-16 where it begins with a byte-order mark, else as its bytes are. */
export const textOfString = (string: PdfString): string => {
  const bytes = bytesOfString(string)
  if (!bytes.startsWith("\xfe\xff")) return bytes
  const body = Buffer.from(bytes.slice(2), "latin1")
  return body
    .subarray(0, body.length & ~1)
    .swap16()
    .toString("utf16le")
}
