import { sql } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * The words that rows are found by. A row's number in it sorts as its place in its view. What is deleted is
 * erased from the index too. Views start again, so that all rows have their words.
 */
export const keepWords: Migration = {
  up: async (db) => {
    for (const table of ["view_lists", "view_rows", "views"])
      await sql`delete from ${sql.table(table)}`.execute(db)
    await db.schema.alterTable("view_rows").addColumn("place", "integer").execute()
    await db.schema
      .createTable("view_words")
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("title", "text", (column) => column.notNull())
      .addColumn("others", "text", (column) => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
    await sql`create virtual table view_word_index using fts5(
      title, others, content='view_words', content_rowid='number',
      tokenize='unicode61 remove_diacritics 0', prefix='2 3', detail='column'
    )`.execute(db)
    await sql`insert into view_word_index(view_word_index, rank) values ('secure-delete', 1)`.execute(db)
  },
}
