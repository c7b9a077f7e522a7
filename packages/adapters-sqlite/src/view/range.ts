import type { PageRequest, RowPlace } from "@lienthong/core/adapter"

/** One bound of a range of places, as a condition and its values. */
export interface Bound {
  readonly text: string
  readonly values: ReadonlyArray<string>
}

const isBelow = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0

const notBelow = (sort: string | undefined): ReadonlyArray<Bound> =>
  sort === undefined ? [] : [{ text: "l.sort >= ?", values: [sort] }]

const below = (sort: string | undefined): ReadonlyArray<Bound> =>
  sort === undefined ? [] : [{ text: "l.sort < ?", values: [sort] }]

const beyond = (sign: "<" | ">", place: RowPlace | undefined): ReadonlyArray<Bound> =>
  place === undefined ? [] : [{ text: `(l.sort, l.key) ${sign} (?, ?)`, values: [place.sort, place.key] }]

/** All places between `from` and `before`. */
export const wholeRange = ({ from, before }: Pick<PageRequest, "from" | "before">): ReadonlyArray<Bound> => [
  ...notBelow(from),
  ...below(before),
]

/**
 * Those of them behind the page before. The bound at which the page begins is one condition: with two, SQLite
 * begins at either, and reads all places between them.
 */
export const pageRange = ({
  order,
  after,
  from,
  before,
}: Pick<PageRequest, "order" | "after" | "from" | "before">): ReadonlyArray<Bound> => {
  if (order === "ascending") {
    const isInside = after !== undefined && !(from !== undefined && isBelow(after.sort, from))
    return [...(isInside ? beyond(">", after) : notBelow(from)), ...below(before)]
  }
  const isInside = after !== undefined && !(before !== undefined && !isBelow(after.sort, before))
  return [...(isInside ? beyond("<", after) : below(before)), ...notBelow(from)]
}
