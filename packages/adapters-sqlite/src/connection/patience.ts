import { StorageError } from "@lienthong/core"
import Database from "better-sqlite3"
import { Effect } from "effect"

/** The pauses between two tries for a lock. They double from the first up to the longest. */
const firstPauseMillis = 1
const maxPauseMillis = 50

export const longerPause = (millis: number | undefined): number =>
  millis === undefined ? firstPauseMillis : Math.min(millis * 2, maxPauseMillis)

/**
 * Whether another process holds the lock that a call needs. SQLite itself does not wait: that would block the
 * event loop.
 */
export const isLockedOut = (error: unknown): boolean =>
  error instanceof StorageError &&
  error.cause instanceof Database.SqliteError &&
  error.cause.code.startsWith("SQLITE_BUSY")

/** Waits on the machine's clock, even where a test owns time, because another process is awaited. */
export const pause = (millis: number): Effect.Effect<void> =>
  Effect.callback((resume) => {
    const timer = setTimeout(() => resume(Effect.void), millis)
    return Effect.sync(() => clearTimeout(timer))
  })

/** Retries a call while another process holds the lock that it needs, without blocking other work. */
export type Patient = <A, E, R>(call: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

export const makePatient =
  (waitMillis: number): Patient =>
  (call) => {
    const again = (until: number, millis: number): typeof call =>
      Effect.andThen(
        pause(millis),
        Effect.catchIf(
          call,
          (error) => isLockedOut(error) && performance.now() < until,
          () => again(until, longerPause(millis)),
        ),
      )
    return Effect.catchIf(call, isLockedOut, () =>
      again(performance.now() + waitMillis, longerPause(undefined)),
    )
  }
