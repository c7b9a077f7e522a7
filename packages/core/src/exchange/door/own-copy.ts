/**
 * Stands for what a caller's own code refused to give: no shape takes it, so the call is refused with its
 * field.
 */
const unreadable = Symbol("unreadable")

/** Stands for a function where none is taken, without anything that was put on it. */
const blankFunction = () => undefined

const typedArrayName = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get

/** Whether it really is one, of whichever realm: the engine says so, not its prototype. */
const isBytes = (value: object): value is Uint8Array => typedArrayName?.call(value) === "Uint8Array"

/** No request is deeper, and a circle has no end. */
const deepest = 5

/** More recipients or files than any document has; the length of a caller's own proxy may be any number. */
const longest = 10_000

const copyObject = (value: object, depth: number): unknown => {
  if (isBytes(value)) return new Uint8Array(value)
  if (depth === 0) return unreadable
  if (Array.isArray(value)) {
    const { length } = value
    if (length > longest) return unreadable
    return Object.freeze(
      Array.from({ length }, (_, index) =>
        // A hole of the caller's list is filled by nothing that stands on a prototype.
        copyOf(() => (Object.hasOwn(value, index) ? Reflect.get(value, index) : undefined), depth - 1),
      ),
    )
  }
  if (value instanceof Date) return new Date(Date.prototype.getTime.call(value))
  // What they hold are no fields: a copy would be an object in which nothing is said.
  if (value instanceof Map || value instanceof Set) return unreadable
  if (value instanceof Promise) return new Promise(() => undefined)
  const copy: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value)) copy[key] = copyOf(() => Reflect.get(value, key), depth - 1)
  return Object.freeze(copy)
}

const copyOf = (read: () => unknown, depth: number): unknown => {
  try {
    const value = read()
    if (typeof value === "function") return blankFunction
    return typeof value === "object" && value !== null ? copyObject(value, depth) : value
  } catch {
    return unreadable
  }
}

/**
 * A caller's value as it is now: what the value holds itself, each field read once, without prototypes.
 * Everything that an operation is given passes here once, at the call, so that what is checked, authorized
 * and recorded is one value, whatever the caller's object, getter or proxy says later. Bytes are copied too;
 * all else is frozen.
 */
export const ownCopy = (value: unknown): unknown => copyOf(() => value, deepest)
