import { Effect, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { it as vitestIt } from "vitest"

/** A test's body as an Effect: it may use a scope and needs nothing else. */
export type EffectBody<E> = () => Effect.Effect<unknown, E, Scope.Scope>

/** Vitest's `it`, and the same for Effects. */
export interface It {
  (name: string, body: () => void | Promise<void>, timeout?: number): void
  /** Runs an Effect with a clock that only the test moves, starting at the epoch. */
  effect<E>(name: string, body: EffectBody<E>, timeout?: number): void
  /** Runs an Effect with the real clock. */
  live<E>(name: string, body: EffectBody<E>, timeout?: number): void
}

const plain = (name: string, body: () => void | Promise<void>, timeout?: number) =>
  vitestIt(name, body, timeout)

export const it: It = Object.assign(plain, {
  effect: <E>(name: string, body: EffectBody<E>, timeout?: number) =>
    vitestIt(
      name,
      ({ signal }) =>
        Effect.runPromise(Effect.suspend(body).pipe(Effect.scoped, Effect.provide(TestClock.layer())), {
          signal,
        }),
      timeout,
    ),
  live: <E>(name: string, body: EffectBody<E>, timeout?: number) =>
    vitestIt(
      name,
      ({ signal }) => Effect.runPromise(Effect.scoped(Effect.suspend(body)), { signal }),
      timeout,
    ),
})
