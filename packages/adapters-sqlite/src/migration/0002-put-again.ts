import type { Migration } from "kysely/migration"

/** Keeps bytes that are put again for a day, even if their last holder lets go of them. */
export const putAgain: Migration = {
  up: async (db) => {
    await db.schema.alterTable("files").addColumn("put_again_at", "text").execute()
  },
}
