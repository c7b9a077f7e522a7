import { Effect, Option, Schedule, Semaphore } from "effect"
import { system } from "../../agency/actor.ts"
import type { Mark } from "../../port/storage/commit.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { record } from "../record/record.ts"
import { pageSize } from "./changes.ts"

/** Sets marks that another process may be setting to the same effect. */
export const setMarks = (marks: ReadonlyArray<Mark>) =>
  record(system, { appends: [], marks }).pipe(
    Effect.catchIf(
      ({ reason }) => reason === "mark-taken",
      () => Effect.void,
    ),
  )

/** Reading a log of one page again is faster than setting a mark. */
const isWorthMarking = (length: number) => length > pageSize

/**
 * Does work over the whole log once for a store, in whichever process: a mark says that it was done. The work
 * returns the length of the log.
 */
export const onceOverLog = <E, R>(mark: string, work: Effect.Effect<number, E, R>) =>
  Effect.gen(function* (): Effect.fn.Return<void, E | StorageError, R | Storage> {
    const storage = yield* Storage
    if (Option.isSome(yield* storage.findMark(mark))) return
    const length = yield* work
    if (isWorthMarking(length)) yield* setMarks([{ key: mark, value: String(length) }])
  })

/** Does work once in a process. The first call does it, and the next one if it failed. */
export const makeOnce = <E, R>(work: Effect.Effect<void, E, R>) =>
  Effect.map(Semaphore.make(1), (semaphore) => {
    let isDone = false
    return Effect.suspend(() =>
      isDone
        ? Effect.void
        : Effect.tap(work, () =>
            Effect.sync(() => {
              isDone = true
            }),
          ),
    ).pipe(semaphore.withPermit)
  })

/** Does work in the background and retries it until it succeeds. */
export const untilDone = <A, E, R>(work: Effect.Effect<A, E, R>, whenNotYet: string) =>
  work.pipe(
    Effect.tapError((error) => Effect.logWarning(whenNotYet, error)),
    Effect.retry({ schedule: Schedule.spaced("1 minute") }),
  )
