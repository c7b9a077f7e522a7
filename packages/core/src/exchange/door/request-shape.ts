import { Effect, Schema } from "effect"
import type { InputError } from "../../vocabulary/input-error.ts"
import { expectedAt } from "../input/expected.ts"
import { invalidValue, unfitKind } from "../input/invalid-value.ts"

/** What a timer of the runtime can wait for. */
const longestPauseMillis = 2_147_483_647
const mostWorkers = 1_000

type Shape = Schema.Codec<unknown, unknown>

/** What one argument of an operation may be; `name` is what an error calls it. */
export interface Parameter {
  readonly name: string
  readonly shape: Shape
  /** Unknown fields are left for the use case, which has an error of its own for them. */
  readonly open?: true
}

export const text = Schema.String
export const flag = Schema.Boolean
export const number = Schema.Number
/** A pause, or how many workers there are: more would begin at once again, or use the machine up. */
export const isMillis = (value: unknown) =>
  typeof value === "number" && value > 0 && value <= longestPauseMillis
export const isCount = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= mostWorkers
export const millis = Schema.Number.check(Schema.makeFilter(isMillis))
export const count = Schema.Number.check(Schema.makeFilter(isCount))
/** A place in the log. */
export const position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
export const bytes = Schema.instanceOf(Uint8Array)
/** What the use case decodes itself. */
export const any = Schema.Unknown
export const record = Schema.Record(text, any)

/**
 * The fields of a request, all of them and no other: a field that is forgotten here does not compile. Which values a
 * field may have is for the use case to say, in the field's own words.
 */
export const fields = <Request extends object>(
  shapes: {
    readonly [Field in keyof Request]-?: Record<never, never> extends Pick<Request, Field>
      ? ReturnType<typeof Schema.optional<Shape>>
      : Shape
  },
): Shape => Schema.Struct(shapes as Record<string, Shape>)

/**
 * Takes arguments as their parameters say and nothing else of them: a field that no parameter has never comes as far as a
 * command, whatever a host passes on.
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
