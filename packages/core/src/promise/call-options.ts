import { withoutTrailingGaps } from "../exchange/door/call.ts"
import type { As } from "../exchange/door/on.ts"
import { unfitKind, unknownField } from "../exchange/input/invalid-value.ts"
import type { InputError } from "../vocabulary/input-error.ts"

/** How a call may be cut short. What had been recorded by then stays recorded; nothing is half-written. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Who does it, and how the call may be cut short. */
export interface CallAs extends As, CallOptions {}

/** Who asks for it, where somebody does, and how the call may be cut short. */
export interface CallMaybeAs extends Partial<As>, CallOptions {}

/** What an operation is given, and the signal that stood behind it. */
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
 * Signals of other realms are no instances of this one's class; a caller's proxy may not let itself be asked.
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

/** What a value that may be a caller's own proxy or getter holds itself, where a signal is among it. */
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
 * Takes the options from behind a call's arguments. A person and a signal may come in one object: the
 * operation gets the person. What stands where a signal should and is none is told, and never left out of
 * account.
 */
export const takeOptions = (given: ReadonlyArray<unknown>): ReadOptions | InputError => {
  const args = withoutTrailingGaps(given)
  const last = args.at(-1)
  if (isSignal(last)) return unfitKind("options", last, options)
  const read = readOnce(last)
  if (read === undefined) return { own: args }
  const { signal, ...rest } = read
  const isPerson = Object.hasOwn(rest, "by")
  const odd = isPerson ? undefined : Object.keys(rest)[0]
  // A request with a field too many is the operation's to refuse.
  if (odd !== undefined) return isSignal(signal) ? unknownField(odd, ["signal"]) : { own: args }
  if (signal !== undefined && !isSignal(signal)) return unfitKind("signal", signal, aSignal)
  const own = isPerson ? args.with(-1, rest) : args.slice(0, -1)
  return { own, ...(signal !== undefined && { signal }) }
}
