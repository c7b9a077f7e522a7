import type { Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { InputError } from "../../vocabulary/input-error.ts"

/** The pairs of fields in a request that bound a period. */
export type Periods = ReadonlyArray<readonly [from: string, until: string]>

const key = "lienthong/periods"

/** The schema of a request whose fields bound periods: none may end before it begins. */
export const boundedBy = <Fields extends Schema.Struct.Fields>(
  schema: Schema.Struct<Fields>,
  periods: Periods,
): Schema.Struct<Fields> => schema.annotate({ [key]: periods }) as Schema.Struct<Fields>

/** The error for a period that ends before it begins. */
export const backwards = ({ ast }: Schema.Top, stated: object): InputError | undefined => {
  // A request that may be left out is a union.
  const shapes = ast._tag === "Union" ? ast.types : [ast]
  const periods = shapes.flatMap(({ annotations }) => (annotations?.[key] ?? []) as Periods)
  const bound = (field: string): unknown => Reflect.get(stated, field)
  for (const [from, until] of periods)
    if (String(bound(from) ?? "") > String(bound(until) ?? "9999"))
      return wrongValue(until, bound(until), {
        en: `a time that is not before ${from}`,
        vi: `thời điểm không trước \`${from}\``,
      })
  return undefined
}
