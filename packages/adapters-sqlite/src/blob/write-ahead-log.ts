import type Database from "better-sqlite3"
import { Effect, Latch, type Scope } from "effect"
import { attempt } from "../attempt.ts"

/** How long after a reader prevented it the log is emptied again. */
const retryMillis = 1_000

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

/**
 * The first try waits for readers in other processes as long as a writer would; every later one, by the next write
 * or a second later, does not wait, because all of the process would wait with it.
 */
export const makeDriveOut = (
  db: Database.Database,
  waitMillis: number,
): Effect.Effect<DriveOut, never, Scope.Scope> =>
  Effect.gen(function* () {
    const due = yield* Latch.make(false)
    let logHoldsDestroyed = false
    let wasPrevented = false

    const settle = (isEmpty: boolean) => {
      logHoldsDestroyed = !isEmpty
      wasPrevented = !isEmpty
      if (isEmpty) due.closeUnsafe()
    }
    const withoutWaiting = Effect.acquireUseRelease(
      Effect.sync(() => db.pragma("busy_timeout = 0")),
      () => truncateLog(db),
      () => Effect.sync(() => db.pragma(`busy_timeout = ${waitMillis}`)),
    )
    const run = Effect.suspend(() => {
      if (!logHoldsDestroyed) return Effect.void
      return Effect.map(wasPrevented ? withoutWaiting : truncateLog(db), settle)
    })

    yield* due.await.pipe(
      Effect.andThen(Effect.sleep(retryMillis)),
      Effect.andThen(run),
      Effect.forever,
      Effect.forkScoped,
    )
    return {
      note: (destroyed) => {
        if (!destroyed) return
        logHoldsDestroyed = true
        due.openUnsafe()
      },
      run,
    }
  })
