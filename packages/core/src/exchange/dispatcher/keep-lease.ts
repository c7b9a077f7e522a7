import { Deferred, Effect, Exit, Fiber, Option } from "effect"
import { system } from "../../agency/actor.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { LeasedWork } from "../../port/storage/work.ts"
import { Transport } from "../../port/transport.ts"
import { epochMillis, plusMillis, type VietnamTime } from "../../time/vietnam-time.ts"
import type { QueueLane } from "../../vocabulary/lane.ts"
import { record } from "../ground/record.ts"
import { newId, now } from "../ground/runtime.ts"

/** Longer than any transport waits for an answer, so that a living worker never loses its lease. */
const leaseMillis = 5 * 60_000

/** The waits for a store that is away: from the first on they double, up to the longest. */
const firstWaitMillis = 200
const maxWaitMillis = 5_000

const waitAfter = (tries: number) => Math.min(firstWaitMillis * 2 ** Math.min(tries, 30), maxWaitMillis)

/** Work that a worker has, and until when nobody else takes it. */
export interface HeldWork {
  readonly work: LeasedWork
  readonly until: VietnamTime
}

/** Somebody who carries out one item at a time. */
export interface Worker {
  /** Takes one item of these lanes, if one is due. */
  readonly take: (
    lanes: ReadonlyArray<QueueLane>,
  ) => Effect.Effect<Option.Option<HeldWork>, StorageError, Storage>
}

/** Gives back what stands under a worker's name although it has no work: the answer to its lease was lost. */
const giveBackOrphans = Effect.fnUntraced(function* (worker: string) {
  const storage = yield* Storage
  const dueAt = yield* now
  const release = (yield* storage.listWork).flatMap(({ id, leased }) =>
    leased?.worker === worker ? [{ id, lease: leased.lease, dueAt }] : [],
  )
  if (release.length > 0) yield* record(system, { appends: [], work: { release } })
})

/** A new worker. */
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
 * Gives work back that was cut short, so that nobody has to wait for the lease to run out. It counts as an
 * attempt: whoever takes it next asks the axis first. Where it is settled, or somebody else has it, there is
 * nothing to give.
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

const isAway = ({ reason }: StorageError) => reason === "unavailable"

/** How far a worker has come with what it holds. */
interface Progress {
  /** The axis has answered: what it said is in hand. */
  isAnswered: boolean
  /** The worker has to stop: nothing is waited for any more, and each call is made once. */
  readonly stopping: Deferred.Deferred<void>
}

/** The store as a worker uses it: while it is away, the worker waits with what it has in hand. */
const patientStore = (
  storage: Storage["Service"],
  { work: { id }, until }: HeldWork,
  progress: Progress,
): Storage["Service"] => {
  const patient = <A>(call: Effect.Effect<A, StorageError>): Effect.Effect<A, StorageError> => {
    // Nothing is begun under a lease that has run out: somebody else may be at it.
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
          `The store is away; what came of the work ${id} is recorded when it is back`,
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
 * Carries out work and sees to its lease. An answer of the axis is not thrown away while the store is away:
 * the worker keeps it, however long, and records it when the store is back, even after its lease as long as
 * nobody else has the work; then it is theirs, and what this one knows is dropped. A worker that has to stop
 * tries once more to record what it knows. What was not begun in time, or is cut short, is given back.
 */
export const holding = <A, E, R>(held: HeldWork, perform: Effect.Effect<A, E | StorageError, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const transport = yield* Transport
    const progress: Progress = { isAnswered: false, stopping: yield* Deferred.make<void>() }
    /** Of a packet only the end of its own submission counts, or that the axis has it already. */
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
      const end = yield* progress.isAnswered ? Fiber.await(performing) : Fiber.interrupt(performing)
      if (end === undefined || Exit.isFailure(end)) yield* giveBack(held.work, "interrupted")
    })
    yield* Effect.onInterrupt(Fiber.join(performing), () => stop)
  })
