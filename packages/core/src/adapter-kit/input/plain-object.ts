/**
 * Whether a value is an object of fields, as options and requests are. A list, date, map, error, generator or
 * Promise is not: it would pass for an object without fields.
 */
export const isPlainObject = (value: unknown): value is object => {
  try {
    return Object.prototype.toString.call(value) === "[object Object]" && !("then" in (value as object))
  } catch {
    return false
  }
}
