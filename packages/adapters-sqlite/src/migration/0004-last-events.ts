import type { Migration } from "kysely"

/** Where a stream stands is what its last event says: a table that repeats it costs every append a page. */
export const lastEvents: Migration = {
  up: async (db) => {
    await db.schema.dropTable("streams").execute()
  },
}
