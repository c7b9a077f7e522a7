import type { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { InputError } from "../../document/input-error.ts"
import type { Ports } from "../ports.ts"

/** Gives a use case its ports. */
export type On = <Args extends ReadonlyArray<unknown>, A, E>(
  useCase: (...args: Args) => Effect.Effect<A, E, Ports>,
) => (...args: Args) => Effect.Effect<A, E | InputError>

/** Who does it: every change is recorded with the person. */
export interface As {
  readonly by: Actor
}
