import type { ListEntry } from "./view.ts"

/** The number of places in each counted list of a view. */
export type Counts = ReadonlyMap<string, number>

/** The key of the row that keeps them. */
export const countsKey = "#counts"

/** Reads the numbers from their row. */
export const readCounts = (text: string | undefined): Counts =>
  new Map(text === undefined ? [] : (JSON.parse(text) as ReadonlyArray<readonly [string, number]>))

/** Writes the numbers as a row. */
export const writeCounts = (counts: Counts): string => JSON.stringify([...counts])

/** Updates the numbers after rows left some places and entered others. */
export const recounted = (
  counts: Counts,
  isCounted: (list: string) => boolean,
  left: ReadonlyArray<ListEntry>,
  entered: ReadonlyArray<ListEntry>,
): Counts => {
  const after = new Map(counts)
  const add = (entries: ReadonlyArray<ListEntry>, by: number) => {
    for (const { list } of entries) if (isCounted(list)) after.set(list, (after.get(list) ?? 0) + by)
  }
  add(left, -1)
  add(entered, 1)
  return after
}
