import type { Effect, Scope } from "effect"

/** One work of the suite: what is done with an input of one size. */
export interface StallWork {
  readonly work: string
  /** The size of the input, with its unit. */
  readonly size: string
  /** Makes the input, which is not measured, and returns the work on it. */
  readonly prepare: Effect.Effect<Effect.Effect<unknown, unknown>, unknown, Scope.Scope>
}

export const mebibyte = 1024 * 1024
