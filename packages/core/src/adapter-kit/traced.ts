import { Effect, Tracer } from "effect"

/**
 * Adds a span to a storage operation if a tracer exports it. Use it for the hot operations of an adapter: an
 * unused span takes a quarter of the processor time of a commit.
 *
 * @example
 * ```ts
 * import { traced } from "@lienthong/core/adapter"
 * import { Effect } from "effect"
 *
 * const findMark = (key: string) => traced("Storage.findMark")(Effect.succeed(key))
 * ```
 */
export const traced =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.withFiber((fiber) =>
      fiber.getRef(Tracer.Tracer) === Tracer.nativeTracer ? effect : Effect.withSpan(effect, name),
    )
