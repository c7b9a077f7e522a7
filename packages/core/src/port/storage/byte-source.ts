import { Effect, Stream } from "effect"
import type { StorageError } from "./storage-error.ts"

/**
 * Bytes that need not be in memory as a whole: a file, or a packet. The stream may be run as often as needed,
 * for example to send a packet again, and yields the same bytes each time, in pieces of any length. Neither
 * the producer nor the consumer modifies a piece.
 */
export interface ByteSource<E = StorageError> {
  /** How many bytes the stream yields. */
  readonly size: number
  readonly stream: Stream.Stream<Uint8Array, E>
}

/** Makes a source of bytes in memory. */
export const byteSource = (bytes: Uint8Array): ByteSource<never> => ({
  size: bytes.length,
  stream: Stream.make(bytes),
})

/**
 * Collects all bytes of a stream in memory. Use it for files that are known to be small, or if there is no
 * other way. Other work of the process goes on while it copies.
 */
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
    return Effect.andThen(
      Stream.runForEach(stream, add),
      Effect.suspend(() => joined(pieces, size)),
    )
  })

/**
 * The number of bytes to copy in one turn: some milliseconds, even into memory that is used for the first
 * time.
 */
const copiedAtOnce = 4 * 1024 * 1024

const joined = Effect.fnUntraced(function* (pieces: ReadonlyArray<Uint8Array>, size: number) {
  const [first] = pieces
  if (first?.constructor === Uint8Array && pieces.length === 1) return first
  const whole = new Uint8Array(size)
  let at = 0
  let turn = copiedAtOnce
  for (const piece of pieces)
    for (let from = 0; from < piece.length; from += copiedAtOnce) {
      const part = piece.subarray(from, from + copiedAtOnce)
      whole.set(part, at)
      at += part.length
      if (at < turn) continue
      turn = at + copiedAtOnce
      yield* Effect.yieldNow
    }
  return whole
})
