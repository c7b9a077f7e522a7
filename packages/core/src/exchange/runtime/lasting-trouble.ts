import { Cause, Effect } from "effect"

/** Runs a step of a worker, and gives `undefined` where it failed. An interruption stays one. */
export type UnlessTroubled = <A, E, R>(step: Effect.Effect<A, E, R>) => Effect.Effect<A | undefined, never, R>

/**
 * Tells of trouble that a worker meets again and again: one line in the log when it begins, and one when it
 * is over.
 */
export const lastingTrouble = (begins: string, isOver: string): Effect.Effect<UnlessTroubled> =>
  Effect.sync(() => {
    let isTroubled = false
    return (step) =>
      Effect.matchCauseEffect(step, {
        onSuccess: (done) => {
          if (!isTroubled) return Effect.succeed(done)
          isTroubled = false
          return Effect.as(Effect.logInfo(isOver), done)
        },
        onFailure: (cause) => {
          if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
          const isNews = !isTroubled
          isTroubled = true
          return isNews ? Effect.as(Effect.logWarning(begins, cause), undefined) : Effect.succeed(undefined)
        },
      })
  })
