import { StorageError } from "@lienthong/core"
import type Database from "better-sqlite3"
import { Cause, Effect, Exit } from "effect"
import { storageErrorOf } from "./error.ts"
import { prepareRefuseNewerSchema } from "./newer-schema.ts"
import { isLockedOut, longerPause } from "./patience.ts"

type Answer<A> = Exit.Exit<A, StorageError>

interface Waiting {
  readonly job: () => unknown
  readonly resume: (answer: Answer<never>) => void
  readonly onDisk: ((written: never) => void) | undefined
  /** Whether the writes may be lost with the machine's power, because they can be made again. */
  readonly isDerived: boolean
  /** The deadline for a lock that another process holds; set at the first wait. */
  until?: number
}

interface Answered {
  readonly waiting: Waiting
  readonly answer: Answer<unknown>
}

const failureOf = (thrown: unknown): Answer<never> => {
  try {
    return Exit.fail(storageErrorOf(thrown))
  } catch (defect) {
    return Exit.die(defect)
  }
}

const isLocked = (answer: Answer<unknown>): answer is Answer<never> =>
  Exit.isFailure(answer) && isLockedOut(Cause.squash(answer.cause))

const settle = <A>(work: () => A): Answer<A> => {
  try {
    return Exit.succeed(work())
  } catch (thrown) {
    return failureOf(thrown)
  }
}

/** A refusal belongs to its job; any other error concerns the whole transaction. */
const settleRefusal = (waiting: Waiting): Answered => {
  try {
    return { waiting, answer: Exit.succeed(waiting.job()) }
  } catch (thrown) {
    if (thrown instanceof StorageError) return { waiting, answer: Exit.fail(thrown) }
    throw thrown
  }
}

const all = (batch: ReadonlyArray<Waiting>, answer: Answer<unknown>): ReadonlyArray<Answered> =>
  batch.map((waiting) => ({ waiting, answer }))

const deliver = ({ waiting: { resume, onDisk }, answer }: Answered) => {
  // Each job receives its own result.
  const own = answer as Answer<never>
  if (onDisk !== undefined && Exit.isSuccess(own)) onDisk(own.value)
  resume(own)
}

/** Writers that share a transaction with others of the same turn of the event loop. */
export interface Batch {
  /**
   * Runs a job with the write lock and returns when its writes are on the disk. A job that throws a
   * `StorageError` must do so before it writes anything. An interrupted caller has written either nothing or
   * everything; `onDisk` is called even when the caller no longer waits.
   */
  readonly run: <A>(job: () => A, onDisk?: (written: A) => void) => Effect.Effect<A, StorageError>
  /**
   * Runs a job whose writes can be made again from what is on the disk. It comes after all others of its
   * turn, in a transaction that does not wait for the disk. Whatever is written after it is on the disk only
   * together with it.
   */
  readonly runDerived: <A>(job: () => A) => Effect.Effect<A, StorageError>
  /** Writes what is still waiting, before the database is closed, with the usual wait for a lock. */
  readonly flush: Effect.Effect<void>
}

/**
 * Group commit: waits for the disk once a turn, not once a writer. Jobs run one after another, so each sees
 * the results of those before it. If the database itself fails, the turn is rolled back and its jobs run
 * again in separate transactions, so that each fails alone. While another process holds the write lock, jobs
 * wait in the queue and the event loop continues. If a newer release has upgraded the schema since the file
 * was opened, nothing is written any more.
 */
export const makeBatch = (db: Database.Database, waitMillis: number): Batch => {
  const refuseNewerSchema = prepareRefuseNewerSchema(db)
  const begin = db.prepare("BEGIN IMMEDIATE")
  const commit = db.prepare("COMMIT")
  const rollback = db.prepare("ROLLBACK")
  let queue: Array<Waiting> = []
  let isPlanned = false
  let pauseMillis: number | undefined
  let waits = true

  /** Requeues the jobs that may still wait for the lock and fails the others. */
  const putOff = (batch: ReadonlyArray<Waiting>, lockedOut: Answer<never>): ReadonlyArray<Answered> => {
    const present = performance.now()
    for (const waiting of batch) waiting.until ??= present + waitMillis
    queue = [...batch.filter(({ until = 0 }) => until > present), ...queue]
    return all(
      batch.filter(({ until = 0 }) => until <= present),
      lockedOut,
    )
  }

  /** Sets whether the next transaction waits for the disk. SQLite takes this outside a transaction alone. */
  const waitForDisk = (wanted: boolean) => {
    if (wanted === waits) return
    db.pragma(`synchronous = ${wanted ? "FULL" : "NORMAL"}`)
    waits = wanted
  }

  const undo = () => settle(() => db.inTransaction && rollback.run())

  /** Writes jobs that are all derived, or none of them. */
  const write = (batch: ReadonlyArray<Waiting>): ReadonlyArray<Answered> => {
    // First undoes a transaction that could not be undone before, as on a disk that failed for a while.
    const clean = undo()
    if (Exit.isFailure(clean)) return all(batch, clean)
    const begun = settle(() => {
      waitForDisk(batch[0]?.isDerived === false)
      begin.run()
      refuseNewerSchema()
    })
    if (Exit.isFailure(begun)) {
      undo() // What cannot be undone now is undone before the next turn.
      return isLocked(begun) ? putOff(batch, begun) : all(batch, begun)
    }
    const written = settle(() => {
      const answered = batch.map(settleRefusal)
      commit.run()
      return answered
    })
    if (Exit.isSuccess(written)) return written.value
    const undone = undo()
    if (Exit.isFailure(undone)) return all(batch, undone)
    return batch.length === 1 ? all(batch, written) : batch.flatMap((waiting) => write([waiting]))
  }

  const flush = () => {
    isPlanned = false
    const batch = queue
    queue = []
    for (const jobs of [
      batch.filter(({ isDerived }) => !isDerived),
      batch.filter(({ isDerived }) => isDerived),
    ])
      if (jobs.length > 0) for (const answered of write(jobs)) deliver(answered)
    pauseMillis = queue.some(({ until }) => until !== undefined) ? longerPause(pauseMillis) : undefined
    if (queue.length > 0) plan(pauseMillis)
  }

  const plan = (millis?: number) => {
    if (isPlanned) return
    isPlanned = true
    if (millis === undefined) setImmediate(flush)
    else setTimeout(flush, millis)
  }

  const enqueue = <A>(job: () => A, rest: Pick<Waiting, "onDisk" | "isDerived">) =>
    Effect.callback<A, StorageError>((resume) => {
      const waiting: Waiting = { job, resume, ...rest }
      queue.push(waiting)
      plan()
      return Effect.sync(() => {
        queue = queue.filter((other) => other !== waiting)
      })
    })

  return {
    run: (job, onDisk) => enqueue(job, { onDisk, isDerived: false }),
    runDerived: (job) => enqueue(job, { onDisk: undefined, isDerived: true }),
    flush: Effect.callback((resume) => {
      const look = () => {
        if (queue.length === 0) resume(Effect.void)
        else setTimeout(look, longerPause(undefined))
      }
      flush()
      look()
    }),
  }
}
