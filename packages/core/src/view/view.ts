import type { Change } from "../report/change.ts"

/** A place of a row in a list. Pages are ranges of lists. */
export interface ListEntry {
  readonly list: string
  readonly sort: string
}

/**
 * The words that a row is found by, without accents, and its place among the rows found: a whole number of
 * its own.
 */
export interface RowWords {
  readonly place: number
  readonly title: ReadonlyArray<string>
  readonly others: ReadonlyArray<string>
}

/** A row to store: its text, its places in lists, and the words that it is found by. */
export interface NewRow {
  readonly key: string
  /** JSON. */
  readonly row: string
  readonly lists: ReadonlyArray<ListEntry>
  readonly words?: RowWords
}

/** A line of a page: a row that follows from another. */
export interface LineRow extends Omit<NewRow, "words"> {
  /** Its words, made when the line is stored: cutting texts takes longer than comparing them. */
  readonly words?: () => RowWords
  /** Whether lines with the same text have the same words. */
  readonly isWhole: boolean
}

/**
 * A read model: how rows follow from what happened. All its functions see one row at a time, so that rows can
 * be built in pieces, stopped at any event and built again with the same result.
 *
 * When the functions make other rows of the same events, the view needs the next `version`: rows of another
 * version are built beside those that are shown, and take their place when they have caught up.
 */
export interface View<Row> {
  /** Small letters, digits and hyphens. */
  readonly name: string
  /** A positive whole number. */
  readonly version: number
  /** The keys of the rows that a change concerns; empty for none. */
  readonly rowsOf: (change: Change) => ReadonlyArray<string>
  /** Applies a change to a row. Returns `undefined` for no row, and may change the row in place. */
  readonly evolve: (row: Row | undefined, change: Change, key: string) => Row | undefined
  /** The places of a row. */
  readonly listsOf: (row: Row, key: string) => ReadonlyArray<ListEntry>
  /** The lines of pages: rows that follow from a row and are read without it. Their keys are theirs alone. */
  readonly linesOf?: (row: Row, key: string) => ReadonlyArray<LineRow>
  /** How rows show something of another row, so that they change when it does. */
  readonly linked?: {
    /** The keys of the rows that show something of a row. */
    readonly to: (row: Row) => ReadonlyArray<string>
    /** Changes such a row in place, after the other has changed. Must be idempotent. */
    readonly update: (row: Row, linked: Row) => void
  }
  /** Whether the view keeps the number of places in a list, so that totals cost nothing. */
  readonly isCounted?: (list: string) => boolean
  /** Reads a row from its text, and writes it. Default: JSON. */
  readonly codec?: { readonly read: (text: string) => Row; readonly write: (row: Row) => string }
}

/**
 * A host's own read model (bảng dữ liệu đọc riêng), as a plain object. Its functions get the changes that
 * `exchange.changes` returns, and must depend on nothing else. A row is plain data, or has a `codec`.
 */
export type HostView<Row> = Pick<View<Row>, "name" | "version" | "rowsOf" | "evolve" | "listsOf" | "codec">

/** A host's read model with rows of any type. */
export interface AnyHostView {
  readonly name: string
  readonly version: number
  readonly rowsOf: (change: Change) => ReadonlyArray<string>
  readonly evolve: (row: never, change: Change, key: string) => unknown
  readonly listsOf: (row: never, key: string) => ReadonlyArray<ListEntry>
  readonly codec?: { readonly read: (text: string) => unknown; readonly write: (row: never) => string }
}

/** Writes a row as text. */
export const writeRow = <Row>(view: View<Row>, row: Row): string =>
  view.codec ? view.codec.write(row) : JSON.stringify(row)

/** Reads a row from its text. */
export const readRow = <Row>(view: View<Row>, text: string): Row =>
  view.codec ? view.codec.read(text) : (JSON.parse(text) as Row)
