import type { Schema } from "effect"

/**
 * The form that events of a type had at one version, and what becomes of such an event at the next one. Without a
 * schema the next form reads it as it is: it only gained what may be absent, or further values.
 */
export interface Earlier<Old, Next> {
  readonly schema?: Schema.Codec<Old, unknown>
  /** A method, so that steps of all types can stand in one list; {@link lineage} checks that they fit. */
  up(old: Old): Next
}

/** The earlier versions of one event type, from version 1 on; its events end as `Newest`. */
export interface Lineage<Newest> {
  readonly earlier: ReadonlyArray<Earlier<unknown, unknown>>
  /** Only for the type checker: what the last step gives. */
  readonly newest?: Newest
}

/**
 * The earlier versions of a kind's events, by the type they are stored under. A type that stands here and is no longer
 * written must give, at its last step, an event of another type.
 */
export type History<Event> = Readonly<Record<string, Lineage<Event>>>

/** An earlier form with its upcaster: pure, total, and never changed once a release has written the next version. */
export const formerly = <Old, Next>(
  schema: Schema.Codec<Old, unknown>,
  up: (old: Old) => Next,
): Earlier<Old, Next> => ({ schema, up })

/**
 * A version after which the form only grew, so that events of it are read as they are. The version all the same tells
 * an older release that it would lose something.
 */
export const grew = <Event>(): Earlier<Event, Event> => ({ up: (event) => event })

/** Puts the steps of a type in order, each beginning where the one before ends. */
export function lineage<A, B>(first: Earlier<A, B>): Lineage<B>
export function lineage<A, B, C>(first: Earlier<A, B>, second: Earlier<B, C>): Lineage<C>
export function lineage<A, B, C, D>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
): Lineage<D>
export function lineage(...earlier: ReadonlyArray<Earlier<unknown, unknown>>): Lineage<unknown> {
  return { earlier }
}
