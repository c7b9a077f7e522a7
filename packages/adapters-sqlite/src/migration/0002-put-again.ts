import type { Migration } from "kysely/migration"

/** Bytes that are put while they are there stay for a day, whoever lets go of them meanwhile. */
export const putAgain: Migration = {
  up: async (db) => {
    await db.schema.alterTable("files").addColumn("put_again_at", "text").execute()
  },
}
