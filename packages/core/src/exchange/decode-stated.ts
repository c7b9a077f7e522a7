import { Effect, Schema } from "effect"
import type { InputError } from "../document/input-error.ts"
import { invalidValue } from "./invalid-value.ts"

/**
 * Reads what was stated in a request, of which any field may be left out or undefined. A misspelt field is refused: it
 * must not look like one that was stated.
 */
export const decodeStated = <Fields extends Schema.Struct.Fields>(
  schema: Schema.Struct<Fields> & { readonly DecodingServices: never },
  whole: string,
): ((request: object) => Effect.Effect<Schema.Struct<Fields>["Type"], InputError>) => {
  const decode = Schema.decodeUnknownEffect(schema, { onExcessProperty: "error" })
  return (request) => {
    const stated: Record<string, unknown> = Object.create(null)
    for (const [field, value] of Object.entries(request)) if (value !== undefined) stated[field] = value
    return Effect.mapError(decode(stated), (error) => invalidValue(error, stated, whole))
  }
}
