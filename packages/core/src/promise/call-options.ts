import { unknownField, wrongKind } from "../adapter-kit/input/invalid-value.ts"
import { withoutTrailingGaps } from "../exchange/door/call.ts"
import type { InputError } from "../vocabulary/input-error.ts"

/** An operation's own arguments, and the signal that followed them. */
export interface ReadOptions {
  readonly own: ReadonlyArray<unknown>
  readonly signal?: AbortSignal
}

const aSignal = {
  en: "an AbortSignal, such as `new AbortController().signal` or `AbortSignal.timeout(5_000)`",
  vi: "tín hiệu dừng, ví dụ `new AbortController().signal` hoặc `AbortSignal.timeout(5_000)`",
}
const options = { en: "an object `{ signal }`", vi: "đối tượng `{ signal }`" }

/**
 * A signal of another realm is not an instance of this realm's class, and a caller's proxy may throw when
 * inspected.
 */
const isSignal = (value: unknown): value is AbortSignal => {
  try {
    return (
      value instanceof AbortSignal ||
      (Object.prototype.toString.call(value) === "[object AbortSignal]" &&
        typeof Reflect.get(value as object, "aborted") === "boolean" &&
        typeof Reflect.get(value as object, "addEventListener") === "function")
    )
  } catch {
    return false
  }
}

/**
 * Reads once what a value holds itself, if a signal is among it. The value may be a caller's proxy or getter.
 */
const readOnce = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  try {
    return typeof value === "object" && value !== null && Object.hasOwn(value, "signal")
      ? { ...value }
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Separates the options from a call's arguments. A person and a signal may come in one object: the operation
 * gets the person. A value that is not a signal but stands in its place is an error; it is never ignored.
 */
export const takeOptions = (given: ReadonlyArray<unknown>): ReadOptions | InputError => {
  const args = withoutTrailingGaps(given)
  const last = args.at(-1)
  if (isSignal(last)) return wrongKind("options", last, options)
  const read = readOnce(last)
  if (read === undefined) return { own: args }
  const { signal, ...rest } = read
  const isPerson = Object.hasOwn(rest, "by")
  const odd = isPerson ? undefined : Object.keys(rest)[0]
  // The operation refuses a request with an unknown field.
  if (odd !== undefined) return isSignal(signal) ? unknownField(odd, ["signal"]) : { own: args }
  if (signal !== undefined && !isSignal(signal)) return wrongKind("signal", signal, aSignal)
  const own = isPerson ? args.with(-1, rest) : args.slice(0, -1)
  return { own, ...(signal !== undefined && { signal }) }
}
