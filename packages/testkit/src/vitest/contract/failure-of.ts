import { inspect } from "node:util"
import { Effect } from "effect"

/** The error that a call ends with. A call that succeeds fails the test and shows its result. */
export const failureOf = <A, E, R>(call: Effect.Effect<A, E, R>): Effect.Effect<E, never, R> =>
  Effect.flatMap(Effect.result(call), (result) =>
    result._tag === "Failure"
      ? Effect.succeed(result.failure)
      : Effect.die(new Error(`the call was to fail, and answered ${inspect(result.success, { depth: 2 })}`)),
  )
