import type { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import type { HostAction, OpenAction, PersonalAction } from "../../policy/permission.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import type { Ports } from "./ports.ts"

/** Who does it: every change is recorded with the person. */
export interface As {
  readonly by: Actor
}

/** Whether an argument says who does it, by itself: not by its prototype. */
export const isAs = (value: unknown): value is As =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "by")

/** What every operation can fail with beside its own errors. */
export type DoorError = InputError | AuthorizationError | StorageError

/**
 * How an operation may be called: the request before the person may be left out where nothing in it has to be
 * said. A tuple for each way, so that its parameters keep their names.
 */
export type Ways<Args extends ReadonlyArray<unknown>> = Args extends readonly [
  ...infer What,
  infer Request,
  As,
]
  ? Record<never, never> extends Request
    ? Args | [...what: What, as: As]
    : Args
  : never

/** The same where a person may ask or nobody. */
export type OpenWays<Args extends ReadonlyArray<unknown>> =
  | [...args: Args, as?: As]
  | (Args extends readonly [] ? never : [] extends Args ? [as?: As] : never)

type UseCase<Args extends ReadonlyArray<unknown>, A, E> = (...args: Args) => Effect.Effect<A, E, Ports>

/**
 * Makes a use case an operation: gives it its ports and has it authorized first, under the action it is named
 * by (see `policy/permission.ts`; an operation without a line there does not compile).
 */
export interface On {
  /** A person does it, named in the last argument. */
  <Args extends readonly [...ReadonlyArray<unknown>, As], A, E>(
    action: PersonalAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: Ways<Args>) => Effect.Effect<A, E | DoorError>
  /**
   * The host does it by itself, or a person asks for it, named in one more argument that the use case does
   * not see.
   */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: OpenAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: OpenWays<Args>) => Effect.Effect<A, E | DoorError>
  /** The host does it by itself. */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: HostAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: Args) => Effect.Effect<A, E | DoorError>
}
