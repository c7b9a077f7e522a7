import { Effect, Option } from "effect"
import { paper } from "../../document/paper/decide.ts"
import { Storage } from "../../port/storage/storage.ts"
import { markKey } from "../identity/mark.ts"
import { type Named, paperStream, writtenPaperStream } from "../identity/paper-stream-name.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { load } from "../stream/load.ts"

const loadPaper = (stream: string) => load("paper", stream, paper.evolve)

/** The streams in which a document's paper may be, under one of its sender's codes. */
const streamsOf = Effect.fnUntraced(function* (named: Named, wireId: string) {
  const storage = yield* Storage
  const stream = paperStream(named, wireId)
  const earlier = yield* storage.findMark(markKey.paper(stream))
  return [...new Set([stream, ...Option.toArray(earlier), writtenPaperStream(named, wireId)])]
})

/** Replays the paper of a document under each of its sender's codes, the stated one first. */
export const papersOf = Effect.fnUntraced(function* (named: Named, wireId = "") {
  const streams = yield* Effect.forEach(yield* senderCodes(named.from.code), (code) =>
    streamsOf({ ...named, from: { code } }, wireId),
  )
  return yield* Effect.forEach(new Set(streams.flat()), loadPaper)
})

/**
 * Finds the paper of a document under the code with which it was recorded, or to record it under the stated
 * one.
 */
export const findPaper = Effect.fnUntraced(function* (named: Named, wireId = "") {
  const recorded = (yield* papersOf(named, wireId)).find(({ state }) => state)
  return recorded ?? (yield* loadPaper(paperStream(named, wireId)))
})
