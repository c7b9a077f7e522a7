import { Schema } from "effect"

/** The default and the max number of rows of a page. */
export const defaultLimit = 50
export const maxLimit = 500

/** The max number of rows to count for a total. */
export const maxCounted = 100_000

/** Which page of a table is asked for. */
export const Paging = Schema.Struct({
  /** The max number of rows, up to 500. Default: 50. */
  limit: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: maxLimit }))),
  /** The `next` of the page before, with the same filter and order. */
  after: Schema.optionalKey(Schema.String),
  order: Schema.optionalKey(Schema.Literals(["ascending", "descending"])),
  /** Counts all rows that match. */
  total: Schema.optionalKey(Schema.Boolean),
})
export interface Paging extends Schema.Schema.Type<typeof Paging> {}

/** A page of a table (một trang của bảng). */
export interface Page<Row> {
  /** Up to `limit` rows. A filter by words may return fewer, or none, while there are more pages. */
  readonly rows: ReadonlyArray<Row>
  /** Given as `after`, it reads the next page. Absent on the last one. */
  readonly next?: string
  /** The position of the last change that the page includes. */
  readonly asOf: number
  /**
   * `false` while the page may lack something that had happened before the call: its rows are being rebuilt,
   * or the store is a replica.
   */
  readonly isCurrent: boolean
  /** The number of rows that match, if `total` was asked for and they can be counted without being read. */
  readonly total?: number
}
