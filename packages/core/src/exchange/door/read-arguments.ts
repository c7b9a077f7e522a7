import { Effect, Schema } from "effect"
import type { InputError } from "../../vocabulary/input-error.ts"
import { expectedAt } from "../input/expected.ts"
import { invalidValue, unfitKind } from "../input/invalid-value.ts"

/** What one argument of an operation may be; `name` is what an error calls it. */
export interface Parameter {
  readonly name: string
  readonly shape: Schema.Codec<unknown, unknown>
  /** Unknown fields are left for the use case, which has an error of its own for them. */
  readonly open?: true
}

/**
 * Takes arguments as their parameters say and nothing else of them: a field that no parameter has never comes
 * as far as a command, whatever a host passes on.
 */
export const readArguments = (
  parameters: ReadonlyArray<Parameter>,
  args: ReadonlyArray<unknown>,
): Effect.Effect<ReadonlyArray<unknown>, InputError> =>
  Effect.forEach(parameters, ({ name, shape, open }, index) => {
    // To a schema a Date is an object in which nothing is said.
    if (args[index] instanceof Date)
      return Effect.fail(unfitKind(name, args[index], expectedAt(name, shape.ast)))
    return Schema.decodeUnknownEffect(shape, { onExcessProperty: open ? "ignore" : "error" })(
      args[index],
    ).pipe(
      Effect.mapBoth({
        // The copy that was made at the door: unlike what was decoded of it, it has no prototype.
        onSuccess: () => args[index],
        onFailure: (error) => invalidValue(error, args[index], name),
      }),
    )
  })
