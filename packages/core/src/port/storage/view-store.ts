import type { Effect } from "effect"
import type { ListEntry } from "../../view/view.ts"
import type { StorageError } from "./storage-error.ts"

/** A read model in one of its versions (bảng dữ liệu đọc). */
export interface ViewName {
  readonly name: string
  readonly version: number
}

/** How far a view has come, and whether it is the version that is shown. */
export interface ViewStanding extends ViewName {
  /** The position of the last event that it has taken in; 0n when it has taken in none. */
  readonly position: bigint
  readonly live: boolean
}

/** A row to keep: its text, and the lists it stands in. */
export interface NewRow {
  readonly key: string
  /** JSON. */
  readonly row: string
  readonly lists: ReadonlyArray<ListEntry>
}

/** A step of a view: from the position it stands at to another, with the rows that it changes. */
export interface AdvanceView {
  readonly view: ViewName
  readonly from: bigint
  readonly to: bigint
  readonly put: ReadonlyArray<NewRow>
  readonly remove: ReadonlyArray<string>
}

/** Where a page ended. */
export interface RowPlace {
  readonly sort: string
  readonly key: string
}

/** A page of rows: those that stand in every list named, in the order of the first. */
export interface PageRequest {
  readonly view: ViewName
  readonly lists: readonly [string, ...ReadonlyArray<string>]
  readonly order: "ascending" | "descending"
  readonly after?: RowPlace
  readonly limit: number
}

/** A row as it is kept. */
export interface KeptRow extends RowPlace {
  readonly row: string
}

/** A page, and the position that the view stood at when it was read: both of one instant. */
export interface KeptPage {
  readonly rows: ReadonlyArray<KeptRow>
  readonly position: bigint
}

/**
 * Keeps the rows of read models beside the log of one agency. They are derived: whatever happens to them,
 * they can be built again from the log, and nothing here changes an event.
 *
 * - **Atomicity**: `advance` moves the position and changes the rows in one transaction, or does nothing. It
 *   fails with `view-moved` unless the view stands at `from`, so that of two who advance one wins and the
 *   other reads again.
 * - **Order**: texts are compared byte for byte (UTF-8); rows of one `sort` stand in the order of their keys.
 * - A row that is put again has the lists of the last time alone.
 * - What is dropped or replaced is gone from the store's file as a destroyed document is.
 */
export interface ViewStore {
  /** Where a version of a view stands; it begins at 0n, not live, when it is opened for the first time. */
  readonly open: (view: ViewName) => Effect.Effect<ViewStanding, StorageError>
  /** Every version of every view, by name and version. */
  readonly list: Effect.Effect<ReadonlyArray<ViewStanding>, StorageError>
  /** The rows with these keys, by key; those that are not there are left out. */
  readonly get: (
    view: ViewName,
    keys: ReadonlyArray<string>,
  ) => Effect.Effect<ReadonlyMap<string, string>, StorageError>
  readonly advance: (step: AdvanceView) => Effect.Effect<void, StorageError>
  readonly page: (request: PageRequest) => Effect.Effect<KeptPage, StorageError>
  /** How many rows stand in every list named; counting ends at `limit`. */
  readonly count: (
    request: Pick<PageRequest, "view" | "lists" | "limit">,
  ) => Effect.Effect<number, StorageError>
  /** Makes this version the one that is shown, in the place of any other, at once. */
  readonly activate: (view: ViewName) => Effect.Effect<void, StorageError>
  /**
   * Removes a version with its rows, so many rows a call that nobody waits long for it; `true` when nothing
   * is left. From the first call on it can be opened anew, and then begins at 0n.
   */
  readonly drop: (view: ViewName) => Effect.Effect<boolean, StorageError>
}
