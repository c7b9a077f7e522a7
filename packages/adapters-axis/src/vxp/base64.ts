import { Option } from "effect"

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/** Decodes base64 text. Node's decoder skips unknown characters, so the text is checked first. */
export const readBase64 = (data: unknown): Option.Option<Uint8Array> => {
  if (typeof data !== "string" || !base64.test(data)) return Option.none()
  const bytes = Buffer.from(data, "base64")
  return bytes.length === 0 ? Option.none() : Option.some(new Uint8Array(bytes))
}
