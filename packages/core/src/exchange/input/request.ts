import { Schema } from "effect"

/** A field that may be left out: `undefined` is as good as absent, though its type has no `undefined`. */
export const mayBeLeftOut = <S extends Schema.Top>(schema: S) =>
  Schema.optional(schema) as unknown as Schema.optionalKey<S>

/** Text of which only some is taken. Which, the use case says, with an error of the field's own. */
export const textAs = <Text extends string>() => Schema.String as unknown as Schema.Codec<Text, string>

/** Anything, which the use case reads itself and refuses in the field's own words. */
export const readLater = <Value>() => Schema.Unknown as unknown as Schema.Codec<Value, unknown>

/** Why something is asked, or answered, as the other side reads it. */
export const ReasonRequest = Schema.Struct({ reason: Schema.String })
export interface ReasonRequest extends Schema.Schema.Type<typeof ReasonRequest> {}

/** What a timer of the runtime can wait for: beyond it, what is to wait would begin again at once. */
const maxPauseMillis = 2_147_483_647

/** Whether something is a pause. */
export const isMillis = (value: unknown) => typeof value === "number" && value > 0 && value <= maxPauseMillis

/** A pause in milliseconds. */
export const Millis = Schema.Number.check(Schema.makeFilter(isMillis))
