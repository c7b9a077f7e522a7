import { bytesBehind, tcvn3, vni } from "./old-encodings.ts"
import { isSyllable } from "./syllable.ts"

/** A text that was written in another encoding than Unicode, or read in a wrong one. */
export interface MisreadText {
  readonly encoding: "UTF-8 (Latin-1)" | "TCVN3" | "VNI"
  /** The text that was meant. Absent where that is not certain. */
  readonly text?: string
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes)
  } catch {
    // The bytes are not UTF-8: the text is not what this looks for.
    return undefined
  }
}

/** What UTF-8 text can hold here beside ASCII: letters of Vietnamese, and dashes and quotation marks. */
const vietnamese = /^[\p{ASCII}\u00a0àáâãèéêìíòóôõùúýăđĩũơưạ-ỹÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ‐-‧]*$/u

/** Anything beyond ASCII and the no-break space, which letters may precede. */
const tells = /[^\p{ASCII}\u00a0]/u

/** A letter before a sign that Vietnamese never has there. `NGÃ”` may be a word that ends a quotation. */
const tellTale = /[À-ð][\u0080-\u00bf‚„†‡ˆ‰Š‹ŒŽƒ˜€•™šœžŸ]/u
/** Remains of Vietnamese letters, where other bytes of them are lost. */
const remains = /á[º»]|Ä[\u0090\u0091‘]|Æ[¡°]|Ã[¡-¿]/u

/** UTF-8 whose bytes were read one by one: `BÃ¡o cÃ¡o`. */
const asUtf8 = (text: string): MisreadText | undefined => {
  if (!tellTale.test(text)) return undefined
  const encoding = "UTF-8 (Latin-1)"
  const bytes = bytesBehind(text)
  const said = bytes && decoded(bytes)?.normalize("NFC")
  if (said !== undefined && vietnamese.test(said) && tells.test(said)) return { encoding, text: said }
  return remains.test(text) ? { encoding } : undefined
}

/**
 * Replaces every code of a table, the longest first. Returns nothing when other characters stand beside
 * ASCII.
 */
const converted = (word: string, table: ReadonlyMap<string, string>): string | undefined => {
  let text = ""
  for (let at = 0; at < word.length; ) {
    const length = table.has(word.slice(at, at + 2)) ? 2 : 1
    const code = word.slice(at, at + length)
    const letter = table.get(code) ?? (code.charCodeAt(0) < 0x80 ? code : undefined)
    if (letter === undefined) return undefined
    text += letter
    at += length
  }
  return text
}

// Codes of TCVN3 are signs in Unicode, such as `B¸o`, which \p{L} would cut at.
const word = /[A-Za-z\u00a1-\u00ff]+/gu
/** TCVN3 has one code for both cases of a letter: fonts of capitals show it as a capital. */
const isCapitals = (written: string): boolean => !/[a-z]/.test(written) && /[A-Z][^A-Z]*[A-Z]/.test(written)
const isPlain = (text: string): boolean => /^\p{ASCII}*$/u.test(text)

/** A sign between letters, as in `tr×nh`: no name has it. In shorter words it may be one of units, `N·m`. */
const isWithSign = (written: string): boolean =>
  written.length > 3 && /[A-Za-z][^\p{L}][A-Za-z]/u.test(written)
/** A mark of VNI behind a vowel, as in `Tôø`, where no other language that has the letter puts it. */
const isWithMark = (written: string): boolean => /[aeouyôö][øûå]|^ñ/iu.test(written)

/** A text in a font's own encoding: its words are not syllables as written, but are when converted. */
const asFont = (
  text: string,
  encoding: "TCVN3" | "VNI",
  table: ReadonlyMap<string, string>,
): MisreadText | undefined => {
  let [gained, lost, respelled] = [0, 0, 0]
  let [hasSign, hasMark] = [false, false]
  const said = text.replace(word, (written) => {
    if (isPlain(written)) return written
    const letters = converted(written, table)
    if (letters === undefined || !isSyllable(letters)) lost++
    else if (letters.length > 1 && !isSyllable(written)) {
      gained++
      hasSign ||= isWithSign(written)
      hasMark ||= isWithMark(written)
    } else if (letters !== written) respelled++
    return isCapitals(written) ? (letters ?? written).toUpperCase() : (letters ?? written)
  })
  if (gained < 2 && !hasSign && !hasMark) return undefined
  // Such a mark alone does not tell whether words that are Vietnamese as they stand are in its encoding too.
  const isCertain = lost === 0 && (gained > 1 || hasSign || respelled === 0)
  return isCertain ? { encoding, text: said } : gained > lost ? { encoding } : undefined
}

const wholeWord = /[\p{L}\p{M}\u00a1-\u00bf×÷]+/gu
const isOfLatin1 = (written: string): boolean => /^[A-Za-z\u00a1-\u00ff]+$/u.test(written)

/** A text in Unicode with a word of a font's own encoding in it: which of the others are is not known. */
const asMixed = (text: string): MisreadText | undefined => {
  const odd = (text.match(wholeWord) ?? []).filter(
    (written) => isOfLatin1(written) && !isSyllable(written) && (isWithSign(written) || isWithMark(written)),
  )
  const isOf = (table: ReadonlyMap<string, string>) =>
    odd.some((written) => isSyllable(converted(written, table) ?? ""))
  if (isOf(tcvn3)) return { encoding: "TCVN3" }
  return isOf(vni) ? { encoding: "VNI" } : undefined
}

/** Letters that none of these encodings leaves in a text: most Vietnamese text has one. */
const isUnicode =
  /[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u02dd-\u1fff]/u
const isBeyondAscii = /[^\p{ASCII}]/u

/**
 * Recognises text that is not Unicode: UTF-8 that was read as Latin-1 (`BÃ¡o cÃ¡o`), TCVN3 (`B¸o c¸o`) and
 * VNI (`Baùo caùo`). Returns the meant text if every word becomes Vietnamese, but not where other words are
 * in Unicode. A text that is Vietnamese as it stands is left alone, and so is a single odd word, which may be
 * a foreign name.
 */
export const findMisread = (text: string): MisreadText | undefined => {
  if (!isBeyondAscii.test(text)) return undefined
  if (isUnicode.test(text)) return asMixed(text)
  const found = [asUtf8(text), asFont(text, "TCVN3", tcvn3), asFont(text, "VNI", vni)]
  const certain = found.filter((each) => each?.text !== undefined)
  if (certain.length > 1 && certain[0]?.encoding !== "UTF-8 (Latin-1)") {
    const [first] = certain
    return first && { encoding: first.encoding }
  }
  return certain[0] ?? found.find((each) => each !== undefined)
}

/** A text as it was meant, where that is certain: composed, and `Báo cáo` for `BÃ¡o cÃ¡o`. */
export const meantText = (text: string): string => findMisread(text)?.text ?? text.normalize("NFC")
