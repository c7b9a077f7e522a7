import { type LastingTrouble, lastingTrouble } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, Latch, type Scope } from "effect"
import { attempt } from "./attempt.ts"
import { longerPause, pause } from "./patience.ts"

/** How long after a reader prevented it the log is emptied again. */
const retryMillis = 1_000

const troubleEmptying = () =>
  lastingTrouble(
    "The write-ahead log of the store could not be emptied.",
    "The write-ahead log of the store is emptied again.",
  )

/**
 * Moves the write-ahead log into the database and empties it, so that destroyed content does not survive in
 * the log. Returns whether it is empty: a reader in another process can prevent it, and it must then be
 * retried. The commit before it is already final, so a failure goes to the program's log and not to the
 * caller.
 */
export const truncateLog = (
  db: Database.Database,
  learn: (isEmpty: boolean) => void = () => {},
  trouble: LastingTrouble = troubleEmptying(),
): Effect.Effect<boolean> =>
  attempt(() => {
    const [outcome] = db.pragma("wal_checkpoint(TRUNCATE)") as ReadonlyArray<{ readonly busy: number }>
    const isEmpty = outcome?.busy === 0
    // At once: a file that is destroyed later is in the log again.
    learn(isEmpty)
    return isEmpty
  }).pipe(
    Effect.matchEffect({
      onSuccess: (isEmpty) => Effect.as(trouble.over, isEmpty),
      onFailure: (error) => Effect.as(trouble.met(error), false),
    }),
  )

/** The same, waiting for the readers that prevent it. */
export const emptyLog = (
  db: Database.Database,
  waitMillis: number,
  learn?: (isEmpty: boolean) => void,
  trouble = troubleEmptying(),
): Effect.Effect<boolean> =>
  Effect.suspend(() => {
    const until = performance.now() + waitMillis
    const again = (millis: number): Effect.Effect<boolean> =>
      Effect.flatMap(truncateLog(db, learn, trouble), (isEmpty) =>
        isEmpty || performance.now() >= until
          ? Effect.succeed(isEmpty)
          : Effect.andThen(pause(millis), again(longerPause(millis))),
      )
    return again(longerPause(undefined))
  })

/** Removes the bytes of destroyed files from the log. */
export interface LogPurge {
  /** Notes that a write destroyed a file. */
  readonly note: (destroyed: boolean) => void
  /** Runs after a write: empties the log if that is due, or retries what a reader prevented before. */
  readonly run: Effect.Effect<void>
}

/**
 * The first write waits for readers in other processes as long as a writer would; every other write, and the
 * retry a second later, tries once.
 */
export const makeLogPurge = (
  db: Database.Database,
  waitMillis: number,
): Effect.Effect<LogPurge, never, Scope.Scope> =>
  Effect.gen(function* () {
    const due = yield* Latch.make(false)
    const trouble = troubleEmptying()
    let logHoldsDestroyed = false
    let wasTried = false

    const learn = (isEmpty: boolean) => {
      logHoldsDestroyed = !isEmpty
      wasTried = !isEmpty
      if (isEmpty) due.closeUnsafe()
    }
    const run = Effect.suspend(() => {
      if (!logHoldsDestroyed) return Effect.void
      if (wasTried) return Effect.asVoid(truncateLog(db, learn, trouble))
      wasTried = true
      return Effect.asVoid(emptyLog(db, waitMillis, learn, trouble))
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
