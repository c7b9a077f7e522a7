import { Effect } from "effect"
import type { KeptPage } from "../../port/storage/view-store.ts"

/** After how much text that was read the loop is given to others. */
const maxText = 256 * 1_024

/** Places of rows, and the rows by key. */
export interface Found<Place> extends Pick<KeptPage, "rows"> {
  readonly places: ReadonlyArray<Place>
}

/**
 * Passes on the row at each place, in their order, or `undefined` where there is none. After some text other
 * work of the process has its turn.
 */
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
