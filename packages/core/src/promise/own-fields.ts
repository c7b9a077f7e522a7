export const isRecord = (value: unknown): value is object => {
  try {
    return Object.prototype.toString.call(value) === "[object Object]" && !(value instanceof Promise)
  } catch {
    return false
  }
}

/**
 * Copies an object's own fields, without a prototype. A value that is not an object of settings, or a
 * caller's proxy or getter that throws, is returned unchanged.
 */
export const ownFields = <A>(value: A): A => {
  try {
    return isRecord(value) ? Object.assign(Object.create(null), value) : value
  } catch {
    return value
  }
}
