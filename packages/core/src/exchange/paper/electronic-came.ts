import { Effect } from "effect"
import type { IncomingEvent } from "../../document/incoming/event.ts"
import { senderCodes } from "../intake/sender-codes.ts"
import { append } from "../stream/append.ts"
import { judgePaper } from "./judge-paper.ts"
import { loadPaper, paperStream } from "./paper-stream.ts"

/** When a document arrives whose paper came before it, under any of its sender's codes: the paper is judged again, in the commit of the arrival. */
export const paperOfArrival = Effect.fnUntraced(function* (
  document: string,
  { envelope, checked }: IncomingEvent & { readonly _tag: "Arrived" },
) {
  const papers = yield* Effect.forEach(yield* senderCodes(envelope.from.code), (code) =>
    loadPaper(paperStream({ ...envelope, from: { code } }, envelope.wireId)),
  )
  const loaded = papers.find(({ state }) => state)
  if (!loaded?.state || loaded.state.document !== undefined) return []
  const verdict = yield* judgePaper(loaded.state.copy, { electronic: { envelope, checked }, connected: true })
  return [append("paper", loaded, [{ _tag: "ElectronicCame", document, verdict }])]
})
