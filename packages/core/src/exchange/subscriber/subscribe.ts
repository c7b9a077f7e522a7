import { type Cause, Effect, Exit, Option, Random } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { Change } from "../../report/change.ts"
import { type Fact, retryContended } from "../record/record.ts"
import { newId } from "../runtime/runtime.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { type RetryDelays, retryDelayMillis } from "../settings/retry-policy.ts"
import { note } from "../stream/append.ts"
import { toChange } from "../stream/to-change.ts"
import { giveBack, type HeldCheckpoint, takeCheckpoint } from "./checkpoint-lease.ts"
import { isSameStop, readStopped, stoppedBy } from "./stopped.ts"
import type { Batch, Subscription } from "./subscription.ts"

/** How long an idle subscriber waits before it checks the log. */
const idleMillis = 5_000

/** A handler that fails is retried after 1 s, then 2 s, 4 s … 5 min, without an end: nothing is skipped. */
const backoff: RetryDelays = { firstDelaySeconds: 1, maxDelaySeconds: 300 }

/**
 * Handles a batch. Its result is recorded in one commit with the checkpoint, so that it happens exactly once.
 * What it does outside the store happens again when the process dies before that commit.
 */
export type Handle<E, R> = (changes: Batch) => Effect.Effect<Omit<Fact, "checkpoints"> | undefined, E, R>

const nameOfSubscriber = {
  en: "the name of a subscriber: small letters a to z, digits and hyphens",
  vi: "tên bên theo dõi gồm chữ thường a đến z, chữ số và dấu gạch nối",
}

const subscriberName = /^[a-z0-9][a-z0-9-]{0,49}$/

/** One subscriber in one process. */
interface Worker {
  readonly name: string
  readonly id: string
  readonly batch: number
  /** How often the current batch has failed. */
  failures: number
}

/** How a batch ended: there was none, it is done, or it failed. */
type Ending = "none" | "done" | Cause.Cause<unknown>

/** How long a handler may take before the log tells of it. It is not ended: nobody else has its batch. */
const slowMillis = 5 * 60_000

/** Tells of a handler that has not answered, and again whenever it has taken twice as long. */
const tellSlow = (name: string, position: bigint, millis: number): Effect.Effect<never> =>
  Effect.sleep(millis === slowMillis ? millis : millis / 2).pipe(
    Effect.andThen(
      Effect.logWarning(
        `The handler of the subscriber ${name} has not answered for ${millis / 60_000} minutes, after position ${position}`,
      ),
    ),
    Effect.andThen(Effect.suspend(() => tellSlow(name, position, 2 * millis))),
  )

/** Handles the events after the checkpoint and moves it, in one commit. Fails only when the store does. */
const handleBatch = <E, R>({ name, batch }: Worker, held: HeldCheckpoint, handle: Handle<E, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const changes: Array<Change> = []
    for (const stored of yield* storage.readLog(held.position, batch)) {
      const read = yield* Effect.exit(toChange(stored))
      if (Exit.isSuccess(read)) changes.push(read.value)
      // The events before an unreadable one are handled first.
      else if (changes.length === 0) return read.cause satisfies Ending
      else break
    }
    const [first, ...rest] = changes
    if (first === undefined) return "none" satisfies Ending
    const handled = yield* held.during(
      Effect.raceFirst(Effect.exit(handle([first, ...rest])), tellSlow(name, held.position, slowMillis)),
    )
    if (Exit.isFailure(handled)) return handled.cause
    const through = BigInt(rest.at(-1)?.position ?? first.position)
    const stopped = yield* readStopped(name)
    const resumed = { _tag: "SubscriberResumed", through: String(through) } as const
    yield* held.record(through, {
      ...handled.value,
      appends: [
        ...(handled.value?.appends ?? []),
        ...(stopped ? [note("subscriber", streamName.subscriber(name), [resumed])] : []),
      ],
    })
    return "done" satisfies Ending
  }).pipe(retryContended)

/** Records what stopped the subscriber, once, and prevents a retry too soon. */
const stop = Effect.fnUntraced(function* (worker: Worker, held: HeldCheckpoint, cause: Cause.Cause<unknown>) {
  const { name } = worker
  const event = stoppedBy(held.position, cause)
  const isKnown = isSameStop((yield* readStopped(name))?.event, event)
  if (!isKnown || worker.failures === 0)
    yield* Effect.logError(`The subscriber ${name} cannot get past position ${held.position}`, cause)
  worker.failures += 1
  if (!isKnown)
    yield* held.record(
      held.position,
      { appends: [note("subscriber", streamName.subscriber(name), [event])] },
      "keep",
    )
  const millis = retryDelayMillis(backoff, worker.failures, yield* Random.next)
  yield* held.holdFor(millis)
  yield* Effect.sleep(millis)
})

const giveBackIfHeld = ({ name }: Worker, held: HeldCheckpoint) =>
  giveBack(held).pipe(
    Effect.catchIf(
      (error) => error.reason === "checkpoint-moved",
      () => Effect.void,
    ),
    Effect.catchCause((cause) =>
      Effect.logWarning(`The checkpoint of ${name} stays leased until its lease runs out`, cause),
    ),
  )

/**
 * Leases the checkpoint and handles one batch; `false` when there was nothing to do, or nothing for this
 * worker.
 */
const turn = <E, R>(worker: Worker, handle: Handle<E, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const [known] = (yield* storage.listCheckpoints).filter(({ subscriber }) => subscriber === worker.name)
    if ((yield* storage.readLog(known?.position ?? 0n, 1)).length === 0) return false
    const taken = yield* takeCheckpoint(worker.name, worker.id)
    if (Option.isNone(taken)) return false
    const held = taken.value
    const deal = Effect.gen(function* () {
      const ending: Ending = yield* handleBatch(worker, held, handle)
      if (ending === "none") return false
      if (ending !== "done") yield* stop(worker, held, ending)
      else if (worker.failures > 0) {
        worker.failures = 0
        yield* Effect.logInfo(`The subscriber ${worker.name} goes on`)
      }
      return true
    })
    return yield* Effect.onInterrupt(deal, () => giveBackIfHeld(worker, held))
  })

/**
 * Passes every change to a handler, once and in order, from where the subscriber of this name stopped, until
 * interrupted. Only one of several with one name works at a time, and another continues when it dies.
 *
 * A handler that fails stops the subscriber: the same batch comes again after 1 second, then at growing
 * intervals, and `log.status` says since when and why. Nothing is skipped, not even an unreadable event.
 */
export const subscribe = Effect.fn("Exchange.subscribe")(function* <E, R>(
  { name, batch = 100 }: Subscription,
  handle: Handle<E, R>,
) {
  if (!subscriberName.test(name)) return yield* wrongValue("name", name, nameOfSubscriber)
  if (!Number.isInteger(batch) || batch < 1)
    return yield* wrongValue("batch", batch, {
      en: "how many changes at once, a whole number from 1",
      vi: "số thay đổi mỗi lần, số nguyên từ 1",
    })
  const storage = yield* Storage
  const woken = yield* storage.listen("log")
  const worker: Worker = { name, id: yield* newId, batch, failures: 0 }
  const rest = Effect.raceFirst(woken, Effect.sleep(idleMillis))
  const turning = yield* unlessTroubled(
    `A turn of the subscriber ${name} failed; it goes on`,
    `The turns of the subscriber ${name} succeed again`,
  )
  return yield* turning(turn(worker, handle)).pipe(
    Effect.flatMap((busy) => (busy ? Effect.void : rest)),
    Effect.forever,
  )
}, Effect.scoped)
