import { Cause, Effect } from "effect"

/** Logs a failure that a later turn may not meet, and goes on. An interruption stays one. */
export const orLog = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
  failing: string,
): Effect.Effect<A | undefined, never, R> =>
  Effect.catchCause(effect, (cause) =>
    Cause.hasInterruptsOnly(cause)
      ? Effect.interrupt
      : Effect.as(Effect.logWarning(failing, cause), undefined),
  )
