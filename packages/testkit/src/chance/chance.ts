/** Draws that are the same for the same seed. */
export interface Chance {
  /** A number in [0, 1). */
  readonly next: () => number
  /** A whole number in [from, until). */
  readonly between: (from: number, until: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <A>(among: ReadonlyArray<A>) => A
  /** Some of them, at least `least`, in their order. */
  readonly some: <A>(among: ReadonlyArray<A>, least: number, most: number) => ReadonlyArray<A>
}

/** FNV-1a over the parts, so that what is drawn for one purpose changes nothing that is drawn for another. */
const hashOf = (parts: ReadonlyArray<string | number>): number => {
  let hash = 0x811c9dc5
  for (const char of parts.join("/")) {
    hash ^= char.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** The draws of one purpose within a seed: `chanceOf(seed, "documents")`. */
export const chanceOf = (...parts: ReadonlyArray<string | number>): Chance => {
  let state = hashOf(parts)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, until: number) => from + Math.floor(next() * (until - from))
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick: (among) => {
      const picked = among[between(0, among.length)]
      if (picked === undefined) throw new RangeError("there is nothing to pick from")
      return picked
    },
    some: (among, least, most) => {
      const left = among.map((_, index) => index)
      const count = Math.min(between(least, most + 1), among.length)
      const chosen = Array.from({ length: count }, () => left.splice(between(0, left.length), 1)[0])
      return among.filter((_, index) => chosen.includes(index))
    },
  }
}
