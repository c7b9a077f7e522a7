import type { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"

/** The person who acts: every change is recorded with them. */
export interface ActingAs {
  readonly by: Actor
}

/** Whether an argument itself, not its prototype, names the person who acts. */
export const isActingAs = (value: unknown): value is ActingAs =>
  typeof value === "object" && value !== null && Object.hasOwn(value, "by")

/** Aborts a call. What is already recorded stays recorded; nothing is half-written. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** Names the person who acts, and aborts the call. */
export interface ActingCallOptions extends ActingAs, CallOptions {}

/** Names the person who asks, if there is one, and aborts the call. */
export interface OptionalActingCallOptions extends Partial<ActingAs>, CallOptions {}

/** The last argument of a call with its signal: beside the person, if the operation takes one. */
type WithSignal<Args extends ReadonlyArray<unknown>> = Args extends readonly [...infer What, ActingAs]
  ? [...what: What, as: ActingCallOptions]
  : ActingAs extends NonNullable<Args[number]>
    ? { [I in keyof Args]: NonNullable<Args[I]> extends ActingAs ? OptionalActingCallOptions : Args[I] }
    : [...what: Args, options?: CallOptions]

/** A function with an overload for each tuple of parameters: editors show its parameters by name. */
export type Overloaded<Args, Answer> = (
  Args extends ReadonlyArray<unknown>
    ? (overload: (...args: Args) => Answer) => void
    : never
) extends (overload: infer All) => void
  ? All
  : never

/** The ways in which a host calls an exchange. */
export type Door = "effects" | "promises"

/**
 * An operation as a host calls it. Each door has the type of each operation from where the operation is
 * stated, so that editors show its doc comment at both.
 */
export type Operation<D extends Door, Args extends ReadonlyArray<unknown>, A, E> = D extends "promises"
  ? Overloaded<WithSignal<Args>, Promise<[A] extends [undefined] ? void : A>>
  : Overloaded<Args, Effect.Effect<A, E>>
