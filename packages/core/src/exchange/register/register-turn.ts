import { Context, Effect, Layer, Semaphore } from "effect"

/**
 * Numbers are taken one at a time within a process, so that documents sealed at the same time do not force
 * each other to sign again. Between processes the register's stream version decides.
 */
export class RegisterTurn extends Context.Service<
  RegisterTurn,
  { readonly take: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R> }
>()("@lienthong/core/exchange/RegisterTurn") {
  static readonly layer = Layer.effect(
    RegisterTurn,
    Effect.map(Semaphore.make(1), (semaphore) =>
      RegisterTurn.of({ take: (effect) => semaphore.withPermit(effect) }),
    ),
  )
}
