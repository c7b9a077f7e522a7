import { type InputError, reject } from "../document/input-error.ts"

const longest = 100

/** What was given, in words for a person: never all of a long text or of a file. */
const show = (given: unknown): string => {
  if (given === undefined) return ""
  if (typeof given !== "object" || given === null) return String(given).slice(0, longest)
  return Array.isArray(given) ? `[${given.length}]` : `{${Object.keys(given).join(", ")}}`.slice(0, longest)
}

/** The field that a schema's message names and what was given there: its own words are for programmers. */
export const invalidValue = (message: string, given: unknown, whole: string): InputError => {
  const field = /at \["(\w+)"\]/.exec(message)?.[1]
  if (field === undefined || typeof given !== "object" || given === null)
    return reject("value-invalid", { field: whole, problem: show(given) })
  return reject("value-invalid", { field, problem: show(Reflect.get(given, field)) })
}
