import { Result, Schema } from "effect"
import type { Earlier } from "./lineage.ts"

/**
 * Reads an event of an earlier version from what its JSON text holds: in the form it had then, or in the next one where it only
 * grew, and then from version to version up to the newest.
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
