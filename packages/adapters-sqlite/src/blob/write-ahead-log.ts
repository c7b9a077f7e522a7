import type Database from "better-sqlite3"
import { Effect } from "effect"
import { attempt } from "../attempt.ts"

/**
 * Moves the write-ahead log into the database and empties it, so that what was destroyed in the database does not
 * live on in the log. Answers whether it is empty: a reader in another process can prevent it, and then it is to be
 * tried again. What it follows is already committed, hence a failure is reported in the log and not to the caller.
 */
export const truncateLog = (db: Database.Database): Effect.Effect<boolean> =>
  attempt(() => {
    const [outcome] = db.pragma("wal_checkpoint(TRUNCATE)") as ReadonlyArray<{ readonly busy: number }>
    return outcome?.busy === 0
  }).pipe(
    Effect.catch((error) =>
      Effect.as(Effect.logWarning("The write-ahead log of the store could not be emptied.", error), false),
    ),
  )

/** Drives the bytes of destroyed files out of the log. */
export interface DriveOut {
  /** Notes that what was written destroyed a file. */
  readonly note: (destroyed: boolean) => void
  /** After a write: empties the log where that is due, or tries again what a reader prevented before. */
  readonly run: Effect.Effect<void>
}

export const makeDriveOut = (db: Database.Database): DriveOut => {
  let logHoldsDestroyed = false
  const truncate = Effect.map(truncateLog(db), (isEmpty) => {
    logHoldsDestroyed = !isEmpty
  })
  return {
    note: (destroyed) => {
      logHoldsDestroyed ||= destroyed
    },
    run: Effect.suspend(() => (logHoldsDestroyed ? truncate : Effect.void)),
  }
}
