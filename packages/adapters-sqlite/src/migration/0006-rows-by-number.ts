import { type ColumnDefinitionBuilder, sql } from "kysely"
import type { Migration } from "kysely/migration"

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/**
 * Rows are found by an index of their keys alone. In a table without row numbers SQLite compares whole rows,
 * and reads each that it passes on the way to one. Views start again: nothing is lost, since they are built
 * from the log.
 */
export const numberRows: Migration = {
  up: async (db) => {
    await sql`insert into view_word_index(view_word_index) values ('delete-all')`.execute(db)
    for (const table of ["view_words", "view_lists", "views"])
      await sql`delete from ${sql.table(table)}`.execute(db)
    await db.schema.dropTable("view_rows").execute()
    await db.schema
      .createTable("view_rows")
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("view", "integer", required)
      .addColumn("key", "text", required)
      .addColumn("row", "text", required)
      .addColumn("lists", "text", required)
      .addColumn("place", "integer")
      .addUniqueConstraint("view_rows_key", ["view", "key"])
      .modifyEnd(sql`strict`)
      .execute()
  },
}
