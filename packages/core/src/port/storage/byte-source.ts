import { Effect, Stream } from "effect"
import type { StorageError } from "./storage-error.ts"

/**
 * Bytes that need not be whole in memory: a file, or a packet. The stream may be run as often as is needed,
 * as when a packet is sent again, and gives the same bytes each time, in pieces of any length. Nobody changes
 * a piece, neither who gives it nor who takes it.
 */
export interface ByteSource<E = StorageError> {
  /** How many bytes the stream gives. */
  readonly size: number
  readonly stream: Stream.Stream<Uint8Array, E>
}

/** Bytes at hand as a source. */
export const byteSource = (bytes: Uint8Array): ByteSource<never> => ({
  size: bytes.length,
  stream: Stream.make(bytes),
})

/** All bytes of a stream, in memory. For files that are known to be small, or where there is no other way. */
export const collectBytes = <E, R>(
  stream: Stream.Stream<Uint8Array, E, R>,
): Effect.Effect<Uint8Array, E, R> =>
  Effect.suspend(() => {
    const pieces: Array<Uint8Array> = []
    let size = 0
    const add = (piece: Uint8Array) =>
      Effect.sync(() => {
        pieces.push(piece)
        size += piece.length
      })
    return Effect.map(Stream.runForEach(stream, add), () => joined(pieces, size))
  })

const joined = (pieces: ReadonlyArray<Uint8Array>, size: number): Uint8Array => {
  const [first] = pieces
  if (first?.constructor === Uint8Array && pieces.length === 1) return first
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
