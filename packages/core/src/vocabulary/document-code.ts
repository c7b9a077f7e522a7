import { Schema } from "effect"
import { plainText } from "../text/plain-text.ts"
import { saysNothing } from "../text/says-nothing.ts"
import { unaccented } from "../text/unaccented.ts"
import { typeAbbreviations, typeNames } from "./document-type.ts"

/**
 * Số và ký hiệu of a document, `105/BC-UBND` (Decree 30/2020, Annex I): the number within the register, and
 * the notation after the slash.
 */
export const DocumentCode = Schema.Struct({ number: Schema.String, notation: Schema.String })
export interface DocumentCode extends Schema.Schema.Type<typeof DocumentCode> {}

/** Prints a code as Annex I writes it. */
export const printCode = (code: DocumentCode): string => `${code.number}/${code.notation}`

/** What a document is called before its number: `Công văn số 105/UBND-VP`, `CV số: 105`. */
const named = ["công văn", "văn bản", "cv", "vb", ...typeNames]
  .flatMap((name) => [name, unaccented(name)])
  .join("|")

/**
 * What stands before a number, a notation or both: `Số:`, `Số ký hiệu:`, `Số/ký hiệu`, `Số hiệu`, `Ký hiệu:`.
 * Without accents, or shortened, it may begin a notation, and counts only before a colon or a number.
 */
const label = new RegExp(
  [
    /^số (?:kh vb|vb|cv|kh) ?(?:[:.] ?|(?=\d))/,
    /^số(?:,? ?(?:và |\/)?k[ýí] hiệu| hiệu)?(?: văn bản| công văn)?(?: ?[:.])? ?/,
    /^k[ýí] hiệu(?: văn bản)?(?: ?[:.])? ?/,
    /^(?:so(?:,? ?(?:va |\/)?k[yi] hieu| hieu)?(?: van ban| cong van)?|k[yi] hieu|s\/kh|skh|so (?:vb|cv|kh))(?: ?[:.] ?| (?=\d))/,
    /^(?:no\.?|№|number|#) ?:? ?(?=\d)/,
    new RegExp(`^(?:${named}) s[ốo] ?[:.]? ?(?=\\d)`),
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
)

/** `105/BC-UBND ngày 20/6/2019`, as documents are quoted: a notation has no spaces. */
const dateBehind = /[ ,]+(?:ký )?ngày \d.*$/iu

/** Quotation marks, one of which spreadsheets put before a text. No code has any. */
const quotes = /["“”„«»]|^['‘’]+|['‘’]+$/gu

/**
 * A field without what systems put around it: a label before it, the date or a full stop after it, quotation
 * marks, an empty slash.
 */
const bare = (text: string): string => {
  const tidy = plainText(text)
    .replace(quotes, "")
    .replaceAll("\\", "/")
    .replace(dateBehind, "")
    .replace(/ ?([-/]) ?/g, "$1")
    .replace(label, "")
    .replace(/[ .,;:]+$/, "")
  return saysNothing(tidy) ? "" : tidy
}

const isWhole = (text: string): boolean => text.includes("/")

/** A number without the zeros before it, so that `01` and `1` are compared as one. */
const value = (number: string): string => number.replace(/^0+(?=\d)/, "")

const types: ReadonlySet<string> = new Set(
  ["CV", ...typeAbbreviations].map((abbreviation) => abbreviation.toUpperCase()),
)

/**
 * Joins the parts of a code that is split at the hyphen of its notation: `01/BC` and `UBND`, `-UBND` or
 * `BC-UBND`. `01-BC` and `UBND` may be a code of the Party, which has its type beside the number.
 */
const joinedAtHyphen = (number: string, notation: string): string | undefined => {
  const [, before = "", type = ""] = /^([^/]*\d[^/]*(?:\/\d{4})?)\/([^/-]+)-?$/u.exec(number) ?? []
  const rest = /^-?(\p{L}[^/]*)$/u.exec(notation)?.[1]
  if (type === "" || rest === undefined) return undefined
  if (rest.toUpperCase().startsWith(`${type.toUpperCase()}-`)) return `${before}/${rest}`
  const isSplit = types.has(type.toUpperCase()) || /-$/.test(number) || notation !== rest
  return isSplit ? `${before}/${type}-${rest}` : undefined
}

/** Joins a number and a notation, either of which may be the whole code or repeat the other. */
const joined = (number: string, notation: string): string => {
  if (number === "" || notation === "") return isWhole(number) ? number : `${number}/${notation}`
  const [first, second] = [number.toUpperCase(), notation.toUpperCase()]
  const repeats = first === second || first.endsWith(`/${second}`) || first.startsWith(`${second}/`)
  if (isWhole(number) && repeats) return number
  return joinedAtHyphen(number, notation) ?? `${number}/${notation}`
}

/** `2020/2020/QĐ-UBND` is number 2020 of that year's normative documents, and no number written twice. */
const mayBeYear = /^(?:19|20)\d{2}$/

/** Removes what says nothing from a code: behind it in `01/BC-UBND/N/A`, before it in `null/01/BC-UBND`. */
const withoutNothing = (text: string): string => {
  for (let at = text.indexOf("/"); at >= 0; at = text.indexOf("/", at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)]
    if (/^[^/]+\/./.test(before) && saysNothing(after)) return before
    if (saysNothing(before) && /^\d[^/]*\/./.test(after)) return after
  }
  return text
}

/** Splits a code at its first slash. A number that stands there twice, as `01/01/BC-UBND`, counts once. */
const split = (text: string): DocumentCode => {
  const whole = withoutNothing(text.replace(/\/{2,}/g, "/"))
  const at = whole.indexOf("/")
  if (at < 0) return { number: whole, notation: "" }
  const [number, notation] = [whole.slice(0, at), whole.slice(at + 1)]
  // Some systems swap the two fields of a code.
  if (/^\D+$/u.test(number) && /^\d+[a-z]?$/iu.test(notation)) return { number: notation, notation: number }
  const again = notation.indexOf("/")
  const isTwice =
    /^\d/.test(number) &&
    !mayBeYear.test(number) &&
    again > 0 &&
    value(notation.slice(0, again)) === value(number)
  return { number, notation: isTwice ? notation.slice(again + 1) : notation }
}

/** Longer texts are not codes and stay as they are, so that a hostile one costs nothing. */
const maxLength = 300

/** Repeats a reading until it changes nothing more: a label may stand before another. */
const settled = <A>(first: A, again: (read: A) => A, isSame: (a: A, b: A) => boolean): A => {
  let read = first
  for (;;) {
    const next = again(read)
    if (isSame(read, next)) return read
    read = next
  }
}

const parseOnce = (text: string): DocumentCode => split(bare(text))

const isSameText = (a: DocumentCode, b: DocumentCode): boolean =>
  a.number === b.number && a.notation === b.notation

/**
 * Reads `105/BC-UBND` as people and packets write it: with `Số:` or a slash before it, other hyphens, spaces
 * or decomposed letters. A text without a slash becomes the number. Zeros and the case of letters stay as
 * they are written. Never rejects a text: {@link codeFaults} checks codes.
 */
export const parseCode = (text: string): DocumentCode =>
  text.length > maxLength
    ? { number: text, notation: "" }
    : settled(parseOnce(text), (read) => parseOnce(printCode(read)), isSameText)

const readOnce = ({ number, notation }: DocumentCode): DocumentCode =>
  parseCode(joined(bare(number), bare(notation)))

/**
 * Reads the two fields of a code as systems fill them: number and notation, the whole code in either of them
 * or in both, `N/A` for nothing, and all that {@link parseCode} accepts.
 */
export const readCode = (code: DocumentCode): DocumentCode =>
  code.number.length + code.notation.length > maxLength ? code : settled(readOnce(code), readOnce, isSameText)

/** A code whose number has two digits at least and no further zeros before it, as Annex I writes it. */
export const withTwoDigits = (code: DocumentCode): DocumentCode => {
  const { number, notation } = code
  const digits = /^\d+/.exec(number)?.[0] ?? ""
  const padded = digits === "" ? number : value(digits).padStart(2, "0") + number.slice(digits.length)
  return { number: padded, notation }
}

const keyOnce = (text: string): string =>
  printCode(withTwoDigits(parseCode(text)))
    .replaceAll(" ", "")
    .toUpperCase()
    .normalize("NFC")

/**
 * The one form by which codes are compared: as {@link readCode} and {@link parseCode} read them, without
 * case, spaces and the zeros before a number, which Annex I writes as two digits at least (`05`).
 */
export const codeKey = (code: DocumentCode | string): string => {
  const text = typeof code === "string" ? code : printCode(readCode(code))
  return text.length > maxLength ? text : settled(keyOnce(text), keyOnce, Object.is)
}

/** Whether a code has both its parts. Only then does it identify a document. */
export const isWholeCode = (code: DocumentCode): boolean => code.number !== "" && code.notation !== ""

/** Prints a register's number as Annex I does, with at least two digits: `05`. */
export const printNumber = (number: number): string => String(number).padStart(2, "0")

/**
 * The sequence number that a code's number begins with, as in `05`, `105` or `105a`. Returns nothing when the
 * number does not begin with digits.
 */
export const sequenceOf = (code: DocumentCode): number | undefined => {
  const digits = /^\d{1,15}/.exec(code.number)?.[0]
  return digits === undefined ? undefined : Number(digits)
}
