import { Schema } from "effect"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import { type Action, openActions, personalActions } from "../../policy/permission.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { unknownField } from "../input/invalid-value.ts"
import { type As, isAs } from "./on.ts"
import { parameters } from "./parameters.ts"
import { unusable } from "./record-denial.ts"

/** One call of an operation: what its use case is given, and who is said to do it. */
export interface Call {
  readonly args: ReadonlyArray<unknown>
  readonly as?: As
}

export const withoutTrailingGaps = (given: ReadonlyArray<unknown>) =>
  given.slice(0, given.findLastIndex((value) => value !== undefined) + 1)

/** More or fewer arguments than an operation takes, and which it takes. */
const unfitCount = (action: Action, given: number, arity: number): InputError => {
  const person = Object.hasOwn(personalActions, action) ? ["{ by }"] : []
  const all = [...parameters[action].map(({ name }) => name), ...person].join(", ")
  return reject("value-invalid", {
    field: "arguments",
    fieldVi: "danh sách tham số",
    problem: `it takes ${arity}, ${given} were given.`,
    problemVi: `cần ${arity} tham số, đã truyền ${given}.`,
    next: `Call it as ${action}(${all}).`,
    nextVi: `Gọi theo dạng \`${action}(${all})\`.`,
  })
}

const silence = Object.freeze({})

/**
 * The arguments of a person's call with the request that was left out because there was nothing to say in it.
 */
const withRequest = (action: Action, args: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const own = parameters[action]
  const request = own.at(-1)
  if (request === undefined || !Schema.is(request.shape)(silence)) return args
  const isLeftOut = args.length === own.length || (args.length > own.length && args.at(-2) === undefined)
  return isLeftOut ? [...args.slice(0, own.length - 1), silence, ...args.slice(-1)] : args
}

/**
 * Reads a call so that the person who is authorized is the person who is recorded: one argument alone names a
 * person, and nothing comes after it. A personal action has it where its use case takes it; of an open action
 * it is one more. A call without a person who can be taken is a denial; one that is wrong otherwise an error
 * of its input.
 */
export const readCall = (
  action: Action,
  given: ReadonlyArray<unknown>,
): Call | InputError | AuthorizationError => {
  const isPersonal = Object.hasOwn(personalActions, action)
  const said = withoutTrailingGaps(given)
  const last = said.at(-1)
  const as = isAs(last) ? last : undefined
  const args = isPersonal && as !== undefined ? withRequest(action, said) : said
  const arity = parameters[action].length + (isPersonal ? 1 : 0)
  if (args.filter(isAs).length > 1 || (as === undefined && args.some(isAs)))
    return unusable(action, "several", args.filter(isAs))
  if (isPersonal && as !== undefined && args.length < arity) return unfitCount(action, args.length, arity)
  const isOneMore = as !== undefined && Object.hasOwn(openActions, action)
  const own = isOneMore ? args.slice(0, -1) : args
  if (own.length > arity) return unfitCount(action, own.length, arity)
  if (isPersonal && as === undefined) return unusable(action, "missing", [])
  const odd = as && Object.keys(as).find((field) => field !== "by")
  if (odd !== undefined)
    return unknownField(
      odd,
      ["by", "signal"].filter((field) => field !== odd),
    )
  return { args: own, ...(as !== undefined && { as }) }
}
