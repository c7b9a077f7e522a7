import { Cause, Effect } from "effect"
import { lastingTrouble } from "../../adapter-kit/lasting-trouble.ts"

/** Runs a step of a worker, and gives `undefined` where it failed. An interruption stays one. */
export type UnlessTroubled = <A, E, R>(step: Effect.Effect<A, E, R>) => Effect.Effect<A | undefined, never, R>

/**
 * Logs the trouble that a worker meets again and again: one line when it begins, and one when it is over.
 */
export const unlessTroubled = (begins: string, isOver: string): Effect.Effect<UnlessTroubled> =>
  Effect.sync(() => {
    const trouble = lastingTrouble(begins, isOver)
    return (step) =>
      Effect.matchCauseEffect(step, {
        onSuccess: (done) => Effect.as(trouble.over, done),
        onFailure: (cause) =>
          Cause.hasInterruptsOnly(cause) ? Effect.interrupt : Effect.as(trouble.met(cause), undefined),
      })
  })
