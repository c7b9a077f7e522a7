import { unreadable } from "./stand-in.ts"

/** How deep options are read: the parts of a list in an object in the options. */
const depthOfOptions = 3

const isPlain = (value: object, prototype: unknown): boolean =>
  Array.isArray(value) || prototype === null || prototype === Object.prototype

/** Reads a value as checks of options do. Throws as its proxies and getters do. */
const readThrough = (value: unknown, depth: number): void => {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return
  // No proxy is a view, and bytes have an entry for each.
  if (ArrayBuffer.isView(value)) return
  const prototype: unknown = Object.getPrototypeOf(value)
  Reflect.has(value, "then")
  const parts: ReadonlyArray<unknown> = Object.values(value)
  if (depth > 0 && isPlain(value, prototype)) for (const part of parts) readThrough(part, depth - 1)
}

/**
 * A caller's object of options, or a symbol, which no check accepts, in place of one that refuses to be read,
 * itself or in a part: a proxy or a getter may throw.
 */
export const readableOptions = <A>(given: A): A => {
  try {
    readThrough(given, depthOfOptions)
    return given
  } catch {
    return unreadable as never
  }
}
