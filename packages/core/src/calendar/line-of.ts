/** A list or an object that is being read: where its next member stands. */
interface Open {
  key: string
  readonly isList: boolean
  awaitsKey: boolean
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * On which line of a text of JSON a value stands, by its path, `["years", "0", "tet"]`; the line of the nearest value around
 * it where there is none. The text is JSON: it has been parsed before.
 */
export const lineOf = (text: string, path: ReadonlyArray<string>): number => {
  const open: Array<Open> = []
  let found = { depth: 0, at: 0 }
  const meet = (at: number) => {
    const isOnPath = open.every(({ key }, depth) => key === path[depth])
    if (isOnPath && open.length > found.depth && open.length <= path.length)
      found = { depth: open.length, at }
  }
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
      meet(index)
    } else {
      if (inside?.isList) meet(index)
      if (word === "{") open.push({ key: "", isList: false, awaitsKey: true })
      if (word === "[") open.push({ key: "0", isList: true, awaitsKey: false })
    }
  }
  return text.slice(0, found.at).split("\n").length
}
