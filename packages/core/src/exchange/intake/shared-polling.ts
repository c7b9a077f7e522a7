import { Effect, Option, type Scope } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import { epochMillis, vietnamTime } from "../../time/vietnam-time.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { newId, now } from "../runtime/runtime.ts"
import { mailboxLease } from "../subscriber/process-lease.ts"

/** How much later than planned the next poll may be before another process takes over. */
const lateMillis = 30_000

/**
 * The longest time that a process leaves a mailbox to another. A lease is only as good as the clocks, so none
 * keeps the others away for longer: two processes that poll at once do no harm.
 */
const maxLeftMillis = 300_000

/** One process' share in the polling of a mailbox. */
export interface SharedPolling {
  /**
   * Whether this process polls now. `mayRest` is how long it may rest before it polls again if so,
   * `everyMillis` until it asks again if not.
   */
  readonly isOurs: (next: {
    readonly mayRest: number
    readonly everyMillis: number
  }) => Effect.Effect<boolean, StorageError, Storage>
  /** Leaves the mailbox to the others, as when the axis does not answer this process. */
  readonly letGo: Effect.Effect<void, never, Storage>
}

/** Processes on one store share the polling of a mailbox: one polls until it ends, fails or stands still. */
export const sharedPolling = (
  kind: MessageKind,
): Effect.Effect<SharedPolling, never, Storage | Scope.Scope> =>
  Effect.gen(function* () {
    const subscriber = mailboxLease(kind)
    const worker = yield* newId
    let isHeld = false
    let leftMillis = 0
    const lease = Effect.fnUntraced(function* (millis: number) {
      const { leaseCheckpoint } = yield* Storage
      const at = yield* now
      const until = vietnamTime(epochMillis(at) + millis)
      const leased = yield* leaseCheckpoint({ subscriber, worker, now: at, until })
      isHeld = Option.isSome(leased)
    })
    const letGo = Effect.suspend(() =>
      isHeld
        ? Effect.catch(lease(0), (error) =>
            Effect.logWarning(`The mailbox of kind ${kind} is left to others a little later`, error),
          )
        : Effect.void,
    )
    yield* Effect.addFinalizer(() => letGo)
    return {
      isOurs: ({ mayRest, everyMillis }) =>
        Effect.map(lease(mayRest + lateMillis), () => {
          const isOurs = isHeld || leftMillis >= maxLeftMillis
          leftMillis = isOurs ? 0 : leftMillis + everyMillis
          return isOurs
        }),
      letGo,
    }
  })
