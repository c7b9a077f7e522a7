import { type Kysely, sql } from "kysely"
import type { Place } from "./place/place.ts"

/** Compared and ordered byte for byte. */
const text = sql`text collate "C"`

export const createTables = async (all: Kysely<unknown>, place: Place): Promise<void> => {
  const db = all.withSchema(place.schema)
  await sql`create sequence ${sql.table(`${place.schema}.log_position`)} cache 1`.execute(all)
  // A number that all processes see at once and that belongs to no transaction: how far some reader knows the
  // log.
  await sql`create sequence ${sql.table(`${place.schema}.log_settled`)}`.execute(all)
  await sql`create sequence ${sql.table(`${place.schema}.work_number`)} cache 1`.execute(all)
  const next = (sequence: string) => sql`nextval(${sql.lit(`"${place.schema}"."${sequence}"`)}::regclass)`
  const end = place.partitions > 0 ? sql`partition by hash (agency)` : sql``

  await db.schema
    .createTable("streams")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("stream", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("streams_key", ["agency", "stream"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("events")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("position", "bigint", (column) =>
      column.notNull().defaultTo(next("log_position")).check(sql`position > 0`),
    )
    .addColumn("stream", text, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("type", text, (column) => column.notNull())
    .addColumn("schema_version", "integer", (column) => column.notNull())
    .addColumn("data", text, (column) => column.notNull())
    .addColumn("commit_id", text, (column) => column.notNull())
    .addColumn("at", text, (column) => column.notNull())
    .addColumn("by", text, (column) => column.notNull())
    .addColumn("hash", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_key", ["agency", "position"])
    .addUniqueConstraint("events_in_stream", ["agency", "stream", "version"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("commits")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("content", "bytea", (column) => column.notNull())
    .addColumn("versions", sql`integer[]`, (column) => column.notNull())
    .addPrimaryKeyConstraint("commits_key", ["agency", "id"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("marks")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("key", text, (column) => column.notNull())
    .addColumn("value", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("marks_key", ["agency", "key"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("work")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("id", text, (column) => column.notNull())
    .addColumn("number", "bigint", (column) => column.notNull().defaultTo(next("work_number")))
    .addColumn("lane", "integer", (column) => column.notNull())
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("payload", text, (column) => column.notNull())
    .addColumn("due_at", text, (column) => column.notNull())
    .addColumn("state", text, (column) =>
      column.notNull().defaultTo("waiting").check(sql`state in ('waiting', 'leased', 'parked')`),
    )
    .addColumn("attempt", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("leases", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("leased_until", text)
    .addColumn("worker", text)
    .addColumn("note", text)
    .addPrimaryKeyConstraint("work_key", ["agency", "id"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createIndex("work_in_order")
    .on("work")
    .columns(["agency", "state", "lane", "due_at", "number"])
    .execute()
  await db.schema
    .createTable("blobs")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("digest", text, (column) => column.notNull())
    .addColumn("upload", "uuid", (column) => column.notNull())
    .addColumn("chunks", "integer", (column) => column.notNull())
    .addColumn("key_id", text)
    .addColumn("file_key", "bytea")
    .addColumn("unheld_since", text)
    .addPrimaryKeyConstraint("blobs_key", ["agency", "digest"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createIndex("blobs_unheld")
    .on("blobs")
    .columns(["agency", "unheld_since"])
    .where(sql.ref("unheld_since"), "is not", null)
    .execute()
  await db.schema.createIndex("blobs_upload").on("blobs").columns(["agency", "upload"]).execute()
  await db.schema
    .createTable("uploads")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("upload", "uuid", (column) => column.notNull())
    .addColumn("since", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("uploads_key", ["agency", "upload"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("chunks")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("upload", "uuid", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("bytes", "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("chunks_key", ["agency", "upload", "number"])
    .modifyEnd(end)
    .execute()
  // Documents are compressed already, and encrypted ones cannot be.
  await sql`alter table ${sql.table(`${place.schema}.chunks`)} alter column bytes set storage external`.execute(
    all,
  )
  await db.schema
    .createTable("holds")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("digest", text, (column) => column.notNull())
    .addColumn("holder", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("holds_key", ["agency", "digest", "holder"])
    .addForeignKeyConstraint("holds_blob", ["agency", "digest"], "blobs", ["agency", "digest"])
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable("checkpoints")
    .addColumn("agency", text, (column) => column.notNull())
    .addColumn("subscriber", text, (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("leases", "integer", (column) => column.notNull())
    .addColumn("worker", text)
    .addColumn("leased_until", text)
    .addPrimaryKeyConstraint("checkpoints_key", ["agency", "subscriber"])
    .modifyEnd(end)
    .execute()
}
