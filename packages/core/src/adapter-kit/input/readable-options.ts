import { unreadable } from "./stand-in.ts"

/**
 * Returns a caller's options. If reading them throws, as a proxy or a getter may, it returns a symbol that no
 * check accepts.
 */
export const readableOptions = <A>(given: A): A => {
  if (typeof given !== "object" || given === null) return given
  try {
    Object.getPrototypeOf(given)
    Object.entries(given)
    Reflect.has(given, "then")
    return given
  } catch {
    return unreadable as never
  }
}
