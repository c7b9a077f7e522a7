/**
 * The tables of read models, for the host's own Kysely queries on its own connection: to join lines
 * of a report with its tables, read-only. The tables keep their names and columns, and a report's line is
 * the JSON of its type in `@lienthong/core/report` without what depends on the present.
 *
 * The rows in use are those of the live view whose name begins with `dossiers-`. A list names a report, an
 * order and a feature, `outgoing/drafted/`, `tracking/queued/standing=refused`; without the feature it has
 * all lines. A `row` that is a JSON string instead of an object shows other documents too: read that line
 * through `reports`.
 *
 * @example
 * ```ts
 * import type { ViewTables } from "@lienthong/adapters-sqlite"
 * import { type Kysely, sql } from "kysely"
 *
 * declare const db: Kysely<ViewTables & { ghi_chu: { document: string; text: string } }>
 *
 * const refused = await db
 *   .selectFrom("views")
 *   .innerJoin("view_lists", "view_lists.view", "views.number")
 *   .innerJoin("view_rows", (on) =>
 *     on.onRef("view_rows.view", "=", "views.number").onRef("view_rows.key", "=", "view_lists.key"),
 *   )
 *   .innerJoin("ghi_chu", (on) =>
 *     on.on("ghi_chu.document", "=", sql<string>`view_rows."row" ->> '$.document'`),
 *   )
 *   .where("views.live", "=", 1)
 *   .where("views.name", "like", "dossiers-%")
 *   .where("view_lists.list", "=", "tracking/queued/standing=refused")
 *   .orderBy("view_lists.sort", "desc")
 *   .select(["view_rows.row", "ghi_chu.text"])
 *   .execute()
 * ```
 */
export interface ViewTables {
  readonly views: ViewsTable
  readonly view_rows: ViewRowsTable
  readonly view_lists: ViewListsTable
}

/** The versions of views: their position in the log, and which are read. */
interface ViewsTable {
  /** The number of the agency in the file. */
  readonly agency: number
  readonly number: number
  readonly name: string
  readonly version: number
  readonly position: number
  readonly live: 0 | 1
}

interface ViewRowsTable {
  readonly number: number
  /** The number of the view. */
  readonly view: number
  readonly key: string
  /** JSON. */
  readonly row: string
  /** The places of the row, as JSON. */
  readonly lists: string
  /** The order of rows that are found by words. */
  readonly place: number | null
}

/** The places of rows in lists. */
interface ViewListsTable {
  readonly view: number
  readonly list: string
  readonly sort: string
  readonly key: string
}
