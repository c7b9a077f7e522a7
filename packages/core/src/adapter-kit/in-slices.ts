import { Effect } from "effect"

/** The number of lines to process before yielding to the event loop: a few milliseconds of work. */
const sliceSize = 2_000

/** Processes a long list slice by slice, so that a directory of 110,000 agencies blocks nothing. */
export const inSlices = Effect.fnUntraced(function* <A, B>(
  items: ReadonlyArray<A>,
  use: (slice: ReadonlyArray<A>) => B,
  size = sliceSize,
) {
  const all: Array<B> = []
  for (let from = 0; from < items.length; from += size) {
    all.push(use(items.slice(from, from + size)))
    yield* Effect.yieldNow
  }
  return all
})

/** Merges two sorted lists. */
const merge = Effect.fnUntraced(function* (left: ReadonlyArray<string>, right: ReadonlyArray<string>) {
  const merged: Array<string> = []
  let [l, r] = [0, 0]
  while (l < left.length || r < right.length) {
    const [one, other] = [left[l], right[r]]
    if (one !== undefined && (other === undefined || one <= other)) {
      merged.push(one)
      l += 1
    } else if (other !== undefined) {
      merged.push(other)
      r += 1
    }
    if (merged.length % sliceSize === 0) yield* Effect.yieldNow
  }
  return merged
})

/** Sorts as `Array.sort` does, by code units. */
export const sortInSlices = Effect.fnUntraced(function* (lines: ReadonlyArray<string>) {
  let runs = yield* inSlices(lines, (slice) => slice.toSorted())
  while (runs.length > 1) {
    const merged: Array<Array<string>> = []
    for (let run = 0; run < runs.length; run += 2)
      merged.push(yield* merge(runs[run] ?? [], runs[run + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []
})
