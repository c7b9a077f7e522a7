import { Effect, Schema } from "effect"
import type { InputError } from "../../vocabulary/input-error.ts"
import { invalidValue, unfit } from "./invalid-value.ts"

/** The pairs of fields in a request that bound a period. */
export type Periods = ReadonlyArray<readonly [from: string, until: string]>

const backwards = (stated: Readonly<Record<string, unknown>>, periods: Periods): InputError | undefined => {
  for (const [from, until] of periods)
    if (String(stated[from] ?? "") > String(stated[until] ?? "9999"))
      return unfit(until, stated[until], {
        en: `a time that is not before ${from}`,
        vi: `thời điểm không trước \`${from}\``,
      })
  return undefined
}

/**
 * Decodes the stated fields of a request; any field may be left out or undefined. A misspelt field is
 * refused, so that it is not taken for a stated one. So is a period that ends before it begins.
 */
export const decodeStated = <Fields extends Schema.Struct.Fields>(
  schema: Schema.Struct<Fields> & { readonly DecodingServices: never },
  whole: string,
  periods: Periods = [],
): ((request: object) => Effect.Effect<Schema.Struct<Fields>["Type"], InputError>) => {
  const decode = Schema.decodeUnknownEffect(schema, { onExcessProperty: "error" })
  return (request) => {
    const stated: Record<string, unknown> = Object.create(null)
    for (const [field, value] of Object.entries(request)) if (value !== undefined) stated[field] = value
    return decode(stated).pipe(
      Effect.mapError((error) => invalidValue(error, stated, whole)),
      Effect.tap(() => {
        const wrong = backwards(stated, periods)
        return wrong ? Effect.fail(wrong) : Effect.void
      }),
    )
  }
}
