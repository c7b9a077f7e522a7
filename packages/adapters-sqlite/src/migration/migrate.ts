import type { StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Effect, Exit } from "effect"
import { type Kysely, Migrator } from "kysely"
import { attempt } from "../attempt.ts"
import { storageErrorOf } from "../error.ts"
import type { Schema } from "../schema.ts"
import { migrations } from "./migrations.ts"
import { prepareRefuseNewerSchema } from "./newer-schema.ts"

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
    const hasMigrations = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get()
    if (hasMigrations !== undefined) prepareRefuseNewerSchema(db)()
  })

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
