import { Cause, Effect, Stream } from "effect"
import { type ByteSource, byteSource } from "../../port/storage/byte-source.ts"

/**
 * Bytes as Promises and async iterables have them: a file or a packet that can be read from its start again
 * and again.
 */
export interface PlainBytes extends AsyncIterable<Uint8Array> {
  readonly size: number
}

/** What an adapter may give for bytes: all of them, or pieces. */
export type GivenBytes = Uint8Array | AsyncIterable<Uint8Array>

/** Pieces that fail as the stream does, for code without Effect. */
export const iterableOf = <E>(stream: Stream.Stream<Uint8Array, E>): AsyncIterable<Uint8Array> =>
  Stream.toAsyncIterable(stream)

export const plainBytes = <E>({ size, stream }: ByteSource<E>): PlainBytes => ({
  size,
  [Symbol.asyncIterator]: () => iterableOf(stream)[Symbol.asyncIterator](),
})

/** The stream of what an adapter gave; `failure` makes the port's error of what is thrown on the way. */
export const givenStream = <E>(
  given: GivenBytes,
  failure: (thrown: unknown) => E,
): Stream.Stream<Uint8Array, E> =>
  given instanceof Uint8Array ? Stream.make(given) : Stream.fromAsyncIterable(given, failure)

export const givenSource = <E>(
  given: Uint8Array | PlainBytes,
  failure: (thrown: unknown) => E,
): ByteSource<E> =>
  given instanceof Uint8Array
    ? byteSource(given)
    : { size: given.size, stream: Stream.fromAsyncIterable(given, failure) }

/**
 * A stream that is handed to code without Effect, and a way to fail as it did: that code may throw something
 * else for it, as `fetch` does for a body that breaks off.
 */
export const watched = <E>(bytes: Stream.Stream<Uint8Array, E>) => {
  let failed: Cause.Cause<E> | undefined
  const note = (cause: Cause.Cause<E>) =>
    Effect.sync(() => {
      if (!Cause.hasInterruptsOnly(cause)) failed = cause
    })
  return {
    stream: Stream.tapCause(bytes, note),
    orItsFailure: <A, E2>(work: Effect.Effect<A, E2>): Effect.Effect<A, E | E2> =>
      Effect.catchCause(
        work,
        (cause): Effect.Effect<never, E | E2> => Effect.failCause<E | E2>(failed ?? cause),
      ),
  }
}
