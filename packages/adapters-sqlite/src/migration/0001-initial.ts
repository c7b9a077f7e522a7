import { type Kysely, type Migration, sql } from "kysely"

const strict = sql`strict`
const strictWithoutRowid = sql`strict, without rowid`

const createEvents = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("streams")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("stream", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("streams_key", ["agency", "stream"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("events")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("stream", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("schema_version", "integer", (column) => column.notNull())
    .addColumn("data", "text", (column) => column.notNull())
    .addColumn("commit_id", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_key", ["agency", "position"])
    .addUniqueConstraint("events_in_stream", ["agency", "stream", "version"])
    .modifyEnd(strict)
    .execute()
}

const createCommits = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("commits")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("versions", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("commits_key", ["agency", "id"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("marks")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("marks_key", ["agency", "key"])
    .modifyEnd(strictWithoutRowid)
    .execute()
}

const createWork = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("work")
    .addColumn("number", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("lane", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) =>
      column.notNull().check(sql`state in ('waiting', 'leased', 'parked')`),
    )
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("leases", "integer", (column) => column.notNull())
    .addColumn("leased_until", "text")
    .addColumn("worker", "text")
    .addColumn("note", "text")
    .addUniqueConstraint("work_key", ["agency", "id"])
    .modifyEnd(strict)
    .execute()
  await db.schema
    .createIndex("work_in_order")
    .on("work")
    .columns(["agency", "state", "lane", "due_at", "number"])
    .execute()
}

/**
 * A row's first part lies in a leaf page, which SQLite may copy while it balances the tree, and a copy that is left
 * in a page's unused space survives `secure_delete`. The rest of a row lies in overflow pages, which are never
 * copied and are overwritten when freed. `padding` fills the first part, so that a file's bytes are in overflow
 * pages alone.
 */
const createBlobs = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable("blobs")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("padding", "blob", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("blobs_key", ["agency", "digest"])
    .modifyEnd(strict)
    .execute()
  await db.schema
    .createTable("holds")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("holds_key", ["agency", "digest", "holder"])
    .addForeignKeyConstraint("holds_blob", ["agency", "digest"], "blobs", ["agency", "digest"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema
    .createTable("unheld")
    .addColumn("agency", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("unheld_key", ["agency", "digest"])
    .addForeignKeyConstraint("unheld_blob", ["agency", "digest"], "blobs", ["agency", "digest"])
    .modifyEnd(strictWithoutRowid)
    .execute()
  await db.schema.createIndex("unheld_since").on("unheld").columns(["agency", "since"]).execute()
}

export const initial: Migration = {
  up: async (db) => {
    await createEvents(db)
    await createCommits(db)
    await createWork(db)
    await createBlobs(db)
  },
}
