export const isRecord = (value: unknown): value is object =>
  Object.prototype.toString.call(value) === "[object Object]" && !(value instanceof Promise)

/** A copy of what an object holds itself, without a prototype; what is no object of settings is left as it is. */
export const ownFields = <A>(value: A): A =>
  isRecord(value) ? Object.assign(Object.create(null), value) : value
