import { Clock, Context, Effect, Layer } from "effect"

/** How often an entry may fail before it is given up. */
const attempts = 20
/** So often it is simply met again at the next poll; after that each failure doubles the wait. */
const withoutWait = 3
const longestWaitMillis = 10 * 60_000

interface Failure {
  readonly count: number
  readonly notBefore: number
}

/**
 * Patience with mailbox entries that fail again and again: the waits between attempts grow, and after the last (some
 * two hours) the entry is to be answered for. Kept in memory: a restart begins anew, which costs time
 * and loses nothing.
 */
export class Patience extends Context.Service<
  Patience,
  {
    /** Whether an entry should be left alone for now. */
    readonly isWaiting: (entry: string) => Effect.Effect<boolean>
    /** Notes a failure; answers whether patience with the entry has run out. */
    readonly hasRunOut: (entry: string) => Effect.Effect<boolean>
    readonly forget: (entry: string) => Effect.Effect<void>
  }
>()("@lienthong/core/exchange/Patience") {
  static readonly layer = Layer.sync(Patience, () => {
    const failures = new Map<string, Failure>()
    return Patience.of({
      isWaiting: (entry) =>
        Effect.map(Clock.currentTimeMillis, (now) => now < (failures.get(entry)?.notBefore ?? 0)),
      hasRunOut: (entry) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          const count = (failures.get(entry)?.count ?? 0) + 1
          const wait = count <= withoutWait ? 0 : Math.min(1_000 * 2 ** count, longestWaitMillis)
          failures.set(entry, { count, notBefore: now + wait })
          return count >= attempts
        }),
      forget: (entry) => Effect.sync(() => void failures.delete(entry)),
    })
  })
}
