import type { ListEntry } from "@lienthong/core/report"

/**
 * Writes the places of a row, so that it can leave them: the lists of each sort key. A row stands under few
 * keys in many lists.
 */
export const writeLists = (lists: ReadonlyArray<ListEntry>): string => {
  const bySort: Record<string, Array<string>> = Object.create(null)
  for (const { list, sort } of lists) {
    const others = bySort[sort]
    if (others) others.push(list)
    else bySort[sort] = [list]
  }
  return JSON.stringify(bySort)
}

type Pairs = ReadonlyArray<readonly [list: string, sort: string]>

/** Reads them, also as the pairs of a list and a key that the first rows were stored with. */
export const readLists = (text: string): ReadonlyArray<ListEntry> => {
  const read = JSON.parse(text) as Pairs | Readonly<Record<string, ReadonlyArray<string>>>
  return Array.isArray(read)
    ? (read as Pairs).map(([list, sort]) => ({ list, sort }))
    : Object.entries(read as Exclude<typeof read, Pairs>).flatMap(([sort, lists]) =>
        lists.map((list) => ({ list, sort })),
      )
}
