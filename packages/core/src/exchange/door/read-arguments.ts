import { Effect, Schema } from "effect"
import type { InputError } from "../../vocabulary/input-error.ts"
import { expectedAt } from "../input/expected.ts"
import { invalidValue, unfitKind } from "../input/invalid-value.ts"

/** Describes one argument of an operation; errors call it `name`. */
export interface Parameter {
  readonly name: string
  readonly shape: Schema.Codec<unknown, unknown>
  /** The use case checks for unknown fields, since it has an error of its own for them. */
  readonly open?: true
}

/**
 * Decodes arguments by their parameters and drops everything else, so that no unknown field from a host
 * reaches a command.
 */
export const readArguments = (
  parameters: ReadonlyArray<Parameter>,
  args: ReadonlyArray<unknown>,
): Effect.Effect<ReadonlyArray<unknown>, InputError> =>
  Effect.forEach(parameters, ({ name, shape, open }, index) => {
    // A schema takes a Date, or a Promise that nobody awaited, for an object without fields.
    if (args[index] instanceof Date || args[index] instanceof Promise)
      return Effect.fail(unfitKind(name, args[index], expectedAt(name, shape.ast)))
    return Schema.decodeUnknownEffect(shape, { onExcessProperty: open ? "ignore" : "error" })(
      args[index],
    ).pipe(
      Effect.mapBoth({
        // The copy that `ownCopy` made: unlike the decoded value, it has no prototype.
        onSuccess: () => args[index],
        onFailure: (error) => invalidValue(error, args[index], name),
      }),
    )
  })
