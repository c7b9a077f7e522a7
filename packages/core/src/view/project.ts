import type { Change } from "../report/change.ts"
import type { View } from "./view.ts"

/** The rows after some changes, by key; `undefined` for rows that were removed. */
export type Rows<Row> = ReadonlyMap<string, Row | undefined>

/** The keys of all rows that some changes concern. */
export const rowsTouched = <Row>(view: View<Row>, changes: Iterable<Change>): ReadonlyArray<string> => [
  ...new Set([...changes].flatMap((change) => view.rowsOf(change))),
]

/** Applies changes to the rows they concern. `before` has the present rows, which may be changed in place. */
export const project = <Row>(
  view: View<Row>,
  before: ReadonlyMap<string, Row>,
  changes: Iterable<Change>,
): Rows<Row> => {
  const after = new Map<string, Row | undefined>()
  const rowAt = (key: string) => (after.has(key) ? after.get(key) : before.get(key))
  for (const change of changes) {
    for (const key of view.rowsOf(change)) {
      const row = view.evolve(rowAt(key), change, key)
      after.set(key, row)
      for (const linked of row === undefined ? [] : (view.linked?.to(row) ?? [])) {
        const other = rowAt(linked)
        if (other === undefined || row === undefined) continue
        view.linked?.update(row, other)
        after.set(linked, other)
      }
    }
  }
  return after
}
