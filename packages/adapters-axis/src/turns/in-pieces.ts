import { Effect } from "effect"

/** Work in pieces of some milliseconds, between which it may yield to the event loop. */
export type InPieces<A> = Generator<void, A, void>

/** The result of work, or what it threw. */
export type Attempt<A> = { readonly value: A } | { readonly error: unknown }

/** Does work in pieces, and returns its result or what it threw. */
export const attemptInPieces = function* <A>(work: () => InPieces<A>): InPieces<Attempt<A>> {
  try {
    return { value: yield* work() }
  } catch (error) {
    return { error }
  }
}

/** Entries of a list that are read in one piece: a few milliseconds. */
export const entriesInAPiece = 20_000

/** Entries of a packet that are read in one piece: a few milliseconds. */
const readInAPiece = 500

/** Maps each item of a list, in pieces. A heavy item counts as several. */
export const mapInPieces = function* <A, B>(
  list: ReadonlyArray<A>,
  make: (item: A) => B,
  weightOf: (item: A) => number = () => 1,
): InPieces<ReadonlyArray<B>> {
  const made: Array<B> = []
  let left = readInAPiece
  for (const item of list) {
    made.push(make(item))
    left -= weightOf(item)
    if (left > 0) continue
    left = readInAPiece
    yield
  }
  return made
}

/** Objects that are compared in one piece: a few milliseconds. */
const objectsInAPiece = 200

/** Takes items from the end of a list that grows meanwhile, in pieces. */
export const takeAll = function* <A>(list: Array<A>, take: (item: A) => void): InPieces<void> {
  for (let taken = 1; list.length > 0; taken += 1) {
    take(list.pop() as A)
    if (taken % objectsInAPiece === 0) yield
  }
}

/** Does work to its end, and yields between its pieces. */
export const inTurns = Effect.fnUntraced(function* <A>(work: InPieces<A>) {
  let piece = work.next()
  while (piece.done !== true) {
    yield* Effect.yieldNow
    piece = work.next()
  }
  return piece.value
})

/** Does work to its end at once. */
export const runToEnd = <A>(work: InPieces<A>): A => {
  let piece = work.next()
  while (piece.done !== true) piece = work.next()
  return piece.value
}
