import type { Migration } from "kysely/migration"

/** Why the last attempt at a work item failed, apart from the sentence about it. Existing items have none. */
export const keepFailures: Migration = {
  up: async (db) => {
    await db.schema.alterTable("work").addColumn("problem", "text").execute()
    await db.schema.alterTable("work").addColumn("failing_since", "text").execute()
  },
}
