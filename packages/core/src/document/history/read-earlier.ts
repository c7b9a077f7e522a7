import { Result, Schema } from "effect"
import type { Earlier } from "./lineage.ts"

/**
 * Reads an event of an earlier version from its JSON: in the form of that version, or in the next one if it
 * only grew, and then step by step up to the newest.
 */
export const readEarlier = (
  earlier: ReadonlyArray<Earlier<unknown, unknown>>,
  newest: Schema.Codec<unknown, unknown>,
  version: number,
  data: unknown,
): Result.Result<unknown, Schema.SchemaError> => {
  const steps = earlier.slice(version - 1)
  const form = steps.find(({ schema }) => schema !== undefined)?.schema ?? newest
  return Result.map(Schema.decodeUnknownResult(form)(data), (event) =>
    steps.reduce((old, step) => step.up(old), event),
  )
}
