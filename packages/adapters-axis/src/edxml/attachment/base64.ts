/**
 * Decodes base64 as RFC 4648 writes it, with white space allowed anywhere; absent when it is anything else.
 */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const packed = text.replace(/[\t\n\r ]+/g, "")
  const alphabetEnd = packed.search(/[^A-Za-z0-9+/]/)
  const padding = alphabetEnd < 0 ? "" : packed.slice(alphabetEnd)
  const whole = packed.length % 4 === 0 && (padding === "" || padding === "=" || padding === "==")
  return whole ? new Uint8Array(Buffer.from(packed, "base64")) : undefined
}

/** Encodes a file as one line, as every packet seen has it. */
export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")
