import { Effect } from "effect"
import type { Checked, Envelope } from "../../document/incoming/event.ts"
import { senderCodes } from "../intake/sender-codes.ts"
import { append } from "../stream/append.ts"
import { judgePaper } from "./judge-paper.ts"
import { loadPaper, paperStream } from "./paper-stream.ts"

/** The paper of an electronic document, under each of its sender's codes. */
const papersOf = Effect.fnUntraced(function* (envelope: Envelope) {
  return yield* Effect.forEach(yield* senderCodes(envelope.from.code), (code) =>
    loadPaper(paperStream({ ...envelope, from: { code } }, envelope.wireId)),
  )
})

/** The number that the paper of a document was registered under before it. */
export const numberOfPaper = Effect.fnUntraced(function* (envelope: Envelope) {
  return (yield* papersOf(envelope)).find(({ state }) => state?.registered)?.state?.registered
})

/** When a document arrives whose paper came before it, under any of its sender's codes: the paper is judged again, in the commit of the arrival. */
export const paperOfArrival = Effect.fnUntraced(function* (
  document: string,
  { envelope, checked }: { readonly envelope: Envelope; readonly checked: Checked },
) {
  const loaded = (yield* papersOf(envelope)).find(({ state }) => state)
  if (!loaded?.state || loaded.state.document !== undefined) return []
  const verdict = yield* judgePaper(loaded.state.copy, { electronic: { envelope, checked }, connected: true })
  return [append("paper", loaded, [{ _tag: "ElectronicCame", document, verdict }])]
})
