import { Schema } from "effect"
import { unknownField } from "../../adapter-kit/input/invalid-value.ts"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import { type Action, openActions } from "../../policy/permissions.ts"
import { personalActions } from "../../policy/personal-actions.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { type ActingAs, isActingAs } from "./operation.ts"
import { parameters } from "./parameters.ts"
import { unusable } from "./record-denial.ts"
import { nobody, several } from "./wrong-person.ts"

/** One call of an operation: its use case's arguments, and the person who acts. */
export interface Call {
  readonly args: ReadonlyArray<unknown>
  readonly as?: ActingAs
}

export const withoutTrailingGaps = (given: ReadonlyArray<unknown>) =>
  given.slice(0, given.findLastIndex((value) => value !== undefined) + 1)

/** The error for a call with too many or too few arguments, naming the ones that the function takes. */
export const wrongCount = (name: string, takes: ReadonlyArray<string>, given: number): InputError => {
  const call = `${name}(${takes.join(", ")})`
  return reject("value-invalid", {
    field: "arguments",
    fieldVi: "danh sách tham số",
    problem: `it takes ${takes.length}, ${given} were given.`,
    problemVi: `cần ${takes.length} tham số, đã truyền ${given}.`,
    next: `Call it as ${call}.`,
    nextVi: `Gọi theo dạng \`${call}\`.`,
  })
}

const argumentsOf = (action: Action): ReadonlyArray<string> => [
  ...parameters[action].map(({ name }) => name),
  ...(Object.hasOwn(personalActions, action) ? ["{ by }"] : []),
]

const silence = Object.freeze({})

/** Adds the request that was left out of a person's call because none of its fields is required. */
const withRequest = (action: Action, args: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const own = parameters[action]
  const request = own.at(-1)
  if (request === undefined || !Schema.is(request.shape)(silence)) return args
  const isLeftOut = args.length === own.length || (args.length > own.length && args.at(-2) === undefined)
  return isLeftOut ? [...args.slice(0, own.length - 1), silence, ...args.slice(-1)] : args
}

/**
 * Reads a call so that the authorized person is the recorded person: exactly one argument names a person, and
 * it is the last. A personal action passes it to its use case; for an open action it is an additional
 * argument. A call without a valid person is a denial; any other mistake is an input error.
 */
export const readCall = (
  action: Action,
  given: ReadonlyArray<unknown>,
): Call | InputError | AuthorizationError => {
  const isPersonal = Object.hasOwn(personalActions, action)
  const said = withoutTrailingGaps(given)
  const last = said.at(-1)
  const as = isActingAs(last) ? last : undefined
  const args = isPersonal && as !== undefined ? withRequest(action, said) : said
  const arity = parameters[action].length + (isPersonal ? 1 : 0)
  if (args.filter(isActingAs).length > 1 || (as === undefined && args.some(isActingAs)))
    return unusable(action, several, args.filter(isActingAs))
  if (isPersonal && as !== undefined && args.length < arity)
    return wrongCount(action, argumentsOf(action), args.length)
  const isOneMore = as !== undefined && Object.hasOwn(openActions, action)
  const own = isOneMore ? args.slice(0, -1) : args
  if (own.length > arity) return wrongCount(action, argumentsOf(action), own.length)
  if (isPersonal && as === undefined) return unusable(action, nobody, [])
  const odd = as && Object.keys(as).find((field) => field !== "by")
  if (odd !== undefined)
    return unknownField(
      odd,
      ["by", "signal"].filter((field) => field !== odd),
    )
  return { args: own, ...(as !== undefined && { as }) }
}
