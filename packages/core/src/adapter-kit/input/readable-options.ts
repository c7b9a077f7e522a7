import { unreadable } from "./stand-in.ts"

/**
 * A caller's object of options, or a symbol, which no check accepts, in place of one that refuses to be read:
 * a proxy or a getter may throw.
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
