import { Effect } from "effect"
import { isAgencyCode } from "../../report/document-filter.ts"
import type { Table } from "../../view/table/table.ts"
import { alsoFormer } from "../directory/former-codes.ts"

/** The fields of filters that may hold the code of an agency. */
const agencyFields = ["agency", "sender", "receiver", "from", "to"]

/**
 * A table in which lines of an agency are found by its code, by those of the agencies in whose place it
 * stands today, and by its successor's. Documents keep the code of their day, so that such a field is
 * compared with each line instead of looked up in a list.
 */
export const byAnyCode = Effect.fnUntraced(function* <Line, Filter extends object, Sort extends string>(
  table: Table<Line, Filter, Sort>,
  filter: Filter,
) {
  let found = table
  for (const [field, wanted] of Object.entries(filter)) {
    if (!agencyFields.includes(field) || typeof wanted !== "string" || !isAgencyCode(wanted)) continue
    const codes = yield* alsoFormer([wanted])
    if (codes.length === 1) continue
    const test = table.tests[field as keyof Filter] as (line: Line, wanted: string) => boolean
    found = {
      ...found,
      found: { ...found.found, [field]: undefined },
      tests: { ...found.tests, [field]: (line: Line) => codes.some((code) => test(line, code)) },
    }
  }
  return found
})
