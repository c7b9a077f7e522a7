import { Context, Effect, Layer, Queue, type Scope } from "effect"

/**
 * A nudge from a commit to the workers of the same process that there is work. Only a hint: the workers also look by
 * themselves, so that losing one costs time and never work.
 */
export class Wake extends Context.Service<
  Wake,
  {
    readonly signal: Effect.Effect<void>
    /** From now on every signal is noticed: the effect it gives waits for one that has not been waited for yet. */
    readonly subscribe: Effect.Effect<Effect.Effect<void>, never, Scope.Scope>
  }
>()("@lienthong/core/exchange/Wake") {
  static readonly layer = Layer.sync(Wake, () => {
    const subscribers = new Set<Queue.Queue<void>>()
    return Wake.of({
      signal: Effect.sync(() => {
        for (const queue of subscribers) Queue.offerUnsafe(queue, undefined)
      }),
      subscribe: Effect.map(
        Effect.acquireRelease(
          Effect.tap(Queue.sliding<void>(1), (queue) => Effect.sync(() => subscribers.add(queue))),
          (queue) => Effect.sync(() => subscribers.delete(queue)),
        ),
        Queue.take,
      ),
    })
  })
}
