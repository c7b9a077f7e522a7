import { Schema } from "effect"

/** A field that may be left out: `undefined` counts as absent, though its type has no `undefined`. */
export const optional = <S extends Schema.Top>(schema: S) =>
  Schema.optional(schema) as unknown as Schema.optionalKey<S>

/** Text of which only some values are valid. The use case checks them, with an error for the field. */
export const textAs = <Text extends string>() => Schema.String as unknown as Schema.Codec<Text, string>

/** Any value. The use case reads it and refuses it with the field's own error. */
export const readLater = <Value>() => Schema.Unknown as unknown as Schema.Codec<Value, unknown>

/** The reason for a request or an answer, which the other side reads. */
export const ReasonRequest = Schema.Struct({ reason: Schema.String })
export interface ReasonRequest extends Schema.Schema.Type<typeof ReasonRequest> {}

/** The longest wait of a runtime's timer: a longer one would fire at once. */
const maxPauseMillis = 2_147_483_647

/** Whether a value is a pause. */
export const isMillis = (value: unknown) => typeof value === "number" && value > 0 && value <= maxPauseMillis

/** A pause in milliseconds. */
export const Millis = Schema.Number.check(Schema.makeFilter(isMillis))

/** The same values, by the name of their type, which editors show instead of its fields. */
export const byName = <T>(schema: Schema.Codec<T, unknown>) => schema as Schema.Codec<T>
