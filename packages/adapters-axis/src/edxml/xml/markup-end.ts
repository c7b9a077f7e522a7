const opening = {
  comment: "<!--",
  instruction: "<?",
  declaration: "<!",
  tag: "<",
} as const

/** The kinds of markup, by their beginnings; a longer beginning first. */
export type MarkupKind = keyof typeof opening

const kinds = Object.keys(opening) as ReadonlyArray<MarkupKind>

/** Finds where markup that continues at a place of a text ends; -1 if it continues beyond the text. */
export type MarkupEnd = (text: string, from: number) => number

/** Finds a sequence that may begin in one piece of a text and end in the next. */
const afterSequence = (closing: string): MarkupEnd => {
  let tail = ""
  return (text, from) => {
    const seen = tail + text.slice(from)
    const found = seen.indexOf(closing)
    const end = found < 0 ? -1 : from + found + closing.length - tail.length
    tail = seen.slice(1 - closing.length)
    return end
  }
}

/** A tag ends at `>` outside quotes. */
const afterTag = (): MarkupEnd => {
  let quote = ""
  return (text, from) => {
    for (let at = from; at < text.length; at += 1) {
      const character = text[at]
      if (quote !== "") {
        at = text.indexOf(quote, at)
        if (at < 0) return -1
        quote = ""
      } else if (character === ">") return at + 1
      else if (character === '"' || character === "'") quote = character
    }
    return -1
  }
}

const endOf: { readonly [Kind in MarkupKind]: () => MarkupEnd } = {
  comment: () => afterSequence("-->"),
  instruction: () => afterSequence("?>"),
  // A DTD is refused at its beginning, whatever follows.
  declaration: () => () => -1,
  tag: afterTag,
}

/** The markup that begins at a `<`: its opening characters, and how to find its end behind them. */
export const beginMarkup = (text: string): { readonly opener: string; readonly end: MarkupEnd } => {
  const kind = kinds.find((each) => text.startsWith(opening[each])) ?? "tag"
  return { opener: opening[kind], end: endOf[kind]() }
}
