import { Option } from "effect"

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/** Bytes out of base64 text. Node's decoder skips what it does not know, so the text is checked before. */
export const readBase64 = (data: unknown): Option.Option<Uint8Array> => {
  if (typeof data !== "string" || !base64.test(data)) return Option.none()
  const bytes = Buffer.from(data, "base64")
  return bytes.length === 0 ? Option.none() : Option.some(new Uint8Array(bytes))
}
