import { Context, Effect, Layer, Semaphore } from "effect"

/**
 * Numbers are taken one at a time within a process, so that documents sealed at the same time do not force
 * each other to sign again. Between processes the register's stream version decides.
 */
export class RegisterLock extends Context.Service<
  RegisterLock,
  { readonly take: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> }
>()("@lienthong/core/exchange/RegisterLock") {
  static readonly layer = Layer.effect(
    RegisterLock,
    Effect.map(Semaphore.make(1), (semaphore) =>
      RegisterLock.of({ take: (effect) => semaphore.withPermit(effect) }),
    ),
  )
}
