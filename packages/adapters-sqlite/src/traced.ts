import { Effect, Tracer } from "effect"

/**
 * A span, where a tracer was given that will tell of it. One that nobody sees would take a quarter of the processor
 * time of a commit.
 */
export const traced =
  (name: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.withFiber((fiber) =>
      fiber.getRef(Tracer.Tracer) === Tracer.nativeTracer ? effect : Effect.withSpan(effect, name),
    )
