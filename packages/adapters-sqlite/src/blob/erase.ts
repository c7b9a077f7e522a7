import { lastingTrouble } from "@lienthong/core/adapter"
import type Database from "better-sqlite3"
import { Effect, Exit, Latch, type Scope, Semaphore } from "effect"
import { attempt } from "../connection/attempt.ts"
import type { Batch } from "../connection/batch.ts"
import type { LogPurge } from "../connection/write-ahead-log.ts"
import { chunksAtOnce, prepareRows } from "./rows.ts"

/** How long after a failure it is tried again. */
const retryMillis = 1_000

/**
 * Erases the chunks of destroyed files in pieces, each in a separate transaction, so that a large file does
 * not hold up the process, and then drives their bytes out of the log. A destroyed file cannot be read any
 * more from the commit that destroyed it on; what a process that died has left is erased by the next one.
 */
export const makeEraser = (
  db: Database.Database,
  agency: number,
  batch: Batch,
  logPurge: LogPurge,
): Effect.Effect<LogPurge, never, Scope.Scope> =>
  Effect.gen(function* () {
    const rows = prepareRows(db, agency)
    const due = yield* Latch.make(false)
    const oneAtATime = yield* Semaphore.make(1)
    let mayBeLeft = false
    let isErasing = false
    const trouble = lastingTrouble(
      "A destroyed file could not be erased whole; it is tried again",
      "Destroyed files are erased whole again",
    )

    const note = (destroyed: boolean) => {
      logPurge.note(destroyed)
      if (!destroyed) return
      mayBeLeft = true
      due.openUnsafe()
    }
    const piece = Effect.gen(function* () {
      mayBeLeft = false
      if (!(yield* attempt(rows.isAnyDestroyed))) return
      yield* batch.run(() => rows.eraseSome(chunksAtOnce), note)
    }).pipe(Effect.onExit((exit) => (Exit.isSuccess(exit) ? Effect.void : Effect.sync(() => note(true)))))
    const pieces = Effect.whileLoop({
      while: () => mayBeLeft,
      body: () => piece,
      step: () => {
        if (!mayBeLeft) due.closeUnsafe()
      },
    }).pipe(Effect.matchEffect({ onFailure: trouble.met, onSuccess: () => trouble.over }))
    const erase = oneAtATime.withPermit(
      Effect.suspend(() => {
        isErasing = true
        return Effect.ensuring(
          pieces,
          Effect.sync(() => {
            isErasing = false
          }),
        )
      }),
    )
    // A caller that destroyed a file waits until everything is erased, even by another.
    const run = Effect.suspend(() =>
      mayBeLeft || isErasing ? Effect.andThen(erase, logPurge.run) : logPurge.run,
    )
    yield* due.await.pipe(
      Effect.andThen(Effect.sleep(retryMillis)),
      Effect.andThen(run),
      Effect.forever,
      Effect.forkScoped,
    )
    return { note, run }
  })
