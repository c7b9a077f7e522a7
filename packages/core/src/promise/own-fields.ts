export const isRecord = (value: unknown): value is object => {
  try {
    return Object.prototype.toString.call(value) === "[object Object]" && !(value instanceof Promise)
  } catch {
    return false
  }
}

/**
 * A copy of what an object holds itself, without a prototype; what is no object of settings, or a caller's
 * proxy or getter that does not let itself be read, is left as it is.
 */
export const ownFields = <A>(value: A): A => {
  try {
    return isRecord(value) ? Object.assign(Object.create(null), value) : value
  } catch {
    return value
  }
}
