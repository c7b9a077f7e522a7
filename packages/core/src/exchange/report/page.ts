import { Schema } from "effect"
import { mayBeLeftOut } from "../input/request.ts"

/** The rows that a page has by default, and at most. */
export const defaultLimit = 50
export const maxLimit = 500

/** How many rows are counted at most for a total. */
export const maxCounted = 100_000

/** How to read a table page by page. */
export const paging = {
  /** How many rows a page has: 50 by default, at most 500. */
  limit: mayBeLeftOut(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: maxLimit }))),
  /** The `next` of the page before, with the same filter and order. */
  after: mayBeLeftOut(Schema.String),
  order: mayBeLeftOut(Schema.Literals(["ascending", "descending"])),
  /** Whether to count all rows that match. */
  total: mayBeLeftOut(Schema.Boolean),
}
export interface Paging {
  readonly limit?: number
  readonly after?: string
  readonly order?: "ascending" | "descending"
  readonly total?: boolean
}

/** A page of a table (một trang của bảng). */
export interface Page<Row> {
  /** Up to `limit` rows. A filter by words may give fewer, or none, while there are more pages. */
  readonly rows: ReadonlyArray<Row>
  /** Given as `after`, it reads the next page. Absent on the last one. */
  readonly next?: string
  /** The position of the last change that the page knows. */
  readonly asOf: number
  /**
   * `false` while the page does not know all that had happened when it was asked for: its rows are being
   * built anew, or the store is a replica.
   */
  readonly isCurrent: boolean
  /** How many rows match, if that was asked for and can be told without reading them all. */
  readonly total?: number
}
