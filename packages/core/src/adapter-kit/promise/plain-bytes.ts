import { Cause, Effect, Predicate, Stream } from "effect"
import { type ByteSource, byteSource } from "../../port/storage/byte-source.ts"
import { answerMillis, noAnswerIn } from "../patience.ts"

/** A file or packet for Promises and async iteration. It can be read from its start any number of times. */
export interface PlainBytes extends AsyncIterable<Uint8Array> {
  readonly size: number
}

/** Bytes from an adapter, whole or in pieces. */
export type GivenBytes = Uint8Array | AsyncIterable<Uint8Array>

/** Turns a stream into an async iterable that fails as the stream does, for code without Effect. */
export const iterableOf = <E>(stream: Stream.Stream<Uint8Array, E>): AsyncIterable<Uint8Array> =>
  Stream.toAsyncIterable(stream)

export const plainBytes = <E>({ size, stream }: ByteSource<E>): PlainBytes => ({
  size,
  [Symbol.asyncIterator]: () => iterableOf(stream)[Symbol.asyncIterator](),
})

/** Whether an adapter gave bytes, whole or in pieces. */
export const isGivenBytes = (given: unknown): given is GivenBytes =>
  given instanceof Uint8Array || (Predicate.isObject(given) && Symbol.asyncIterator in given)

const noBytes = () => new TypeError("a piece is not a Uint8Array")

/** Turns an adapter's bytes into a stream; `failure` turns a thrown value into the port's error. */
export const givenStream = <E>(
  given: GivenBytes,
  failure: (thrown: unknown) => E,
): Stream.Stream<Uint8Array, E> =>
  given instanceof Uint8Array
    ? Stream.make(given)
    : Stream.fromAsyncIterable<unknown, E>(given, failure).pipe(
        Stream.timeoutOrElse({
          duration: answerMillis,
          orElse: () => Stream.fail(failure(noAnswerIn(answerMillis))),
        }),
        Stream.mapEffect((piece) =>
          piece instanceof Uint8Array ? Effect.succeed(piece) : Effect.fail(failure(noBytes())),
        ),
      )

export const givenSource = <E>(
  given: Uint8Array | PlainBytes,
  failure: (thrown: unknown) => E,
): ByteSource<E> =>
  given instanceof Uint8Array ? byteSource(given) : { size: given.size, stream: givenStream(given, failure) }

/**
 * Passes a stream to code without Effect and keeps its failure, since that code may throw another error in
 * its place, as `fetch` does when a body breaks off.
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
