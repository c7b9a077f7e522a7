import { Deferred, Effect, Exit, Fiber, Option } from "effect"
import { system } from "../../agency/actor.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import { epochMillis, plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"
import { record } from "../record/record.ts"
import { newId, now } from "../runtime/runtime.ts"

/** Longer than any transport waits for an answer, so that a living worker never loses its lease. */
const leaseMillis = 5 * 60_000

/** The first wait for a store that is away. Waits double up to the longest. */
const firstWaitMillis = 200
const maxWaitMillis = 5_000

/** How long a worker that has to stop goes on with an answer of the axis. */
const stopMillis = 10_000

const waitAfter = (tries: number) => Math.min(firstWaitMillis * 2 ** Math.min(tries, 30), maxWaitMillis)

/** Work that a worker holds, and until when no other takes it. */
export interface HeldWork {
  readonly work: LeasedWork
  readonly until: VietnamTime
}

/** Performs one item at a time. */
export interface Worker {
  /** Takes one item of these lanes, if one is due. */
  readonly take: (
    lanes: ReadonlyArray<QueueLane>,
  ) => Effect.Effect<Option.Option<HeldWork>, StorageError, Storage>
}

/** Releases work leased under an idle worker's name, when the answer to its lease was lost. */
const giveBackOrphans = Effect.fnUntraced(function* (worker: string) {
  const storage = yield* Storage
  const dueAt = yield* now
  const release = (yield* storage.listWork).flatMap(({ id, leased }) =>
    leased?.worker === worker ? [{ id, lease: leased.lease, dueAt }] : [],
  )
  if (release.length > 0) yield* record(system, { appends: [], work: { release } })
})

/** Makes a worker. */
export const newWorker: Effect.Effect<Worker> = Effect.map(newId, (worker) => {
  let mayHaveOrphans = false
  const take = Effect.fnUntraced(function* (lanes: ReadonlyArray<QueueLane>) {
    const storage = yield* Storage
    if (mayHaveOrphans) yield* giveBackOrphans(worker)
    const at = yield* now
    const until = plusMillis(at, leaseMillis)
    mayHaveOrphans = true
    const [work] = yield* storage.leaseWork({ lanes, limit: 1, now: at, until, worker })
    mayHaveOrphans = false
    return work === undefined ? Option.none() : Option.some({ work, until })
  })
  return { take }
})

/**
 * Releases work that was interrupted, so that it need not wait for the lease to expire. It counts as an
 * attempt: the next worker asks the axis first. If it is settled or another worker has it, this does nothing.
 */
const giveBack = ({ id, lease }: LeasedWork, note: string) =>
  Effect.gen(function* () {
    const outcome = { _tag: "Again", dueAt: yield* now, note } as const
    yield* record(system, { appends: [], work: { settle: [{ id, lease, outcome }] } })
  }).pipe(
    Effect.catchIf(
      (error) => error.reason === "lease-lost",
      () => Effect.void,
    ),
    Effect.catchCause((cause) =>
      Effect.logWarning(`The work ${id} stays leased until its lease runs out`, cause),
    ),
  )

const isAway = ({ indeterminate }: StorageError) => indeterminate

/** How far a worker has come with its work. */
interface Progress {
  /** The axis has answered, and the worker has its answer. */
  isAnswered: boolean
  /** The worker has to stop: it no longer waits, and makes each call once. */
  readonly stopping: Deferred.Deferred<void>
}

/** The store as a worker uses it: while the store is away, the worker waits with its results. */
const patientStore = (
  storage: Storage["Service"],
  { work: { id }, until }: HeldWork,
  progress: Progress,
): Storage["Service"] => {
  const patient = <A>(call: Effect.Effect<A, StorageError>): Effect.Effect<A, StorageError> => {
    // Starts nothing under an expired lease: another worker may be doing it.
    const unlessTooLate = (answer: A) =>
      Effect.flatMap(now, (at) =>
        progress.isAnswered || epochMillis(at) < epochMillis(until)
          ? Effect.succeed(answer)
          : Effect.fail(new StorageError({ reason: "lease-lost", detail: { work: id } })),
      )
    const again = (tries: number): Effect.Effect<A, StorageError> =>
      Effect.raceFirst(Effect.sleep(waitAfter(tries)), Deferred.await(progress.stopping)).pipe(
        Effect.andThen(call),
        Effect.matchEffect({
          onSuccess: unlessTooLate,
          onFailure: (error) =>
            isAway(error) && !Deferred.isDoneUnsafe(progress.stopping)
              ? again(tries + 1)
              : Effect.fail(error),
        }),
      )
    return Effect.catchIf(call, isAway, (error) =>
      Effect.andThen(
        Effect.logWarning(
          `The store is away; the result of the work ${id} is recorded when it is back`,
          error,
        ),
        again(0),
      ),
    )
  }
  return {
    ...storage,
    commit: (commit) => patient(storage.commit(commit)),
    readStream: (stream, after) => patient(storage.readStream(stream, after)),
    readLast: (stream) => patient(storage.readLast(stream)),
    readLog: (after, limit) => patient(storage.readLog(after, limit)),
    findMark: (key) => patient(storage.findMark(key)),
    listWork: patient(storage.listWork),
    findWork: (item) => patient(storage.findWork(item)),
  }
}

/**
 * Performs work and keeps its lease. The axis' answer is kept while the store is away, however long, and
 * recorded when the store is back, even after the lease expires, as long as no other worker has the work. If
 * another has it, this worker's answer is dropped. A worker that has to stop tries once more to record what
 * it knows. Work that did not start in time, or is interrupted, is released.
 */
export const holding = <A, E, R>(held: HeldWork, perform: Effect.Effect<A, E | StorageError, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const transport = yield* Transport
    const progress: Progress = { isAnswered: false, stopping: yield* Deferred.make<void>() }
    /** For a packet only the end of its own submission counts, or that the axis already has it. */
    const noted = <B, F>(call: Effect.Effect<B, F>, isEnd: (exit: Exit.Exit<B, F>) => boolean) =>
      Effect.suspend(() => {
        progress.isAnswered = false
        return Effect.flatMap(Effect.exit(call), (exit) => {
          progress.isAnswered = isEnd(exit)
          return exit
        })
      })
    const performing = yield* perform.pipe(
      Effect.provideService(Storage, patientStore(storage, held, progress)),
      Effect.provideService(Transport, {
        ...transport,
        submit: (submission) => noted(transport.submit(submission), () => true),
        findSent: (query) =>
          noted(transport.findSent(query), (exit) => Exit.isSuccess(exit) && Option.isSome(exit.value)),
      }),
      Effect.catchIf(
        (error) => error instanceof StorageError && error.reason === "lease-lost",
        () => (progress.isAnswered ? Effect.void : giveBack(held.work, "not begun while the store was away")),
      ),
      Effect.forkChild({ startImmediately: true }),
    )
    const stop = Effect.gen(function* () {
      yield* Deferred.succeed(progress.stopping, undefined)
      // An axis that leaves a question unanswered must not hold up the end of a process.
      const end = progress.isAnswered
        ? Option.getOrUndefined(
            yield* Effect.timeoutOption(Effect.interruptible(Fiber.await(performing)), stopMillis),
          )
        : undefined
      if (end === undefined) yield* Fiber.interrupt(performing)
      if (end === undefined || Exit.isFailure(end)) yield* giveBack(held.work, "interrupted")
    })
    yield* Effect.onInterrupt(Fiber.join(performing), () => stop)
  })
