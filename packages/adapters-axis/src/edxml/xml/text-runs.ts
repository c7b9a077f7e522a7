import { beginMarkup, type MarkupEnd } from "./markup-end.ts"

/** The parts of an XML text, in order. */
export interface Parts {
  /** Markup, or what stands outside the root element: a piece of it, as it is written. */
  readonly markup: (text: string) => void
  /** A piece of an element's text, with references resolved and line ends as `\n`. */
  readonly text: (text: string) => void
  /** A text has an ampersand that is not written as a reference, and is read as itself. */
  readonly bareAmpersand: () => void
  /** Whether an element is open, so that a text may stand here. */
  readonly isInside: () => boolean
}

/** Tells text from markup, piece by piece. */
export interface TextRuns {
  readonly write: (text: string) => void
  /** Ends the text. An incomplete rest counts as markup, whose reader says what is wrong with it. */
  readonly end: () => void
  /** How many line ends stood in texts. */
  readonly lines: () => number
}

const cdata = "<![CDATA["
/** Openings that must be complete before it is known what begins. */
const openers = [cdata, "<!--", "<?"]

const predefined: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }
const reference = /&(?:(amp|lt|gt|quot|apos)|#0*([0-9]{1,7})|#x0*([0-9A-Fa-f]{1,6}));/y
/** The start of a reference that may continue in the next piece. */
const cutReference = /&(?:[a-z]{0,4}|#0*[0-9]{0,7}|#x0*[0-9A-Fa-f]{0,6})$/y
const leadingZeros = /^(&#x?)0+/
const nameCharacter = "[\\p{L}\\p{M}\\p{N}_.:-]"
/**
 * An ampersand that cannot be part of a reference, as in `Tổng hợp & Văn thư` and `R&D`, has no other
 * reading than itself. `&nbsp;` and `&amp` are meant otherwise.
 */
const bareAmpersand = new RegExp(
  `&(?!#|(?:${Object.keys(predefined).join("|")})(?![\\p{L}\\p{M}\\p{N}]))${nameCharacter}{0,64}(?!;|${nameCharacter})`,
  "uy",
)
/** A name that may go on in the next piece. */
const cutName = new RegExp(`&${nameCharacter}{0,64}$`, "uy")
/** What may have been meant as a reference. */
const unknownReference = /&[^;&<]{0,64};?/y
const textEnd = /[<&]/g

/** Everything but `Char` of XML 1.0. With `u`, half of a surrogate pair counts as one. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

const lineEnds = /\r\n?/g

/** The character of a reference at a place of a text, if a well-formed one stands there. */
const resolve = (
  text: string,
  at: number,
): { readonly character: string; readonly end: number } | undefined => {
  reference.lastIndex = at
  const [whole = "", name, decimal, hexadecimal] = reference.exec(text) ?? []
  if (whole === "") return undefined
  const end = at + whole.length
  if (name !== undefined) return { character: predefined[name] ?? "", end }
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal)
  if (point > 0x10ffff) return undefined
  const character = String.fromCodePoint(point)
  return forbidden.test(character) ? undefined : { character, end }
}

/**
 * Separates the texts of elements from everything else, because the XML parser collects a text of any length
 * before it reports it, and most of a packet is the text of its files. Malformed text goes to the parser like
 * markup, so that the parser says what is wrong. An ampersand alone is read.
 */
export const textRuns = (parts: Parts): TextRuns => {
  /** Finds the end of the markup that has begun; absent in a text. */
  let markupEnd: MarkupEnd | undefined
  let isInSection = false
  /** The end of the last piece, which is not understood yet. */
  let pending = ""
  /** The last characters of the text, where `]]>` may have begun. */
  let tail = ""
  let endsInReturn = false
  let lines = 0
  /** The text that was read since the last part was passed on. */
  let run = ""

  const tell = () => {
    const text = run
    run = ""
    if (text !== "") parts.text(text)
  }
  const markup = (text: string) => {
    tell()
    parts.markup(text)
  }
  const countLines = (text: string) => {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1
  }
  /** Adds a text as it is written, which has no references in it. */
  const give = (written: string) => {
    if (written === "") return
    if (forbidden.test(written)) return markup(written)
    const begun = endsInReturn && written.startsWith("\n") ? written.slice(1) : written
    endsInReturn = written.endsWith("\r")
    const text = begun.includes("\r") ? begun.replace(lineEnds, "\n") : begun
    countLines(text)
    run += text
  }
  /** Leaves the rest until more is known of it. */
  const wait = (text: string, at: number): number => {
    pending = text.slice(at)
    return text.length
  }
  /** Reads to the next tag, or over the next reference. Returns where it stopped. */
  const readText = (text: string, from: number): number => {
    textEnd.lastIndex = from
    const end = textEnd.exec(text)?.index ?? text.length
    const written = text.slice(from, end)
    // Not allowed in a text (XML 1.0, 2.4).
    if ((tail + written).includes("]]>")) markup("]]>")
    tail = (tail + written).slice(-2)
    give(written)
    if (text[end] !== "&") return end
    tail = ""
    const found = resolve(text, end)
    if (found !== undefined) {
      endsInReturn = false
      run += found.character
      return found.end
    }
    cutReference.lastIndex = end
    cutName.lastIndex = end
    if (cutReference.test(text) || cutName.test(text)) {
      // Any number of zeros is allowed.
      pending = text.slice(end).replace(leadingZeros, "$10")
      return text.length
    }
    bareAmpersand.lastIndex = end
    if (bareAmpersand.test(text)) {
      parts.bareAmpersand()
      endsInReturn = false
      run += "&"
      return end + 1
    }
    unknownReference.lastIndex = end
    const [unknown = "&"] = unknownReference.exec(text) ?? []
    markup(unknown)
    return end + unknown.length
  }
  const readSection = (text: string, from: number): number => {
    const found = text.indexOf("]]>", from)
    if (found >= 0) {
      give(text.slice(from, found))
      isInSection = false
      endsInReturn = false
      return found + "]]>".length
    }
    const kept = text.endsWith("]]") ? 2 : text.endsWith("]") ? 1 : 0
    const end = Math.max(from, text.length - kept)
    give(text.slice(from, end))
    return wait(text, end)
  }
  const readMarkup = (text: string, from: number, endIn: MarkupEnd): number => {
    const end = endIn(text, from)
    markup(text.slice(from, end < 0 ? text.length : end))
    if (end < 0) return text.length
    markupEnd = undefined
    return end
  }
  /** Begins the markup or section at a `<`. Returns where to continue. */
  const begin = (text: string, at: number): number => {
    const rest = text.slice(at, at + cdata.length)
    if (openers.some((opener) => opener.length > rest.length && opener.startsWith(rest)))
      return wait(text, at)
    tail = ""
    endsInReturn = false
    if (rest === cdata && parts.isInside()) {
      isInSection = true
      return at + cdata.length
    }
    const begun = beginMarkup(rest)
    markupEnd = begun.end
    markup(begun.opener)
    return at + begun.opener.length
  }
  const readOutside = (text: string, from: number): number => {
    const tag = text.indexOf("<", from)
    const end = tag < 0 ? text.length : tag
    if (end > from) markup(text.slice(from, end))
    return end
  }
  return {
    write: (piece) => {
      const text = pending + piece
      pending = ""
      for (let at = 0; at < text.length; ) {
        if (isInSection) at = readSection(text, at)
        else if (markupEnd) at = readMarkup(text, at, markupEnd)
        else if (text[at] === "<") at = begin(text, at)
        else at = parts.isInside() ? readText(text, at) : readOutside(text, at)
      }
      tell()
    },
    end: () => {
      if (isInSection) markup(cdata)
      if (pending !== "") markup(pending)
    },
    lines: () => lines,
  }
}
