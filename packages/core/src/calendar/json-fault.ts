const space = /[\t\n\r ]*/y
const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy

/** What may come next in a JSON text. */
type Awaited = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end"

interface Place {
  readonly awaits: Awaited
  /** The lists and objects that are not closed yet. */
  readonly open: Array<"[" | "{">
}

const close = ({ open }: Place): Awaited => {
  open.pop()
  return ", or end"
}

/** What may come after a token, or nothing if the token may not come here. */
const after = (word: string, place: Place): Awaited | undefined => {
  const { awaits, open } = place
  const inside = open.at(-1)
  switch (awaits) {
    case ", or end":
      if (word === "," && inside) return inside === "[" ? "value" : "key"
      return (word === "]" && inside === "[") || (word === "}" && inside === "{") ? close(place) : undefined
    case ":":
      return word === ":" ? "value" : undefined
    case "key":
    case "key or }":
      if (word === "}" && awaits === "key or }") return close(place)
      return word.startsWith('"') ? ":" : undefined
    default:
      if (word === "]" && awaits === "value or ]") return close(place)
      if (word === "[" || word === "{") {
        open.push(word)
        return word === "[" ? "value or ]" : "key or }"
      }
      return /^[}\],:]/.test(word) ? undefined : ", or end"
  }
}

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * Where a text stops being JSON: at the first token that may not come there, otherwise at its end. The
 * runtime's parser does not always report the place.
 */
export const jsonFaultAt = (text: string): number => {
  const open: Array<"[" | "{"> = []
  let awaits: Awaited = "value"
  let at = endOf(space, text, 0)
  while (at < text.length) {
    const end = endOf(token, text, at)
    const next: Awaited | undefined = end === at ? undefined : after(text.slice(at, end), { awaits, open })
    if (next === undefined) return at
    awaits = next
    at = endOf(space, text, end)
  }
  return text.length
}
