import { Effect } from "effect"
import type { Envelope } from "../../document/incoming/event.ts"
import { evolve } from "../../document/paper/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { senderCodes } from "../identity/sender-codes.ts"
import { load } from "../stream/load.ts"

type Named = Pick<Envelope, "from" | "code" | "date">

/**
 * The stream of a document's paper, named by what is on both: the sender, number and notation, and the date,
 * or the identifier if a packet states no date.
 */
const paperStream = ({ from, code, date }: Named, wireId: string) =>
  streamName.paper(from.code, printCode(code), date ?? wireId)

const loadPaper = (named: Named, wireId: string) => load("paper", paperStream(named, wireId), evolve)

/** Replays the paper of a document under each of its sender's codes, the stated one first. */
export const papersOf = Effect.fnUntraced(function* (named: Named, wireId = "") {
  return yield* Effect.forEach(yield* senderCodes(named.from.code), (code) =>
    loadPaper({ ...named, from: { code } }, wireId),
  )
})

/**
 * Finds the paper of a document under the code with which it was recorded, or to record it under the stated
 * one.
 */
export const findPaper = Effect.fnUntraced(function* (named: Named, wireId = "") {
  const recorded = (yield* papersOf(named, wireId)).find(({ state }) => state)
  return recorded ?? (yield* loadPaper(named, wireId))
})
