import { StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Effect, Exit } from "effect"
import { type Kysely, type Migration, Migrator } from "kysely"
import { attempt } from "../attempt.ts"
import { storageErrorOf } from "../error.ts"
import type { Schema } from "../schema.ts"
import { initial } from "./0001-initial.ts"
import { checkpoints } from "./0002-checkpoints.ts"
import { fileChunks } from "./0003-file-chunks.ts"
import { lastEvents } from "./0004-last-events.ts"

/** Every step of the schema, for ever in this order. There is no way back: a step is never changed, only followed. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-initial": initial,
  "0002-checkpoints": checkpoints,
  "0003-file-chunks": fileChunks,
  "0004-last-events": lastEvents,
}

/**
 * Brings the schema up to date. All steps are one transaction that begins with the write lock, so that of two
 * processes which open the file at once the second finds the work done, and a step that fails leaves nothing.
 */
export const migrate = (db: Database.Database, queries: Kysely<Schema>): Effect.Effect<void, StorageError> =>
  Effect.uninterruptible(
    Effect.acquireUseRelease(
      attempt(() => db.exec("BEGIN IMMEDIATE")),
      () => Effect.andThen(refuseNewerSchema(db), runMigrations(queries)),
      (_, exit) => attempt(() => db.exec(Exit.isSuccess(exit) ? "COMMIT" : "ROLLBACK")),
    ),
  )

const refuseNewerSchema = (db: Database.Database) =>
  attempt(() => {
    const known = Object.keys(migrations)
    const found = migrationsOf(db).at(-1)
    if (found !== undefined && !known.includes(found)) {
      throw new StorageError({
        reason: "schema-too-new",
        detail: { found, known: known.at(-1) ?? "none" },
      })
    }
  })

const migrationsOf = (db: Database.Database): ReadonlyArray<string> => {
  const hasMigrations = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get()
  return hasMigrations === undefined
    ? []
    : db.prepare<[], string>("SELECT name FROM kysely_migration ORDER BY name").pluck().all()
}

const runMigrations = (queries: Kysely<Schema>) =>
  Effect.tryPromise({
    try: async () => {
      const migrator = new Migrator({
        db: queries,
        provider: { getMigrations: async () => migrations },
        // The transaction is the one above: Kysely's own would begin without the write lock.
        disableTransactions: true,
      })
      const { error } = await migrator.migrateToLatest()
      if (error !== undefined) throw error
    },
    catch: storageErrorOf,
  })
