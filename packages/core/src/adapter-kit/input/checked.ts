import { isProblem } from "../../problem/problem.ts"
import { InputError } from "../../vocabulary/input-error.ts"
import type { Kind } from "./given.ts"
import { unreadable } from "./stand-in.ts"

type Callable = (...given: never) => unknown

const faces = new WeakMap<Callable, ReadonlyArray<string>>()

/** The parameters of a function that `checked` returned. Nothing for any other function. */
export const checkedParameters = (call: Callable): ReadonlyArray<string> | undefined => faces.get(call)

/** What makes async functions: they reject, and never throw. */
const { constructor: AsyncFunction } = Object.getPrototypeOf(async () => undefined)

const fits = ({ is }: Kind, value: unknown): boolean => {
  try {
    return is(value)
  } catch {
    // A proxy or a getter of the caller threw.
    return false
  }
}

/** The error for a value that does not fit, also for one that its caller's own code refuses to show. */
const wrongIn = ({ wrong }: Kind, place: string, value: unknown): InputError => {
  try {
    return wrong(place, value)
  } catch {
    return wrong(place, unreadable)
  }
}

/**
 * Returns a function with its parameters checked: what an exported function is given by hand (giá trị truyền
 * vào hàm). Every value that does not belong is an {@link InputError} that names the function, the parameter
 * and what was expected; what no parameter's kind tells, such as a part deep in a list, is one too, with the
 * thrown error as its cause. Inside the library the function itself is called.
 *
 * Parameters are listed in their order, by the names that errors use. `runs: "caller"` leaves as they are the
 * errors of a function that runs what it was given, such as a driver's query: its caller tells them apart.
 *
 * @example
 * ```ts
 * import { checked, given } from "@lienthong/core/adapter"
 *
 * const half = checked((whole: number): number => whole / 2, { whole: given.number }, "half")
 * half(3) // 1.5
 * // half("3" as never) throws input/value-invalid: The value of half(whole) is not valid: 3
 * ```
 */
export const checked = <Call extends Callable>(
  call: Call,
  parameters: Readonly<Record<string, Kind>>,
  name: string = call.name,
  runs: "library" | "caller" = "library",
): Call => {
  const places = Object.entries(parameters)
  const told = (met: unknown): unknown =>
    isProblem(met) || runs === "caller"
      ? met
      : new InputError({ reason: "argument-malformed", detail: { call: `${name}()` }, cause: met })
  const answer = (values: ReadonlyArray<unknown>): unknown => {
    for (const [index, [parameter, kind]] of places.entries())
      if (!fits(kind, values[index])) throw wrongIn(kind, `${name}(${parameter})`, values[index])
    try {
      const given: unknown = Reflect.apply(call, undefined, values)
      return given instanceof Promise ? given.catch((met: unknown) => Promise.reject(told(met))) : given
    } catch (met) {
      throw told(met)
    }
  }
  const face: Callable =
    call instanceof AsyncFunction
      ? async (...values: ReadonlyArray<unknown>) => answer(values)
      : (...values: ReadonlyArray<unknown>) => answer(values)
  faces.set(face, Object.keys(parameters))
  return Object.defineProperties(face, {
    name: { value: name },
    length: { value: call.length },
  }) as Callable as Call
}
