import { type Migration, sql } from "kysely"

export const checkpoints: Migration = {
  up: async (db) => {
    await db.schema
      .createTable("checkpoints")
      .addColumn("agency", "text", (column) => column.notNull())
      .addColumn("subscriber", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("leases", "integer", (column) => column.notNull())
      .addColumn("worker", "text")
      .addColumn("leased_until", "text")
      .addPrimaryKeyConstraint("checkpoints_key", ["agency", "subscriber"])
      .modifyEnd(sql`strict, without rowid`)
      .execute()
  },
}
