import { Result, Schema } from "effect"
import { CalendarError } from "./calendar-error.ts"
import { OfficeHours } from "./office-hours.ts"
import { WorkingYear } from "./working-year.ts"

const strictly = { onExcessProperty: "error" } as const
const decodeYear = Schema.decodeUnknownResult(WorkingYear, strictly)
const decodeHours = Schema.decodeUnknownResult(OfficeHours, strictly)

/** A host's value in an error's sentence: enough to find it again. */
const longestValue = 80

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined

/** Where a schema stopped, `tet.newYear`, and what stands there. */
const faultIn = (given: unknown, { message }: { readonly message: string }) => {
  const path = [...(/\bat ((?:\[[^\]]+\])+)/.exec(message)?.[1]?.matchAll(/[\w-]+/g) ?? [])].map(
    ([key]) => key,
  )
  const value = JSON.stringify(path.reduce(memberOf, given)) ?? "undefined"
  return { field: path.join(".") || "value", value: value.slice(0, longestValue) }
}

/** The rows that a host handed in, or the first that cannot be used, thrown: rows may come from a table or a file. */
export const checkYears = (rows: ReadonlyArray<WorkingYear>): ReadonlyArray<WorkingYear> => {
  const years = new Set<number>()
  return rows.map((given, index) => {
    const found = { row: String(index + 1), year: String(memberOf(given, "year")).slice(0, longestValue) }
    const row = decodeYear(given)
    if (Result.isFailure(row))
      throw new CalendarError({
        reason: "row-invalid",
        detail: { ...found, ...faultIn(given, row.failure) },
      })
    if (years.has(row.success.year)) throw new CalendarError({ reason: "row-twice", detail: found })
    years.add(row.success.year)
    return row.success
  })
}

/** The office hours that a host handed in, or why they cannot be used, thrown. */
export const checkHours = (given: OfficeHours): OfficeHours => {
  const hours = decodeHours(given)
  if (Result.isSuccess(hours)) return hours.success
  throw new CalendarError({ reason: "hours-invalid", detail: faultIn(given, hours.failure) })
}
