import { Effect } from "effect"

/** Trouble that may last: one line in the log when it begins, and one when it is over. */
export interface LastingTrouble {
  /** Logs that it began, with its cause, unless that was logged already. */
  readonly met: (cause: unknown) => Effect.Effect<void>
  /** Logs that it is over, if it had begun. */
  readonly over: Effect.Effect<void>
}

/**
 * Keeps the log short while something that is tried again and again, such as a server, is away. `begins` and
 * `isOver` are the two lines.
 *
 * @example
 * ```ts
 * import { lastingTrouble } from "@lienthong/core/adapter"
 * import { Effect } from "effect"
 *
 * declare const poll: Effect.Effect<void, Error>
 *
 * const trouble = lastingTrouble("The gateway does not answer", "The gateway answers again")
 * const polling = Effect.forever(
 *   Effect.matchEffect(poll, { onFailure: trouble.met, onSuccess: () => trouble.over }),
 * )
 * ```
 */
export const lastingTrouble = (begins: string, isOver: string): LastingTrouble => {
  let isTroubled = false
  /** Notes the present state, and logs a change. */
  const become = (now: boolean, line: Effect.Effect<void>) =>
    Effect.suspend(() => {
      if (isTroubled === now) return Effect.void
      isTroubled = now
      return line
    })
  return {
    met: (cause) => become(true, Effect.logWarning(begins, cause)),
    over: become(false, Effect.logInfo(isOver)),
  }
}
