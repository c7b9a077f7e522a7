import { standInFor, unreadable } from "../../adapter-kit/input/stand-in.ts"

/** Stands for a function where none is accepted, without its properties. */
const blankFunction = () => undefined

const typedArrayName = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
)?.get

/** Whether a value of any realm is a byte array: it asks the engine, not the prototype. */
const isBytes = (value: object): value is Uint8Array => typedArrayName?.call(value) === "Uint8Array"

/** Deeper than any request or setting: a paper list has the types of a pilot six levels down. */
const maxDepth = 8

/** More recipients or files than any document has. A caller's proxy may report any length. */
const maxLength = 10_000

/**
 * What an object gets from its prototype: nothing, fields by getters, which a copy would silently lose, or
 * `then`, as a Promise.
 */
const givenByPrototype = (value: object): "nothing" | "fields" | "later" => {
  let proto = Object.getPrototypeOf(value)
  // A caller's proxy may have an endless chain of prototypes.
  for (let far = 0; proto !== null && far < maxDepth; far++) {
    const next = Object.getPrototypeOf(proto)
    // The prototype of all objects, of whichever realm.
    if (next === null) return "nothing"
    if (Object.hasOwn(proto, "then")) return "later"
    const members = Object.values(Object.getOwnPropertyDescriptors(proto))
    if (members.some(({ get }) => get !== undefined)) return "fields"
    proto = next
  }
  return proto === null ? "nothing" : "fields"
}

const copyObject = (value: object, depth: number): unknown => {
  if (isBytes(value)) return new Uint8Array(value)
  if (depth === 0) return unreadable
  if (Array.isArray(value)) {
    const { length } = value
    if (length > maxLength) return unreadable
    return Object.freeze(
      Array.from({ length }, (_, index) =>
        // A hole in the caller's list stays empty, even if a prototype has a value there.
        copyOf(() => (Object.hasOwn(value, index) ? Reflect.get(value, index) : undefined), depth - 1),
      ),
    )
  }
  if (value instanceof Date) return new Date(Date.prototype.getTime.call(value))
  const standIn = standInFor(value)
  if (standIn !== undefined) return standIn
  // What a generator yields is not in fields either.
  if (Symbol.asyncIterator in value) return unreadable
  const given = givenByPrototype(value)
  if (given === "later") return new Promise(() => undefined)
  // The copy would lack these fields: of a request with only optional fields it would be an empty one.
  if (given === "fields" && depth === maxDepth) return unreadable
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
 * Copies a caller's value: what it holds itself, each field read once, without prototypes. Every argument is
 * copied once per call, so that the checked, authorized and recorded values are the same, whatever the
 * caller's object, getter or proxy returns later. Bytes are copied too; everything else is frozen.
 */
export const copyArgument = (value: unknown): unknown => copyOf(() => value, maxDepth)
