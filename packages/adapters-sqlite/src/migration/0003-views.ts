import { type ColumnDefinitionBuilder, sql } from "kysely"
import type { Migration } from "kysely/migration"

const required = (column: ColumnDefinitionBuilder) => column.notNull()

/** The rows of read models, and the lists that pages are read from. */
export const keepViews: Migration = {
  up: async (db) => {
    await db.schema
      .createTable("views")
      .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("agency", "integer", required)
      .addColumn("name", "text", required)
      .addColumn("version", "integer", required)
      .addColumn("position", "integer", required)
      .addColumn("live", "integer", (column) => column.notNull().check(sql`live in (0, 1)`))
      .addUniqueConstraint("views_by_name", ["agency", "name", "version"])
      .modifyEnd(sql`strict`)
      .execute()
    await db.schema
      .createTable("view_rows")
      .addColumn("view", "integer", required)
      .addColumn("key", "text", required)
      .addColumn("row", "text", required)
      .addPrimaryKeyConstraint("view_rows_key", ["view", "key"])
      .modifyEnd(sql`strict, without rowid`)
      .execute()
    await db.schema
      .createTable("view_lists")
      .addColumn("view", "integer", required)
      .addColumn("list", "text", required)
      .addColumn("sort", "text", required)
      .addColumn("key", "text", required)
      .addPrimaryKeyConstraint("view_lists_key", ["view", "list", "sort", "key"])
      .modifyEnd(sql`strict, without rowid`)
      .execute()
    await db.schema
      .createIndex("view_lists_of_row")
      .on("view_lists")
      .columns(["view", "key", "list", "sort"])
      .execute()
  },
}
