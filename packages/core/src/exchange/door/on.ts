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

type UseCase<Args extends ReadonlyArray<unknown>, A, E> = (...args: Args) => Effect.Effect<A, E, Ports>

/**
 * Makes a use case an operation: gives it its ports and has it authorized first, under the action it is named by (see
 * `policy/permission.ts`; an operation without a line there does not compile).
 */
export interface On {
  /** A person does it, named in the last argument. */
  <Args extends readonly [...ReadonlyArray<unknown>, As], A, E>(
    action: PersonalAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: Args) => Effect.Effect<A, E | DoorError>
  /** The host does it by itself, or a person asks for it, named in one more argument that the use case does not see. */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: OpenAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: [...args: Args, as?: As]) => Effect.Effect<A, E | DoorError>
  /** The host does it by itself. */
  <Args extends ReadonlyArray<unknown>, A, E>(
    action: HostAction,
    useCase: UseCase<Args, A, E>,
  ): (...args: Args) => Effect.Effect<A, E | DoorError>
}
