import { Effect, Tracer } from "effect"

/**
 * Makes a span of a storage's operation, where a tracer was given that will tell of it. It is for the hot
 * operations of an adapter: a span that nobody sees takes a quarter of the processor time of a commit.
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
