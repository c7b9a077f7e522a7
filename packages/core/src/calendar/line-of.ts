/** A list or an object that is being read: where its next member stands. */
interface Open {
  key: string
  readonly isList: boolean
  awaitsKey: boolean
  /** The keys that were met in it. */
  readonly keys: Set<string>
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** A member of a list or an object: what it stands in, each at its key, and where it begins. */
interface Member {
  readonly open: ReadonlyArray<Open>
  readonly at: number
  readonly isRepeated: boolean
}

/** Every member in the order of the text, which is JSON: it has been parsed before. */
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

const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length

/**
 * On which line of a text of JSON a value stands, by its path, `["years", "0", "tet"]`; the line of the nearest value around
 * it where there is none.
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

/** The first key that an object has twice, and the line of the second. */
export const repeatedIn = (
  text: string,
): { readonly path: ReadonlyArray<string>; readonly line: number } | undefined => {
  for (const { open, at, isRepeated } of membersOf(text))
    if (isRepeated) return { path: open.map(({ key }) => key), line: lineAt(text, at) }
  return undefined
}
