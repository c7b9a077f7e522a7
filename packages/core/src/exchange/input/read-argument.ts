import { Effect, Schema } from "effect"
import { expectedAt } from "../../adapter-kit/input/expected.ts"
import { invalidValue, wrongKind } from "../../adapter-kit/input/invalid-value.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { backwards } from "./bounded-by.ts"

/** Describes one argument of an operation; errors call it `name`. */
export interface Parameter {
  readonly name: string
  readonly shape: Schema.Codec<unknown, unknown>
  /** The use case checks for unknown fields, since it has an error of its own for them. */
  readonly open?: true
}

/** The copy that `copyArgument` made of an object, without the fields that the caller left undefined. */
const withoutGaps = (given: unknown): unknown =>
  typeof given === "object" && given !== null && Object.getPrototypeOf(given) === null
    ? Object.assign(
        Object.create(null),
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      )
    : given

/**
 * Checks an argument by its schema, so that no unknown field from a host reaches a use case, and no period
 * that ends before it begins.
 */
export const readArgument = (
  { name, shape, open }: Parameter,
  argument: unknown,
): Effect.Effect<unknown, InputError> => {
  // A schema accepts a Date, or a Promise that nobody awaited, as an object without fields.
  if (argument instanceof Date || argument instanceof Promise)
    return Effect.fail(wrongKind(name, argument, expectedAt(name, shape.ast)))
  const given = withoutGaps(argument)
  return Schema.decodeUnknownEffect(shape, { onExcessProperty: open ? "ignore" : "error" })(given).pipe(
    Effect.mapError((error) => invalidValue(error, given, name)),
    Effect.flatMap(() => {
      const wrong = typeof given === "object" && given !== null ? backwards(shape, given) : undefined
      // The copy: unlike the decoded value, it has no prototype.
      return wrong ? Effect.fail(wrong) : Effect.succeed(given)
    }),
  )
}
