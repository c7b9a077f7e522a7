import { Clock, Effect, Option, Ref } from "effect"
import { lastingTrouble } from "../../adapter-kit/lasting-trouble.ts"
import { system } from "../../agency/actor.ts"
import type { LeasedCheckpoint } from "../../port/storage/checkpoint.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import { epochMillis, vietnamTime } from "../../time/vietnam-time.ts"
import { uncounted } from "../record/annotate-recorded.ts"
import { type Fact, record } from "../record/record.ts"
import { newId, now } from "../runtime/runtime.ts"

/** How long a worker holds a checkpoint. It renews the lease when a third has passed. */
const leaseMillis = 60_000

/** A checkpoint that this worker holds: its position, and the newest lease. */
export interface HeldCheckpoint {
  readonly position: bigint
  /**
   * Records the results of the events up to a position and moves the checkpoint there, in one commit under
   * the newest lease. It ends the lease unless `keep` is set.
   */
  readonly record: (
    through: bigint,
    fact: Omit<Fact, "checkpoints">,
    keep?: "keep",
  ) => Effect.Effect<void, StorageError, Storage>
  /**
   * Runs an effect while renewing the lease, and interrupts it with `checkpoint-moved` when the lease is
   * lost: another worker may then handle the same events.
   */
  readonly during: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | StorageError, R | Storage>
  /** Keeps every other worker away for this many milliseconds, even if this one ends. */
  readonly holdFor: (millis: number) => Effect.Effect<void, StorageError, Storage>
}

/**
 * Releases a checkpoint where it stands, so that another worker need not wait for the lease to expire. To the
 * operation that took it, this records nothing.
 */
export const giveBack = (held: HeldCheckpoint) => uncounted(held.record(held.position, { appends: [] }))

const ask = Effect.fnUntraced(function* (subscriber: string, worker: string, millis: number) {
  const storage = yield* Storage
  const at = yield* now
  const until = vietnamTime(epochMillis(at) + millis)
  const leased = yield* storage.leaseCheckpoint({ subscriber, worker, now: at, until })
  return Option.map(leased, (checkpoint) => ({ checkpoint, until: epochMillis(until) }))
})

type Lease = { readonly checkpoint: LeasedCheckpoint; readonly until: number }

const lost = (subscriber: string) => new StorageError({ reason: "checkpoint-moved", detail: { subscriber } })

/** Leases a subscriber's checkpoint; none while another living worker has it. */
export const takeCheckpoint = Effect.fnUntraced(function* (subscriber: string, worker: string) {
  const taken = yield* ask(subscriber, worker, leaseMillis)
  if (Option.isNone(taken)) return Option.none<HeldCheckpoint>()
  const held = yield* Ref.make<Lease>(taken.value)
  const { position } = taken.value.checkpoint
  /** Asking changes the lease, so the answer must be kept whatever happens meanwhile. */
  const askAgain = (millis: number) =>
    Effect.uninterruptible(
      Effect.gen(function* () {
        const again = yield* ask(subscriber, worker, millis)
        if (Option.isNone(again) || again.value.checkpoint.position !== position)
          return yield* lost(subscriber)
        yield* Ref.set(held, again.value)
      }),
    )
  const renewal = lastingTrouble(
    `The lease of ${subscriber} is not renewed for now`,
    `The lease of ${subscriber} is renewed again`,
  )
  const renew = Effect.andThen(askAgain(leaseMillis), renewal.over)
  /** A single failure of the store is harmless until the lease expires. */
  const renewing = Effect.forever(
    Effect.andThen(
      Effect.sleep(leaseMillis / 3),
      Effect.catchIf(renew, (error) => error.indeterminate, renewal.met),
    ),
  )
  const runOut = Effect.gen(function* () {
    for (;;) {
      const left = (yield* Ref.get(held)).until - (yield* Clock.currentTimeMillis)
      if (left <= 0) return yield* lost(subscriber)
      yield* Effect.sleep(left)
    }
  })
  return Option.some<HeldCheckpoint>({
    position,
    record: (to, fact, keep) =>
      Effect.flatMap(Ref.get(held), ({ checkpoint: { lease } }) => {
        const move = { subscriber, lease, from: position, to, keep: keep === "keep" }
        return Effect.asVoid(record(system, { ...fact, checkpoints: [move] }))
      }),
    during: (work) => Effect.raceAllFirst([work, renewing, runOut]),
    holdFor: askAgain,
  })
})

/**
 * Takes a checkpoint for a piece of work, and gives it back if the work fails or has nothing to record and
 * returns none. Nothing is done while another worker has the checkpoint.
 */
export const withCheckpoint = Effect.fnUntraced(function* <A, E, R>(
  subscriber: string,
  work: (held: HeldCheckpoint) => Effect.Effect<Option.Option<A>, E, R>,
) {
  const taken = yield* takeCheckpoint(subscriber, yield* newId)
  if (Option.isNone(taken)) return Option.none<A>()
  const held = taken.value
  const done = yield* held.during(work(held)).pipe(Effect.onError(() => Effect.ignore(giveBack(held))))
  if (Option.isNone(done)) yield* giveBack(held)
  return done
})
