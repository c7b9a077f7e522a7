import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import { unreadable } from "../adapter-kit/input/stand-in.ts"

const asked = <A>(ask: () => A): A | typeof unreadable => {
  try {
    return ask()
  } catch {
    return unreadable
  }
}

/**
 * Copies an object's own fields, each read once, without a prototype. A value that is not an object of
 * settings is returned unchanged. A field whose proxy or getter throws becomes a value that no option
 * accepts.
 */
export const ownFields = <A>(value: A): A => {
  if (!isPlainObject(value)) return value
  const names = asked(() => Object.keys(value))
  if (names === unreadable) return unreadable as A
  const copy = Object.create(null)
  for (const name of names) copy[name] = asked(() => Reflect.get(value, name))
  return copy
}
