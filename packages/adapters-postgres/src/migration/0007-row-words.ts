import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

/**
 * The words that rows are found by, each row's with the name of its view, so that the index finds those of
 * one view alone. Views start again, so that all rows have their words.
 */
export const keepWords = async (db: Kysely<unknown>, { schema: s }: Place): Promise<void> => {
  await sql
    .raw(`truncate ${s}.view_lists, ${s}.view_rows, ${s}.views;
alter table ${s}.view_rows add column place bigint, add column words tsvector;
create index view_rows_words on ${s}.view_rows using gin (words);
create index view_rows_place on ${s}.view_rows (agency, view, place) where place is not null`)
    .execute(db)
}
