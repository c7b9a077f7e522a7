import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

/**
 * A row keeps its own places, so that they need no index by row. Views start again: nothing is lost, since
 * they are built from the log.
 */
export const keepPlacesWithRows = async (db: Kysely<unknown>, { schema: s }: Place): Promise<void> => {
  await sql
    .raw(`drop index ${s}.view_lists_of_row;
truncate ${s}.view_lists, ${s}.view_rows, ${s}.views;
alter table ${s}.view_rows add column lists text not null default '[]'`)
    .execute(db)
}
