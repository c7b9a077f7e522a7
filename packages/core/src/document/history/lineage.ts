import type { Schema } from "effect"

/**
 * The form of an event type at one version, and the step to the next. Without a schema the next form reads it
 * as it is, because it only gained optional fields or further values.
 */
export interface Earlier<Old, Next> {
  readonly schema?: Schema.Codec<Old, unknown>
  /** A method, so that steps of all types fit into one list; {@link lineage} checks that they match. */
  up(old: Old): Next
}

/** The earlier versions of one event type, from version 1 on. The last step gives `Newest`. */
export interface Lineage<Newest> {
  readonly earlier: ReadonlyArray<Earlier<unknown, unknown>>
  /** For the type checker only: the result of the last step. */
  readonly newest?: Newest
}

/**
 * The earlier versions of a kind's events, by stored type. The last step of a type that is no longer written
 * must give an event of another type.
 */
export type History<Event> = Readonly<Record<string, Lineage<Event>>>

/**
 * An earlier form with its upcaster, which is pure and total, and never changes after a release has written
 * the next version.
 */
export const formerly = <Old, Next>(
  schema: Schema.Codec<Old, unknown>,
  up: (old: Old) => Next,
): Earlier<Old, Next> => ({ schema, up })

/**
 * A version that only grew, so that its events are read as they are. The version still tells an older release
 * that it would lose something.
 */
export const grew = <Event>(): Earlier<Event, Event> => ({ up: (event) => event })

/** Puts the steps of a type in order, each starting where the previous one ends. */
export function lineage<A, B>(first: Earlier<A, B>): Lineage<B>
export function lineage<A, B, C>(first: Earlier<A, B>, second: Earlier<B, C>): Lineage<C>
export function lineage<A, B, C, D>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
): Lineage<D>
export function lineage<A, B, C, D, E>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
  fourth: Earlier<D, E>,
): Lineage<E>
export function lineage<A, B, C, D, E, F>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
  fourth: Earlier<D, E>,
  fifth: Earlier<E, F>,
): Lineage<F>
export function lineage<A, B, C, D, E, F, G>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
  fourth: Earlier<D, E>,
  fifth: Earlier<E, F>,
  sixth: Earlier<F, G>,
): Lineage<G>
export function lineage<A, B, C, D, E, F, G, H>(
  first: Earlier<A, B>,
  second: Earlier<B, C>,
  third: Earlier<C, D>,
  fourth: Earlier<D, E>,
  fifth: Earlier<E, F>,
  sixth: Earlier<F, G>,
  seventh: Earlier<G, H>,
): Lineage<H>
export function lineage(...earlier: ReadonlyArray<Earlier<unknown, unknown>>): Lineage<unknown> {
  return { earlier }
}
