import { Effect } from "effect"
import type { Checked, Envelope } from "../../document/incoming/event.ts"
import type { Paper } from "../../document/paper/state.ts"
import { dateOf, yearOf } from "../../time/vietnam-time.ts"
import { loadIncoming } from "../change/incoming.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { judgePaper } from "./judge-paper.ts"
import { papersOf } from "./paper-stream.ts"

/** A document as far as its paper is judged by it. */
interface Arrival {
  readonly envelope: Envelope
  readonly checked: Checked
}

/** The paper is this document's from now on, and judged by it. */
const came = Effect.fnUntraced(function* (
  document: string,
  electronic: Arrival,
  loaded: Loaded<Paper> & { readonly state: Paper },
) {
  const verdict = yield* judgePaper(loaded.state.copy, { electronic, connected: true })
  return append("paper", loaded, [{ _tag: "ElectronicCame", document, verdict }])
})

/**
 * Whether no other document has the paper: one that was refused or destroyed before it was registered has no
 * number.
 */
const isFree = Effect.fnUntraced(function* (paper: Paper) {
  if (paper.document === undefined) return true
  const { state } = yield* loadIncoming(paper.document)
  return !state?.registered && (state?.stage === "refused" || state?.stage === "destroyed")
})

/**
 * The number that the paper of a document was registered under before it came, and in which year. It is for
 * one document: another of the same number and notation has the next of the register.
 */
export const claimNumberOfPaper = Effect.fnUntraced(function* (document: string, electronic: Arrival) {
  for (const { state, ...loaded } of yield* papersOf(electronic.envelope, electronic.envelope.wireId)) {
    if (!state?.registered) continue
    const { register, number, at } = state.registered
    const place = { register, number, year: yearOf(dateOf(at)) }
    if (state.document === document) return { place, appends: [] }
    if (yield* isFree(state))
      return { place, appends: [yield* came(document, electronic, { ...loaded, state })] }
  }
  return undefined
})

/**
 * When a document arrives whose paper came before it, under any of its sender's codes: the paper is judged
 * again, in the commit of the arrival.
 */
export const paperOfArrival = Effect.fnUntraced(function* (document: string, electronic: Arrival) {
  const found = (yield* papersOf(electronic.envelope, electronic.envelope.wireId)).find(({ state }) => state)
  if (!found?.state || found.state.document !== undefined) return []
  return [yield* came(document, electronic, { ...found, state: found.state })]
})
