import type { StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Effect, Exit, Semaphore } from "effect"
import type { Kysely } from "kysely"
import { Migrator } from "kysely/migration"
import { attempt } from "../connection/attempt.ts"
import { storageErrorOf } from "../connection/error.ts"
import { prepareRefuseNewerSchema } from "../connection/newer-schema.ts"
import type { Patient } from "../connection/patience.ts"
import type { Schema } from "../connection/schema.ts"
import { lastStep } from "../connection/schema-steps.ts"
import { migrations } from "./migrations.ts"

/**
 * Brings the schema up to date. All steps are one transaction that begins with the write lock, so that of two
 * processes that open the file at once the second finds the work done, and a failed step leaves nothing.
 *
 * Within one process only one file is upgraded at a time, so that no caller times out during a long upgrade,
 * and no caller asks for the lock of a file that is up to date.
 */
export const upgradeSchema = (
  db: Database.Database,
  queries: Kysely<Schema>,
  patient: Patient,
): Effect.Effect<void, StorageError> => {
  const unlessUpToDate = <E>(upgrade: Effect.Effect<void, E>) =>
    Effect.flatMap(patient(isUpToDate(db)), (done) => (done ? Effect.void : upgrade))
  return unlessUpToDate(oneAtATime.withPermit(unlessUpToDate(upgrade(db, queries, patient))))
}

const oneAtATime = Semaphore.makeUnsafe(1)

const upgrade = (db: Database.Database, queries: Kysely<Schema>, patient: Patient) =>
  Effect.uninterruptible(
    Effect.acquireUseRelease(
      patient(attempt(() => db.exec("BEGIN IMMEDIATE"))),
      () => Effect.andThen(isUpToDate(db), runMigrations(queries)),
      (_, exit) => attempt(() => db.exec(Exit.isSuccess(exit) ? "COMMIT" : "ROLLBACK")),
    ),
  )

/** Whether the last step is taken. Refuses the file of a newer release. */
const isUpToDate = (db: Database.Database) =>
  attempt(() => {
    const hasMigrations = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get()
    return hasMigrations !== undefined && prepareRefuseNewerSchema(db)() === lastStep
  })

const runMigrations = (queries: Kysely<Schema>) =>
  Effect.tryPromise({
    try: async () => {
      const migrator = new Migrator({
        db: queries,
        provider: { getMigrations: async () => migrations },
        // The transaction above is used: Kysely's own would begin without the write lock.
        disableTransactions: true,
      })
      const { error } = await migrator.migrateToLatest()
      if (error !== undefined) throw error
    },
    catch: storageErrorOf,
  })
