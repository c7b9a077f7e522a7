import { type InputError, reject } from "../../document/input-error.ts"
import { type Action, openActions, personalActions } from "../../policy/permission.ts"
import { type As, isAs } from "./on.ts"

/** One call of an operation: what its use case is given, and who is said to do it. */
export interface Call<Args extends ReadonlyArray<unknown>> {
  readonly args: Args
  readonly as?: As
}

const withoutTrailingGaps = (given: ReadonlyArray<unknown>) =>
  given.slice(0, given.findLastIndex((value) => value !== undefined) + 1)

const noPerson = { field: "by", problem: "id, name, roles" }

/**
 * Reads a call so that the person who is authorized is the person who is recorded: one argument alone names a person,
 * and nothing comes after it. A personal action has it where its use case takes it; of an open action it is one more.
 */
export const readCall = <Args extends ReadonlyArray<unknown>>(
  action: Action,
  arity: number,
  given: ReadonlyArray<unknown>,
): Call<Args> | InputError => {
  const args = withoutTrailingGaps(given)
  const last = args.at(-1)
  const as = isAs(last) ? last : undefined
  const isPersonal = Object.hasOwn(personalActions, action)
  if (args.filter(isAs).length > 1 || (as === undefined && args.some(isAs)))
    return reject("value-invalid", { field: "by", problem: "more than one person, or not last" })
  if (isPersonal && as !== undefined && args.length < arity) return reject("value-invalid", noPerson)
  const isOneMore = as !== undefined && Object.hasOwn(openActions, action)
  const own = isOneMore ? args.slice(0, -1) : args
  if (own.length > arity)
    return reject("value-invalid", { field: "arguments", problem: `${own.length} > ${arity}` })
  if (isPersonal && as === undefined) return reject("value-invalid", noPerson)
  return { args: own as unknown as Args, ...(as !== undefined && { as }) }
}
