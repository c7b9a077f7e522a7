/**
 * Decodes base64 (RFC 4648) with white space anywhere. Absent for any other text, which Node's decoder would
 * read in part. Answers of the axis may lack the padding.
 */
export const decodeBase64 = (
  text: string,
  padded: "always" | "perhaps" = "always",
): Uint8Array | undefined => {
  const packed = text.replace(/[\t\n\r ]+/g, "")
  const alphabetEnd = packed.search(/[^A-Za-z0-9+/]/)
  const padding = alphabetEnd < 0 ? "" : packed.slice(alphabetEnd)
  const whole =
    (padded === "perhaps" || packed.length % 4 === 0) &&
    (padding === "" || padding === "=" || padding === "==")
  return whole ? new Uint8Array(Buffer.from(packed, "base64")) : undefined
}

/** Encodes a file in one line, as all known packets do. */
export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")
