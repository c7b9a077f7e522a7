import { Effect, Option } from "effect"
import { paper } from "../../document/paper/decide.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, yearOf } from "../../time/vietnam-time.ts"
import { markKey } from "../identity/mark.ts"
import { type Named, paperStream, writtenPaperStream } from "../identity/paper-stream-name.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { now } from "../runtime/runtime.ts"
import { load } from "../stream/load.ts"

const loadPaper = (stream: string) => load("paper", stream, paper.evolve)

/** Which paper is looked for. */
export interface PaperOf extends Named {
  /** Only paper of the same date: a person says that the one of another date is of another document. */
  readonly isAnother?: boolean
}

/** The streams in which a document's paper may be, under one of its sender's codes: by date, and by year. */
const streamsOf = Effect.fnUntraced(function* (named: PaperOf, wireId: string) {
  const storage = yield* Storage
  const stream = paperStream(named, wireId)
  const earlier = yield* storage.findMark(markKey.paper(stream))
  const year = yearOf(named.date ?? dateOf(yield* now))
  const ofYear = named.isAnother
    ? Option.none<string>()
    : yield* storage.findMark(markKey.paperOfYear(named.from.code, named.code, year))
  const ofDate = [stream, ...Option.toArray(earlier), writtenPaperStream(named, wireId)]
  return { ofDate, ofYear: Option.toArray(ofYear) }
})

/**
 * Replays the paper of a document under each of its sender's codes, the stated one first: paper of its date,
 * then of its number and notation in the year, since the date does not decide (Annex VI, Part I, III.1h).
 */
export const papersOf = Effect.fnUntraced(function* (named: PaperOf, wireId = "") {
  const streams = yield* Effect.forEach(yield* senderCodes(named.from.code), (code) =>
    streamsOf({ ...named, from: { code } }, wireId),
  )
  const names = [...streams.flatMap(({ ofDate }) => ofDate), ...streams.flatMap(({ ofYear }) => ofYear)]
  return yield* Effect.forEach(new Set(names), loadPaper)
})

/** The mark by which paper is found under its number and notation in the year, if no other paper has it. */
export const paperMarks = Effect.fnUntraced(function* ({ from, code, date }: Named, stream: string) {
  if (date === undefined) return []
  const key = markKey.paperOfYear(from.code, code, yearOf(date))
  const known = yield* (yield* Storage).findMark(key)
  return Option.isNone(known) ? [{ key, value: stream }] : []
})

/**
 * Finds the paper of a document under the code with which it was recorded, or to record it under the stated
 * one.
 */
export const findPaper = Effect.fnUntraced(function* (named: PaperOf, wireId = "") {
  const recorded = (yield* papersOf(named, wireId)).find(({ state }) => state)
  return recorded ?? (yield* loadPaper(paperStream(named, wireId)))
})
