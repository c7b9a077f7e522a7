import { isProblem } from "../../problem/problem.ts"
import { InputError } from "../../vocabulary/input-error.ts"
import type { Kind } from "./given.ts"
import { unreadable } from "./stand-in.ts"

type Callable = (...given: never) => unknown

const faces = new WeakMap<Callable, ReadonlyArray<string>>()

/** The parameters of a function that `checked` returned; `undefined` for any other function. */
export const checkedParameters = (call: Callable): ReadonlyArray<string> | undefined => faces.get(call)

/** The constructor of async functions, which reject and never throw. */
const { constructor: AsyncFunction } = Object.getPrototypeOf(async () => undefined)

const fits = ({ is }: Kind, value: unknown): boolean => {
  try {
    return is(value)
  } catch {
    // A proxy or a getter of the caller threw.
    return false
  }
}

/**
 * The error for a value that does not fit. The value may be unreadable, when a getter or proxy of the
 * caller throws.
 */
const wrongIn = ({ wrong }: Kind, place: string, value: unknown): InputError => {
  try {
    return wrong(place, value)
  } catch {
    return wrong(place, unreadable)
  }
}

/**
 * Returns a function that checks its arguments (giá trị truyền vào hàm) before it runs. A wrong argument
 * throws an {@link InputError} that names the function, the parameter and what is expected. So does a fault
 * that the check does not see, such as a wrong part deep in a list: the error has the thrown one as its
 * cause. The library itself calls the unchecked function.
 *
 * Parameters are listed in their order, by the names that errors use. With `runs: "caller"` thrown errors
 * pass unchanged, for a function that runs code of its caller, such as a driver's query.
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
