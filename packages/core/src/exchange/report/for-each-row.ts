import { Effect } from "effect"
import type { KeptPage } from "../../port/storage/view-store.ts"

/** The amount of text to read before yielding to the event loop. */
const maxText = 256 * 1_024

/** Places of rows, and the rows by key. */
export interface Found<Place> extends Pick<KeptPage, "rows"> {
  readonly places: ReadonlyArray<Place>
}

/** Calls `each` with the row at each place, in order. Yields to the event loop after every 256 KiB. */
export const forEachRow = Effect.fnUntraced(function* <Place extends { readonly key: string }>(
  { places, rows }: Found<Place>,
  each: (row: string | undefined, key: string) => void,
) {
  let text = 0
  for (const { key } of places) {
    const row = rows.get(key)
    each(row, key)
    text += row?.length ?? 0
    if (text <= maxText) continue
    yield* Effect.yieldNow
    text = 0
  }
})
