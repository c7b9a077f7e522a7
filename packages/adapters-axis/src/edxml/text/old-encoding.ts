import { isVietnamese } from "./syllable.ts"

/** A text that was written in an old encoding, and what it says where that is certain. */
export interface OldText {
  readonly encoding: string
  readonly text?: string
}

/** The letters of TCVN3 (ABC fonts), at the place of the characters that Windows shows for them. */
const tcvn3 = new Map(
  [
    ["µ¸¶·¹", "àáảãạ"],
    ["¨»¾¼½Æ", "ăằắẳẵặ"],
    ["©ÇÊÈÉË", "âầấẩẫậ"],
    ["®", "đ"],
    ["ÌÐÎÏÑ", "èéẻẽẹ"],
    ["ªÒÕÓÔÖ", "êềếểễệ"],
    ["×ÝØÜÞ", "ìíỉĩị"],
    ["ßãáâä", "òóỏõọ"],
    ["«åèæçé", "ôồốổỗộ"],
    ["¬êíëìî", "ơờớởỡợ"],
    ["ïóñòô", "ùúủũụ"],
    ["\u00ADõøö÷ù", "ưừứửữự"],
    ["úýûüþ", "ỳýỷỹỵ"],
    ["¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"],
  ].flatMap(([from = "", to = ""]) => [...from].map((each, index) => [each, [...to][index] ?? ""] as const)),
)

const fromTcvn3 = (text: string): string => [...text].map((each) => tcvn3.get(each) ?? each).join("")

/** Characters that stand inside no word: a text with one there is in TCVN3. */
const inWordOfTcvn3 = /\p{L}[µ¸¶·¹¨»¾¼½©®ª«¬\u00AD×¡¢§£¤¥¦]\p{L}|®\p{L}/u
/** Letters that only Unicode has: such a text is in no old encoding. */
const unicodeOnly = /[ĂăĐđĨĩŨũƠơƯư\u{1EA0}-\u{1EF9}]/u

const windows1252 = new Map(
  [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (letter, byte) => [letter, byte] as const,
  ),
)
const strict = new TextDecoder("utf-8", { fatal: true })

/** The text whose bytes of UTF-8 were shown one by one, as `BÃ¡o cÃ¡o`. */
const fromBytes = (text: string): string | undefined => {
  const bytes = [...text].map((letter) => {
    const code = letter.charCodeAt(0)
    return windows1252.get(letter) ?? (code < 256 ? code : undefined)
  })
  const known = bytes.flatMap((byte) => byte ?? [])
  if (known.length !== bytes.length) return undefined
  try {
    return strict.decode(Uint8Array.from(known))
  } catch {
    // Bytes that are no UTF-8 are no such text: the usual case.
    return undefined
  }
}

const plain = /^[\x20-\x7E\s]*$/

/**
 * Recognises a text in an encoding that Vietnamese systems used before Unicode, or UTF-8 that was taken for
 * Latin letters. It says what the text means only where every word then is Vietnamese. Nothing for any other.
 */
export const recogniseOldText = (text: string): OldText | undefined => {
  if (plain.test(text)) return undefined
  const bytes = /[\u00C2-\u00F4]/.test(text) ? fromBytes(text) : undefined
  if (bytes !== undefined && /[^\P{L}a-z]/iu.test(bytes) && !/\p{Cc}/u.test(bytes) && isVietnamese(bytes))
    return { encoding: "UTF-8 (latin1)", text: bytes.normalize("NFC") }
  if (unicodeOnly.test(text)) return undefined
  if (inWordOfTcvn3.test(text)) {
    const meant = fromTcvn3(text)
    return isVietnamese(meant) ? { encoding: "TCVN3", text: meant } : { encoding: "TCVN3" }
  }
  return undefined
}
