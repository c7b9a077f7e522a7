import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * A row keeps its own places, so that they need no index by row. Views start again: nothing is lost, since
 * they are built from the log.
 */
export const keepPlacesWithRows: Migration = {
  up: async (db) => {
    await db.schema.dropIndex("view_lists_of_row").execute()
    for (const table of ["view_lists", "view_rows", "views"])
      await sql`delete from ${sql.table(table)}`.execute(db)
    await db.schema
      .alterTable("view_rows")
      .addColumn("lists", "text", (column) => column.notNull().defaultTo("[]"))
      .execute()
  },
}
