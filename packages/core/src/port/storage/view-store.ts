import type { Effect } from "effect"
import type { NewRow } from "../../view/view.ts"
import type { StorageError } from "./storage-error.ts"

/** A read model in one of its versions (bảng dữ liệu đọc). */
export interface ViewName {
  readonly name: string
  readonly version: number
}

/** The position of a view, and whether it is the live version. */
export interface ViewStanding extends ViewName {
  /** The position of the last event that the view has applied; 0n before the first. */
  readonly position: bigint
  readonly live: boolean
}

/** What a store that keeps the log and the views in one place reports with a view at no further cost. */
export interface BesideLog {
  /**
   * The settled position of the agency's log (`logHead`) at some moment since the call. It saves a report
   * from reading the log.
   */
  readonly settled?: bigint
}

/** Advances a view from its position to another, with the rows that change. */
export interface AdvanceView {
  readonly view: ViewName
  readonly from: bigint
  readonly to: bigint
  readonly put: ReadonlyArray<NewRow>
  readonly remove: ReadonlyArray<string>
}

/** Asks for rows that have all words, each at the beginning of a word of the row, the last place first. */
export interface WordRequest {
  readonly view: ViewName
  /** Small letters without accents, and digits. */
  readonly words: readonly [string, ...ReadonlyArray<string>]
  readonly in: "title" | "all"
  /** Only rows with a lower place. */
  readonly before?: number
  readonly limit: number
}

/** The rows found, their places from the last to the first, and the view's position: all of one instant. */
export interface FoundRows {
  readonly places: ReadonlyArray<{ readonly place: number; readonly key: string }>
  readonly rows: ReadonlyMap<string, string>
  readonly position: bigint
}

/** A place of a row in a list. A row may have several in one list. */
export interface RowPlace {
  readonly sort: string
  readonly key: string
}

/** Asks for a page of the places that are in every list named, each with the same `sort`. */
export interface PageRequest {
  readonly view: ViewName
  readonly lists: readonly [string, ...ReadonlyArray<string>]
  readonly order: "ascending" | "descending"
  /** Only places whose `sort` is this or comes after it. */
  readonly from?: string
  /** Only places whose `sort` comes before this. */
  readonly before?: string
  readonly after?: RowPlace
  readonly limit: number
  /** Whether the rows are not needed, because the places say it all. A store may then leave them out. */
  readonly placesOnly?: boolean
  /** Keys of rows to read beside those of the page. */
  readonly also?: ReadonlyArray<string>
}

/**
 * A page, its rows and those asked for beside it by key, and the view's position when it was read: all of one
 * instant. A row with several places on the page is there once.
 */
export interface KeptPage extends BesideLog {
  readonly places: ReadonlyArray<RowPlace>
  readonly rows: ReadonlyMap<string, string>
  readonly position: bigint
}

/**
 * Stores the rows of read models beside the log of one agency. Rows are derived: they can always be built
 * again from the log, and nothing here changes an event.
 *
 * - **Atomicity**: `advance` moves the position and changes the rows in one transaction, or does nothing. It
 *   fails with `view-moved` unless the view is at `from`: of two concurrent calls one succeeds, and the other
 *   reads again.
 * - **Order**: texts are compared byte for byte (UTF-8). Places with the same `sort` are in the order of
 *   their keys.
 * - A row that is put again is only at the places of the last put.
 * - Dropped and replaced rows are erased from the store's file, as a destroyed document is.
 */
export interface ViewStore {
  /**
   * Opens a version of a view and returns its position. A view that is opened for the first time starts at 0n
   * and is not live.
   */
  readonly open: (view: ViewName) => Effect.Effect<ViewStanding & BesideLog, StorageError>
  /** Every version of every view, by name and version. */
  readonly list: Effect.Effect<ReadonlyArray<ViewStanding>, StorageError>
  /** The rows with these keys, in the order of the keys. Missing rows are left out. */
  readonly get: (
    view: ViewName,
    keys: ReadonlyArray<string>,
  ) => Effect.Effect<ReadonlyMap<string, string>, StorageError>
  readonly advance: (step: AdvanceView) => Effect.Effect<void, StorageError>
  readonly page: (request: PageRequest) => Effect.Effect<KeptPage, StorageError>
  /** The rows with these words. The words of a row are those given with it; a store only finds them. */
  readonly search: (request: WordRequest) => Effect.Effect<FoundRows, StorageError>
  /** How many places are in every list named. Counting stops at `limit`. */
  readonly count: (
    request: Omit<PageRequest, "order" | "after" | "placesOnly" | "also">,
  ) => Effect.Effect<number, StorageError>
  /** Makes this version the live one at once, in place of any other. */
  readonly activate: (view: ViewName) => Effect.Effect<void, StorageError>
  /**
   * Atomically replaces a view with one that was built under another name, which takes over its name, version
   * and live flag. The rows of the replaced one are removed as by `drop`.
   */
  readonly replace: (view: ViewName, by: ViewName) => Effect.Effect<void, StorageError>
  /**
   * Removes a version and its rows, a limited number of rows per call so that no call blocks for long; `true`
   * when nothing is left. After the first call the version can be opened again and then starts at 0n.
   */
  readonly drop: (view: ViewName) => Effect.Effect<boolean, StorageError>
}
