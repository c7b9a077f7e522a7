import type { Effect } from "effect"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import type { HostAction, OpenAction, PersonalAction } from "../../policy/permissions.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import type { ActingAs, Door, Operation } from "./operation.ts"
import type { Ports } from "./ports.ts"

/** The errors of every operation beside its own. */
export type OperationError = InputError | AuthorizationError | StorageError

/**
 * The ways to call an operation: the request before the person may be left out if none of its fields is
 * required. Each way is a tuple, so that its parameters keep their names.
 */
export type Ways<Args extends ReadonlyArray<unknown>> = Args extends readonly [
  ...infer What,
  infer Request,
  ActingAs,
]
  ? Record<never, never> extends Request
    ? Args | [...what: What, as: ActingAs]
    : Args
  : never

/** The same for an operation that a person or the host may call. */
export type OpenWays<Args extends ReadonlyArray<unknown>> =
  | [...args: Args, as?: ActingAs]
  | (Args extends readonly [] ? never : [] extends Args ? [as?: ActingAs] : never)

type UseCase<Args extends ReadonlyArray<unknown>, A, E, P> = (...args: Args) => Effect.Effect<A, E, P>

/**
 * Turns a use case into an operation: provides its ports and authorizes it first, under the action's name
 * (see `policy/permissions.ts`; an operation without a line there does not compile).
 */
export interface DefineOperation<D extends Door = "effects", P = Ports> {
  /** A person acts, named in the last argument. */
  <Args extends readonly [...ReadonlyArray<unknown>, ActingAs], A, E>(
    action: PersonalAction,
    useCase: UseCase<Args, A, E, P>,
  ): Operation<D, Ways<Args>, A, E | OperationError>
  /** The host acts, or a person named in one more argument that the use case does not see. */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: OpenAction,
    useCase: UseCase<Args, A, E, P>,
  ): Operation<D, OpenWays<Args>, A, E | OperationError>
  /** The host acts. */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: HostAction,
    useCase: UseCase<Args, A, E, P>,
  ): Operation<D, Args, A, E | OperationError>
}
