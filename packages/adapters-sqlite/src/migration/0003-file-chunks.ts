import { type Migration, sql } from "kysely"

/** As `chunkBytes` was when this step was written; files keep the size of chunk they were cut into. */
const chunkBytes = 262_144

/**
 * Files in chunks, so that none is ever whole in memory, with the keys of those that are encrypted. A file without a
 * digest is still coming in. Each chunk is padded as the first step says of files.
 */
export const fileChunks: Migration = {
  up: async (db) => {
    await db.schema
      .createTable("files")
      .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("agency", "text", (column) => column.notNull())
      .addColumn("digest", "text")
      .addColumn("size", "integer", (column) => column.notNull())
      .addColumn("key_id", "text")
      .addColumn("file_key", "blob")
      .addColumn("begun_at", "text", (column) => column.notNull())
      .addUniqueConstraint("files_key", ["agency", "digest"])
      .modifyEnd(sql`strict`)
      .execute()
    await db.schema
      .createIndex("files_coming_in")
      .on("files")
      .columns(["agency", "begun_at"])
      .where(sql.ref("digest"), "is", null)
      .execute()
    await db.schema
      .createTable("chunks")
      .addColumn("number", "integer", (column) => column.primaryKey())
      .addColumn("file", "integer", (column) => column.notNull().references("files.number"))
      .addColumn("place", "integer", (column) => column.notNull())
      .addColumn("padding", "blob", (column) => column.notNull())
      .addColumn("bytes", "blob", (column) => column.notNull())
      .addUniqueConstraint("chunks_key", ["file", "place"])
      .modifyEnd(sql`strict`)
      .execute()
    await sql`
      INSERT INTO files (agency, digest, size, begun_at)
      SELECT agency, digest, length(bytes), '' FROM blobs ORDER BY rowid`.execute(db)
    await sql`
      WITH RECURSIVE cut (file, place, blob) AS (
        SELECT files.number, 0, blobs.rowid FROM files JOIN blobs USING (agency, digest) WHERE size > 0
        UNION ALL
        SELECT file, place + 1, blob FROM cut JOIN files ON files.number = cut.file
        WHERE (place + 1) * ${sql.lit(chunkBytes)} < size)
      INSERT INTO chunks (file, place, padding, bytes)
      SELECT file, place, zeroblob(4096), substr(bytes, place * ${sql.lit(chunkBytes)} + 1, ${sql.lit(chunkBytes)})
      FROM cut JOIN blobs ON blobs.rowid = cut.blob`.execute(db)
    for (const [table, column] of [
      ["holds", "holder"],
      ["unheld", "since"],
    ] as const) {
      await db.schema
        .createTable(`new_${table}`)
        .addColumn("agency", "text", (each) => each.notNull())
        .addColumn("digest", "text", (each) => each.notNull())
        .addColumn(column, "text", (each) => each.notNull())
        .addPrimaryKeyConstraint(
          `${table}_key`,
          table === "holds" ? ["agency", "digest", "holder"] : ["agency", "digest"],
        )
        .addForeignKeyConstraint(`${table}_file`, ["agency", "digest"], "files", ["agency", "digest"])
        .modifyEnd(sql`strict, without rowid`)
        .execute()
      await sql`INSERT INTO ${sql.table(`new_${table}`)} SELECT * FROM ${sql.table(table)}`.execute(db)
      await db.schema.dropTable(table).execute()
      await db.schema.alterTable(`new_${table}`).renameTo(table).execute()
    }
    await db.schema.createIndex("unheld_since").on("unheld").columns(["agency", "since"]).execute()
    await db.schema.dropTable("blobs").execute()
  },
}
