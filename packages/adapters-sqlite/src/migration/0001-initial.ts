import { type ColumnDefinitionBuilder, type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"

const strict = sql`strict`
const strictWithoutRowid = sql`strict, without rowid`
const required = (column: ColumnDefinitionBuilder) => column.notNull()

const createAgencies = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("agencies")
    .addColumn("number", "integer", (column) => column.primaryKey().check(sql`number between 1 and 32766`))
    .addColumn("code", "text", (column) => column.notNull().unique())
    .modifyEnd(strict)
    .execute()
}

/**
 * An event's number is its agency's number and, in the lower 48 bits, its position: the table itself is every
 * agency's log in order, and a key for that, which each append would have to write, is not needed.
 */
const createEvents = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("events")
    .addColumn("number", "integer", (column) => column.primaryKey())
    .addColumn("agency", "integer", (column) => column.generatedAlwaysAs(sql`number >> 48`))
    .addColumn("position", "integer", (column) =>
      column.generatedAlwaysAs(sql`number & 281474976710655`).check(sql`position > 0`),
    )
    .addColumn("stream", "text", required)
    .addColumn("version", "integer", required)
    .addColumn("type", "text", required)
    .addColumn("schema_version", "integer", required)
    .addColumn("data", "text", required)
    .addColumn("commit_id", "text", required)
    .addColumn("at", "text", required)
    .addColumn("by", "text", required)
    .addColumn("hash", "text", required)
    .addUniqueConstraint("events_in_stream", ["agency", "stream", "version"])
    .modifyEnd(strict)
    .execute()
}

const createCommits = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("commits")
    .addColumn("agency", "integer", required)
    .addColumn("id", "text", required)
    .addColumn("content", "text", required)
    .addColumn("versions", "text", required)
    .addPrimaryKeyConstraint("commits_key", ["agency", "id"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("marks")
    .addColumn("agency", "integer", required)
    .addColumn("key", "text", required)
    .addColumn("value", "text", required)
    .addPrimaryKeyConstraint("marks_key", ["agency", "key"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("checkpoints")
    .addColumn("agency", "integer", required)
    .addColumn("subscriber", "text", required)
    .addColumn("position", "integer", required)
    .addColumn("leases", "integer", required)
    .addColumn("worker", "text")
    .addColumn("leased_until", "text")
    .addPrimaryKeyConstraint("checkpoints_key", ["agency", "subscriber"])
    .modifyEnd(strictWithoutRowid)
    .execute()
}

/** The order of the queue says nothing of leases, so that taking an item does not move it there. */
const createWork = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("work")
    .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("agency", "integer", required)
    .addColumn("id", "text", required)
    .addColumn("lane", "integer", required)
    .addColumn("kind", "text", required)
    .addColumn("payload", "text", required)
    .addColumn("due_at", "text", required)
    .addColumn("parked", "integer", (column) => column.notNull().check(sql`parked in (0, 1)`))
    .addColumn("attempt", "integer", required)
    .addColumn("leases", "integer", required)
    .addColumn("leased_until", "text")
    .addColumn("worker", "text")
    .addColumn("note", "text")
    .addColumn("state", "text", (column) =>
      column.generatedAlwaysAs(
        sql`case when parked then 'parked' when leased_until is null then 'waiting' else 'leased' end`,
      ),
    )
    .addUniqueConstraint("work_key", ["agency", "id"])
    .modifyEnd(strict)
    .execute()
  await db.schema
    .createIndex("work_in_order")
    .on("work")
    .columns(["agency", "lane", "due_at", "number"])
    .where(sql.ref("parked"), "=", sql.lit(0))
    .execute()
}

/**
 * Files in chunks, so that none is ever whole in memory, with the keys of those that are encrypted. A file
 * without a digest is still coming in.
 *
 * A row's first part lies in a leaf page, which SQLite may copy while it balances the tree, and a copy that
 * is left in a page's unused space survives `secure_delete`. The rest of a row lies in overflow pages, which
 * are never copied and are overwritten when freed. `padding` fills the first part, so that a file's bytes are
 * in overflow pages alone.
 */
const createFiles = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("files")
    .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("agency", "integer", required)
    .addColumn("digest", "text")
    .addColumn("size", "integer", required)
    .addColumn("key_id", "text")
    .addColumn("file_key", "blob")
    .addColumn("begun_at", "text", required)
    .addUniqueConstraint("files_key", ["agency", "digest"])
    .modifyEnd(strict)
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
    .addColumn("agency", "integer", required)
    .addColumn("file", "integer", (column) => column.notNull().references("files.number"))
    .addColumn("place", "integer", required)
    .addColumn("padding", "blob", required)
    .addColumn("bytes", "blob", required)
    .addUniqueConstraint("chunks_key", ["file", "place"])
    .modifyEnd(strict)
    .execute()
}

const createHolds = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("holds")
    .addColumn("agency", "integer", required)
    .addColumn("digest", "text", required)
    .addColumn("holder", "text", required)
    .addPrimaryKeyConstraint("holds_key", ["agency", "digest", "holder"])
    .addForeignKeyConstraint("holds_file", ["agency", "digest"], "files", ["agency", "digest"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("unheld")
    .addColumn("agency", "integer", required)
    .addColumn("digest", "text", required)
    .addColumn("since", "text", required)
    .addPrimaryKeyConstraint("unheld_key", ["agency", "digest"])
    .addForeignKeyConstraint("unheld_file", ["agency", "digest"], "files", ["agency", "digest"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema.createIndex("unheld_since").on("unheld").columns(["agency", "since"]).execute()
}

export const initial: Migration = {
  up: async (db) => {
    await createAgencies(db)
    await createEvents(db)
    await createCommits(db)
    await createWork(db)
    await createFiles(db)
    await createHolds(db)
  },
}
