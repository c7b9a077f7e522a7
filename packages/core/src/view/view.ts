import type { Change } from "../report/change.ts"

/** A list that a row stands in, and its place there: lists are what pages are read from. */
export interface ListEntry {
  readonly list: string
  readonly sort: string
}

/**
 * A read model: how rows follow from what happened. All its functions are pure and see one row at a time, so
 * that rows can be built in pieces, stopped at any event and built again with the same result.
 *
 * A change of what the functions make of the same events needs the next `version`: rows of another version
 * are built beside those that are shown, and take their place when they have caught up.
 */
export interface View<Row> {
  /** Small letters, digits and hyphens. */
  readonly name: string
  /** 1, 2, 3 … */
  readonly version: number
  /** The keys of the rows that a change is about; none where it is about none. */
  readonly rowsOf: (change: Change) => ReadonlyArray<string>
  /** A row after a change: `undefined` where there is none. What it answers is kept as JSON. */
  readonly evolve: (row: Row | undefined, change: Change, key: string) => Row | undefined
  /** The lists a row stands in. */
  readonly listsOf: (row: Row, key: string) => ReadonlyArray<ListEntry>
}
