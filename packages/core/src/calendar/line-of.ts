/** A list or an object being read, with the place of its next member. */
interface Open {
  key: string
  readonly isList: boolean
  awaitsKey: boolean
  /** The keys read in it so far. */
  readonly keys: Set<string>
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** A member of a list or an object: the path to it, and where it begins. */
interface Member {
  readonly open: ReadonlyArray<Open>
  readonly at: number
  readonly isRepeated: boolean
}

/** Yields every member in the order of the text, which must be valid JSON. */
const membersOf = function* (text: string): Generator<Member> {
  const open: Array<Open> = []
  for (const { 0: word, index } of text.matchAll(token)) {
    const inside = open.at(-1)
    if (word === "}" || word === "]") open.pop()
    else if (word === ",") {
      if (inside?.isList) inside.key = String(Number(inside.key) + 1)
      else if (inside) inside.awaitsKey = true
    } else if (word === ":") continue
    else if (inside?.awaitsKey && word.startsWith('"')) {
      inside.key = JSON.parse(word)
      inside.awaitsKey = false
      const isRepeated = inside.keys.has(inside.key)
      inside.keys.add(inside.key)
      yield { open, at: index, isRepeated }
    } else {
      if (inside?.isList) yield { open, at: index, isRepeated: false }
      if (word === "{") open.push({ key: "", isList: false, awaitsKey: true, keys: new Set() })
      if (word === "[") open.push({ key: "0", isList: true, awaitsKey: false, keys: new Set() })
    }
  }
}

/** The line of a place in a text, counted from 1. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length

/**
 * The line of a JSON text where the value at a path, `["years", "0", "tet"]`, is, or the line of the nearest
 * enclosing value when the path does not exist.
 */
export const lineOf = (text: string, path: ReadonlyArray<string>): number => {
  let found = { depth: 0, at: 0 }
  for (const { open, at } of membersOf(text)) {
    const isOnPath = open.every(({ key }, depth) => key === path[depth])
    if (isOnPath && open.length > found.depth && open.length <= path.length)
      found = { depth: open.length, at }
  }
  return lineAt(text, found.at)
}

/** The path of the first repeated key in an object, and the line of the repetition. */
export const repeatedIn = (
  text: string,
): { readonly path: ReadonlyArray<string>; readonly line: number } | undefined => {
  for (const { open, at, isRepeated } of membersOf(text))
    if (isRepeated) return { path: open.map(({ key }) => key), line: lineAt(text, at) }
  return undefined
}
